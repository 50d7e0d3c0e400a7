// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { measurePhotos, openPhotos } from '../../../../lib/app/briefing/photos.ts';
import { attach } from '../../../../lib/app/evidence.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { startVisit } from '../../../../lib/app/visits.ts';
import type { Id, Sha256 } from '../../../../lib/model/ids.ts';
import { keepAttachment } from '../../../../lib/store/attachments.ts';
import type { FakeFolder } from '../../../fixtures/opfs.ts';
import { freshProfile, readRecord } from '../../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));
// What a browser's canvas would do: its bytes say what they are of, and a broken one is refused.
vi.mock('../../../../lib/app/scale-photo.ts', () => ({
  scalePhoto: async (file: Blob) => {
    const text = await file.text();
    if (text.startsWith('broken')) throw new Error('no picture');
    return { jpeg: new TextEncoder().encode(`small ${text}`), width: 4, height: 3 };
  },
  measurePhoto: async (file: Blob) => {
    if ((await file.text()).startsWith('broken')) throw new Error('no picture');
    return { width: 4, height: 3 };
  },
}));

let session: Session;
let root: FakeFolder;
let visit: Id;
beforeEach(async () => {
  ({ session, root } = await freshProfile());
  visit = await startVisit(session, { name: '河东社区' });
});

async function photo(text: string): Promise<{ id: Id; ref: Sha256 }> {
  const id = await attach(session, visit, new File([text], 'x.jpg', { type: 'image/jpeg' }));
  return { id, ref: (await readRecord(session, 'evidence', id)).body.sha256 };
}
const opened = async (refs: readonly string[]) => {
  const { photos, leftOut } = await openPhotos(session, refs);
  return { photos: [...photos].map(([ref, { jpeg }]) => [ref, new TextDecoder().decode(jpeg)]), leftOut };
};

it('opens each photo once, and names those that it left out', async () => {
  const [first, broken, second] = [await photo('a'), await photo('broken'), await photo('b')];
  const missing = '0'.repeat(64);
  expect(await opened([first.ref, broken.ref, second.ref, first.ref, missing])).toEqual({
    photos: [
      [first.ref, 'small a'],
      [second.ref, 'small b'],
    ],
    leftOut: [broken.ref, missing],
  });
});

it('says how far it has come, and measures photos without scaling them', async () => {
  const refs = [(await photo('a')).ref, (await photo('broken')).ref];
  const told: string[] = [];
  await openPhotos(session, refs, undefined, (done, of) => told.push(`${done}/${of}`));
  expect(told).toEqual(['1/2', '2/2']);
  expect([...(await measurePhotos(session, refs, new AbortController().signal)).values()]).toEqual([
    { width: 4, height: 3 },
    null,
  ]);
});

it('shows the clean copy of a photo of which the original is on another device', async () => {
  const { id, ref } = await photo('original');
  const copy = await keepAttachment(new Blob(['copy']));
  await session.queue.do([
    { rec: id, kind: 'evidence', parent: visit, field: 'clean', value: { sha256: copy, size: 4, type: 'image/jpeg' } },
  ]);
  await (await folder()).removeEntry(ref);
  expect(await opened([ref])).toEqual({ photos: [[ref, 'small copy']], leftOut: [] });
});

it('leaves out what differs from its seal', async () => {
  const { ref } = await photo('as it was');
  (await folder()).files.get(ref)?.put(new TextEncoder().encode('as it is'));
  expect(await opened([ref])).toEqual({ photos: [], leftOut: [ref] });
});

it('stops where it is told to', async () => {
  const control = new AbortController();
  control.abort('enough');
  await expect(openPhotos(session, [(await photo('a')).ref], control.signal)).rejects.toBe('enough');
});

const folder = () => root.getDirectoryHandle('attachments');
