// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BriefingDocument } from '../../../../lib/app/briefing/document.ts';
import { openBriefingPress } from '../../../../lib/app/briefing/press.ts';
import { attach } from '../../../../lib/app/evidence.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { startVisit } from '../../../../lib/app/visits.ts';
import type { Page } from '../../../../lib/briefing/layout/page.ts';
import type { PressRequest } from '../../../../lib/briefing/paint/protocol.ts';
import type { Sha256 } from '../../../../lib/model/ids.ts';
import { keepAttachment } from '../../../../lib/store/attachments.ts';
import { freshProfile, readRecord } from '../../../fixtures/profile.ts';

const { sent, scaled } = vi.hoisted(() => ({ sent: [] as PressRequest[], scaled: [] as string[] }));
vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../../lib/briefing/paint/paint.worker.ts?worker&url', () => ({ default: '/paint.js' }));
vi.mock('../../../../lib/app/scale-photo.ts', () => ({
  scalePhoto: async (file: Blob) => {
    const text = await file.text();
    scaled.push(text);
    if (text === 'broken') throw new Error('no picture');
    return { jpeg: new TextEncoder().encode(`small ${text}`), width: 4, height: 3 };
  },
}));
vi.mock('../../../../lib/platform/workers.ts', () => ({
  packagedWorker: () => {
    const worker = {
      onmessage: null as ((event: { data: unknown }) => void) | null,
      terminate: () => undefined,
      postMessage(request: PressRequest) {
        sent.push(request);
        if (request.kind !== 'font') queueMicrotask(() => worker.onmessage?.({ data: answerTo(request) }));
      },
    };
    return worker;
  },
}));

/** A page for each request: the pictures of its blocks, one after the other. */
function answerTo(request: Exclude<PressRequest, { kind: 'font' }>) {
  const { id, kind, blocks } = request;
  if (kind === 'paint')
    return { kind: 'done', id, bytes: new Uint8Array(2), pages: 1, missing: [], unreadable: ['odd'] };
  const refs = blocks.put.flatMap((block) => (block.kind === 'photos' ? block.photos.map(({ ref }) => ref) : []));
  const items = refs.map((ref) => ({ kind: 'picture', ref, x: 0, y: 0, width: 1, height: 1 }));
  const page = { number: 1, items, folio: {} } as unknown as Page;
  return { kind: 'laid', id, count: 1, pages: [page], order: { outline: [], places: [1] } };
}

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
  sent.length = 0;
  scaled.length = 0;
  vi.stubGlobal('location', { href: 'chrome-extension://x/desk.html' });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function photo(text: string): Promise<Sha256> {
  const visit = await startVisit(session, { name: '河东社区' });
  const id = await attach(session, visit, new File([text], 'x.jpg', { type: 'image/jpeg' }));
  return (await readRecord(session, 'evidence', id)).body.sha256;
}
const document = (
  photos: readonly Sha256[],
  shown: readonly string[],
  font: Sha256 | null = null,
): BriefingDocument => ({
  title: '题',
  page: null,
  photos,
  font,
  blocks: [{ kind: 'photos', photos: shown.map((ref) => ({ ref, caption: '', width: 4, height: 3 })) }],
});
const never = new AbortController().signal;

describe('the press', () => {
  it('hands over the photos that the document shows, and names those that cannot be opened', async () => {
    const [shown, broken, hidden] = [await photo('a'), await photo('broken'), await photo('secret')];
    const press = openBriefingPress(session);
    const { unreadable, bytes } = await press.paint(document([shown, broken], [shown, broken, hidden]), vi.fn(), never);
    press.close();
    expect(bytes).toHaveLength(2);
    expect(unreadable).toEqual([broken, 'odd']);
    const [request] = sent;
    expect(request?.kind === 'paint' && [request.title, request.photos]).toEqual([
      '题',
      [{ ref: shown, bytes: new TextEncoder().encode('small a') }],
    ]);
    const fonts = request?.kind === 'paint' ? Object.values(request.fonts) : [];
    expect(fonts.every((address) => address.startsWith('chrome-extension://x/fonts/'))).toBe(true);
  });

  it('takes what was opened already', async () => {
    const ref = 'f'.repeat(64) as Sha256;
    const press = openBriefingPress(session, new Map([[ref, { jpeg: new Uint8Array([1]), width: 1, height: 1 }]]));
    expect((await press.paint(document([ref], [ref]), vi.fn(), never)).unreadable).toEqual(['odd']);
    expect(sent[0]).toMatchObject({ photos: [{ ref, bytes: new Uint8Array([1]) }] });
    press.close();
  });

  it('shows pages with their photos, and none that the document does not name', async () => {
    const [shown, broken, hidden] = [await photo('a'), await photo('broken'), await photo('secret')];
    const unseen = await photo('unseen');
    const press = openBriefingPress(session);
    const { pages, count } = await press.lay(document([shown, broken, unseen], [unseen, shown, broken, hidden]), [1]);
    expect(count).toBe(1);
    const of = (ref: string) => pages[0]?.photo?.(ref);
    expect(await (await of(shown))?.text()).toBe('small a');
    expect(await of(broken)).toBeNull();
    expect(of(hidden)).toBeUndefined();
    const again = await press.lay(document([shown], [shown]), [1]);
    expect(again.pages[0]?.photo?.(shown)).toBe(of(shown));
    // Who reads all pages opens none of their photos.
    expect(scaled).toEqual(['a', 'broken']);
    press.close();
  });

  it("sets the body in the office's own font, and in another where its file is gone", async () => {
    const font = await keepAttachment(new Blob(['font']));
    const press = openBriefingPress(session);
    const { pages } = await press.lay(document([], [], font), [1]);
    expect(pages[0]?.own?.hash).toBe(font);
    expect(await (await pages[0]?.own?.file)?.text()).toBe('font');
    expect(sent[0]).toMatchObject({ kind: 'font', hash: font, bytes: new TextEncoder().encode('font') });
    expect(sent[1]).toMatchObject({ kind: 'lay', own: font });
    const without = await press.lay(document([], [], '0'.repeat(64) as Sha256), [1]);
    expect(without.pages[0]).not.toHaveProperty('own');
    expect(sent.at(-1)).toMatchObject({ own: null });
    press.close();
  });
});
