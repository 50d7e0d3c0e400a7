// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FileStaying, foreseeFiles } from '../../../../lib/app/bundle/files-staying.ts';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import { handOut } from '../../../../lib/app/bundle/hand-out.ts';
import { openIncoming } from '../../../../lib/app/bundle/incoming.ts';
import { attach } from '../../../../lib/app/evidence.ts';
import type { FakeFolder } from '../../../fixtures/opfs.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { PICTURE } from '../../briefing/picture.ts';
import { plantInJpeg } from '../../bundle/format/photos.ts';
import { type Device, fileFrom, newDevice, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let anna: Device;
let visit: string;
const ids: Record<string, string> = {};
beforeEach(async () => {
  // Here no browser draws a picture; what one draws is tested in `clean-photo.test.ts`.
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('unknown', 'InvalidStateError')));
  anna = await newDevice('安娜');
  visit = (await writeVisit(anna.use(), '河东村', ['一'])).visit;
});
afterEach(() => vi.unstubAllGlobals());

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';
async function add(name: string, content: string | Uint8Array, type: string): Promise<void> {
  const part = typeof content === 'string' ? Buffer.from(content, 'latin1') : Uint8Array.from(content);
  ids[name] = await attach(anna.use(), visit, new File([part], name, { type }));
}
/** A whole JPEG and a text, which go, and what can't: each is told apart by the last part of its name. */
async function addAll(): Promise<void> {
  await add('whole', plantInJpeg(PICTURE, 'GPS'), 'image/jpeg');
  await add('text', '一份材料', 'text/plain');
  await add('svg', SVG, 'image/svg+xml');
  await add('heic', '\0\0\0\x18ftypheic', 'image/heic');
  await add('broken', '\xff\xd8\xff\xe0 nothing', 'image/jpeg');
}
const nameOf = (id: string) => Object.entries(ids).find(([, one]) => one === id)?.[0];
const named = (staying: readonly FileStaying[]) =>
  Object.fromEntries(staying.map(({ evidence, why }) => [nameOf(evidence.id), why]));
const going = () => readGoing(anna.use(), { visits: [visit], to: 'anybody' });
const foreseen = async (tell = (_: number) => {}) => named(await foreseeFiles(anna.use(), await going(), tell));
const make = () => handOut(anna.use(), { visits: [visit], to: 'anybody' }, null);

describe('evidence that goes without its file', () => {
  it('is foreseen with its reason, and told after with what only making the copies shows', async () => {
    await addAll();
    const told: number[] = [];
    expect(await foreseen((done) => told.push(done))).toEqual({ svg: 'drawing', heic: 'unread' });
    expect(told).toEqual([1, 2, 3, 4, 5]);
    const made = await make();
    expect(named(made.filesStaying)).toEqual({ svg: 'drawing', heic: 'unread', broken: 'unread' });
    expect(made.counts.attachments).toBe(2);
    expect(await made.blob.text()).not.toContain(SVG);
    // Whoever looks once more is told what making the copies showed.
    expect(await foreseen()).toEqual({ svg: 'drawing', heic: 'unread', broken: 'unread' });
  });

  it('is told apart where the file isn’t on this device: its record goes all the same', async () => {
    await addAll();
    const lead = await newDevice('组长');
    await takeOn(lead, await fileFrom(anna, [visit]));
    const there = await readGoing(lead.use(), { visits: [visit], to: 'anybody' });
    expect(named(await foreseeFiles(lead.session, there, () => {}))).toMatchObject({ svg: 'missing', heic: 'missing' });
    const made = await handOut(lead.session, { visits: [visit], to: 'anybody' }, null);
    expect(named(made.filesStaying)).toEqual({ svg: 'missing', heic: 'missing', broken: 'missing' });
    expect(await made.blob.text()).toContain(ids.svg);
  });

  it('is told after where the bytes are no longer those that were sealed', async () => {
    await add('text', '一份材料', 'text/plain');
    const { sha256 } = (await readRecord(anna.session, 'evidence', ids.text ?? '')).body;
    const root = (await navigator.storage.getDirectory()) as unknown as FakeFolder;
    root.folders.get('attachments')?.files.get(sha256)?.put(new TextEncoder().encode('一份假的'));
    const made = await make();
    expect(named(made.filesStaying)).toEqual({ text: 'changed' });
    expect(made.counts.attachments).toBe(0);
  });

  it('can be stopped', async () => {
    await addAll();
    const stop = new AbortController();
    const looking = foreseeFiles(anna.session, await going(), () => stop.abort(), stop.signal);
    await expect(looking).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it('what was made is counted as it was read back, not as it was chosen', async () => {
  const { visit: other } = await writeVisit(anna.use(), '河西村', ['二']);
  const lead = await newDevice('组长');
  await takeOn(lead, await fileFrom(anna, [visit, other]));
  const { db } = lead.use();
  const read = db.batches.toArray.bind(db.batches);
  // Another window takes a visit out between what is said to go and what is packed.
  let times = 0;
  vi.spyOn(db.batches, 'toArray').mockImplementation(
    () => read().then((rows) => (++times > 1 ? rows.filter(({ about }) => about !== other) : rows)) as never,
  );
  const made = await handOut(lead.session, { visits: [visit, other], to: 'anybody' }, null);
  vi.restoreAllMocks();
  const incoming = await openIncoming((await newDevice('收')).use(), new File([made.blob], made.name));
  expect(incoming.effects.map(({ about }) => about)).not.toContain(other);
  expect(made.counts.visits).toBe(1);
});
