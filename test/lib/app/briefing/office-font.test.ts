// @vitest-environment node
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveEverything } from '../../../../lib/app/backup.ts';
import { createOffice, dropFont, keepFont } from '../../../../lib/app/briefing/offices.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { writeTables } from '../../../../lib/briefing/fonts/write-tables.ts';
import { listAttachments } from '../../../../lib/store/attachments.ts';
import { freshProfile, readRecord } from '../../../fixtures/profile.ts';
import { shippedFace } from '../../briefing/book.ts';
import { somebody, writes } from '../review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const LATIN = new URL('../../../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf', import.meta.url);
const TAGS = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name'] as const;

let chinese: Uint8Array<ArrayBuffer>;
/** The same with an OS/2 table that says what may be done with it. */
let licensed: (type: number) => Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const { tables } = await shippedFace();
  const own = Object.fromEntries(TAGS.filter((tag) => tables.has(tag)).map((tag) => [tag, tables.bytes(tag)]));
  chinese = writeTables(own);
  licensed = (type) =>
    writeTables({ ...own, 'OS/2': new Uint8Array([...new Array(8).fill(0), type >> 8, type & 0xff, 0, 0]) });
}, 60_000);

let session: Session;
let office: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  office = await createOffice(session, '督导组');
});

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = '仿宋.ttf') => new File([bytes], name);
const fontOf = async () => (await readRecord(session, 'office', office)).body.font;

describe('an office’s own font', () => {
  it('is kept on the device, dropped, and put back by undoing', async () => {
    await keepFont(session, office, fileOf(chinese));
    expect(await fontOf()).toMatchObject({ name: '仿宋.ttf', size: chinese.length });
    expect(await listAttachments()).toHaveLength(1);
    await dropFont(session, office);
    expect(await fontOf()).toBeNull();
    await session.undo.undo();
    expect(await fontOf()).toMatchObject({ name: '仿宋.ttf' });
  });

  it('may say that it can be embedded, and may not be one that forbids it', async () => {
    for (const type of [0x0002, 0x0102, 0x0100, 0x0200])
      await expect(keepFont(session, office, fileOf(licensed(type)))).rejects.toMatchObject({
        name: 'FontRefused',
        reason: 'forbidden',
        file: '仿宋.ttf',
      });
    for (const type of [0, 0x0004, 0x0008]) await keepFont(session, office, fileOf(licensed(type)));
  });

  it.each<[string, () => Uint8Array<ArrayBuffer>]>([
    ['empty', () => new Uint8Array()],
    ['notTrueType', () => new TextEncoder().encode('这不是字体，只是一段文字。')],
    ['broken', () => chinese.slice(0, 5000)],
    ['broken', () => writeTables({ head: new Uint8Array(54) })],
    ['noChinese', () => new Uint8Array(readFileSync(LATIN))],
  ])('is refused by name where it is %s, and nothing is kept', async (reason, bytes) => {
    await expect(keepFont(session, office, fileOf(bytes(), 'x.ttf'))).rejects.toMatchObject({ reason, file: 'x.ttf' });
    expect(await fontOf()).toBeUndefined();
    expect(await listAttachments()).toEqual([]);
  });

  it('goes into a backup; what another’s office names lies with them, and isn’t missing', async () => {
    await keepFont(session, office, fileOf(chinese));
    const font = { sha256: '7'.repeat(64), name: '别人的', size: 3 };
    const rec = session.newId();
    await writes(session, await somebody(session, 7), { rec, kind: 'office', parent: null }, { name: '别人', font });
    const { header, missing } = await saveEverything(session);
    expect(header.attachments).toHaveLength(1);
    expect(missing).toEqual([]);
  });

  it('of one’s own that is gone from the device is said to be missing in a backup', async () => {
    const font = { sha256: '7'.repeat(64), name: '没了', size: 3 };
    await session.queue.do([{ rec: office, kind: 'office', parent: null, field: 'font', value: font }]);
    expect((await saveEverything(session)).missing).toEqual([font.sha256]);
  });
});
