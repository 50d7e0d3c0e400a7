// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rate } from '../../../lib/app/checklist.ts';
import { attach } from '../../../lib/app/evidence.ts';
import { exportVisitPdf } from '../../../lib/app/export-pdf.ts';
import { setField } from '../../../lib/app/fields.ts';
import { remove, setManner } from '../../../lib/app/notes.ts';
import { checklistItems } from '../../../lib/app/progress.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { readVisitRecords, visitSheet } from '../../../lib/app/visit-sheet.ts';
import { readVisit } from '../../../lib/app/visits.ts';
import type { Kind } from '../../../lib/model/records.ts';
import { type Entry, getRecord } from '../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../lib/briefing/paint/paint.worker.ts?worker&url', () => ({ default: '/paint.js' }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

async function read<K extends Kind>(kind: K, id: string): Promise<Entry<K>> {
  const found = await getRecord(session.db, kind, id);
  if (!found) throw new Error('gone');
  return found;
}
async function sheetOf(visit: string) {
  const line = await readVisit(session, visit);
  if (!line) throw new Error('gone');
  return visitSheet(session, await readVisitRecords(session, line), []);
}

describe('the sheet of a visit', () => {
  it('holds what was written, oldest first, to the letter', async () => {
    const { visit } = await writeVisit(session, '河东社区', ['一', '<b>二</b>\u202e', '三']);
    const sheet = await sheetOf(visit);
    expect(sheet.unit).toEqual({ name: '河东社区', type: null });
    expect(sheet.notes.map((note) => note.text)).toEqual(['一', '<b>二</b>\u202e', '三']);
    expect(sheet.team).toBe(session.pack.seed.team.name.zh);
    expect(sheet.missing.map(({ code }) => code)).toEqual(expect.arrayContaining(['ended', 'method', 'unrated']));
  });

  it('never names a file: its own name may be a person’s', async () => {
    const { visit, notes } = await writeVisit(session, '甲', ['看到']);
    const photo = new File(['x'], '张三家.jpg', { type: 'image/jpeg' });
    const evidence = await attach(session, visit, photo, { kind: 'note', id: notes[0] ?? '' });
    expect(JSON.stringify(await sheetOf(visit))).not.toContain('张三');
    await setField(session, await read('evidence', evidence), 'caption', '台账');
    const { sha256 } = (await read('evidence', evidence)).body;
    expect((await sheetOf(visit)).notes[0]?.evidence).toEqual([{ ref: sha256, caption: '台账' }]);
  });

  it('leaves out what was taken away, also as evidence of what is still there', async () => {
    const { visit, notes } = await writeVisit(session, '甲', ['一', '二']);
    const [first = '', second = ''] = notes;
    const evidence = await attach(session, visit, new File(['x'], 'x.jpg'), { kind: 'note', id: second });
    await remove(session, await read('evidence', evidence));
    await remove(session, await read('note', first));
    const sheet = await sheetOf(visit);
    expect(sheet.notes).toMatchObject([{ text: '二', evidence: [] }]);
  });

  it('tells the composer whose words are protected, and does not count them as open facts', async () => {
    const { visit, notes } = await writeVisit(session, '甲', ['说不清']);
    const line = await readVisit(session, visit);
    const id = (line && checklistItems(session, line).find((one) => one.form === 'rated')?.id) ?? '';
    await rate(session, await read('visit', visit), id, 'poor');
    const note = await read('note', notes[0] ?? '');
    const link = { rec: note.id, kind: 'note', parent: visit, field: `items.${id}`, value: true };
    await session.undo.act('linked', [link]);
    const factsOf = async () =>
      (await sheetOf(visit)).ratings.flatMap(({ ratings }) => ratings.map((one) => one.facts));
    expect(await factsOf()).toEqual([1]);
    await setManner(session, note, { source: 'backToBack', speaker: 'resident' });
    expect(await factsOf()).toEqual([0]);
    expect((await sheetOf(visit)).notes[0]).toMatchObject({ source: 'backToBack', speaker: 'resident' });
  });

  it('holds tags with their parts', async () => {
    const { visit } = await writeVisit(session, '甲', []);
    const tag = await addTag(session, visit, 'F01');
    await session.undo.act('noteEdited', [{ rec: tag, kind: 'tag', parent: visit, field: 'fact', value: '三份' }]);
    expect((await sheetOf(visit)).tags).toMatchObject([
      { id: 'F01', status: 'suspected', parts: { fact: '三份', unitSaid: '', peopleSaid: '', otherwise: '' } },
    ]);
  });
});

describe('a PDF', () => {
  it('of no visit is refused by name', async () => {
    const making = exportVisitPdf(session, session.newId(), () => undefined, new AbortController().signal);
    await expect(making).rejects.toMatchObject({ name: 'NoVisit' });
  });
});
