// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rate } from '../../../lib/app/checklist.ts';
import { beginEvaluation, penOf } from '../../../lib/app/evaluations.ts';
import { attach } from '../../../lib/app/evidence.ts';
import { exportVisitPdf } from '../../../lib/app/export-pdf.ts';
import { setField } from '../../../lib/app/fields.ts';
import { takeStep } from '../../../lib/app/findings-steps.ts';
import { setCovert, setWent } from '../../../lib/app/method.ts';
import { remove, setManner } from '../../../lib/app/notes.ts';
import { setName } from '../../../lib/app/people.ts';
import { checklistItems } from '../../../lib/app/progress.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { readVisitRecords, visitSheet } from '../../../lib/app/visit-sheet.ts';
import { readVisit, setTime, startVisit } from '../../../lib/app/visits.ts';
import { addVoice, setComplaintTime } from '../../../lib/app/voices.ts';
import type { Kind } from '../../../lib/model/records.ts';
import { freshProfile, readRecord, writeVisit } from '../../fixtures/profile.ts';
import { findingOf, listFinding, noteAt, visitTo } from './findings-stage.ts';
import { somebody, writes } from './review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../lib/briefing/paint/paint.worker.ts?worker&url', () => ({ default: '/paint.js' }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const read = <K extends Kind>(kind: K, id: string) => readRecord(session, kind, id);
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

  it('says of no tag what a stranger said of it', async () => {
    const { visit } = await writeVisit(session, '河东社区', []);
    const tag = await addTag(session, visit, 'F12');
    const { heads } = await read('tag', tag);
    const of = { rec: tag, kind: 'tag', parent: visit, sup: heads.status ?? [] } as const;
    await writes(session, await somebody(session, 7), of, { status: 'confirmed' });
    expect((await sheetOf(visit)).tags.map(({ status }) => status)).toEqual(['suspected']);
  });

  it('names who went, the unit and the team on one line each, whatever a file called them', async () => {
    const { visit } = await writeVisit(session, '河东社区', []);
    const { unit, campaign } = (await read('visit', visit)).body;
    const team = (await read('campaign', String(campaign))).body.team ?? '';
    const other = await somebody(session, 7);
    for (const [rec, kind] of [
      [other.id, 'member'],
      [unit, 'unit'],
      [team, 'team'],
    ] as const)
      await writes(session, other, { rec, kind, parent: null }, { name: '甲\u202e乙\n丙' });
    await setWent(session, await read('visit', visit), other.id, true);
    const shown = '甲\ufffd乙\ufffd丙';
    expect(await sheetOf(visit)).toMatchObject({
      unit: { name: shown },
      team: shown,
      went: [{ name: shown }],
    });
  });

  it('names the steps that were taken at it, with what was seen, but not in a protected source’s words', async () => {
    const first = await visitTo(session, '河东社区');
    const id = await listFinding(session, first, '宣传栏没换', { deadline: '2020-01-01' });
    const take = async (wanted: Parameters<typeof takeStep>[2]) =>
      takeStep(session, await findingOf(session, id), wanted);
    await take({ to: 'underway', visit: first.id });
    await take({ to: 'toCheck', visit: first.id, note: await noteAt(session, first.id, '说都换好了') });
    const found = async (visit: string) => (await sheetOf(visit)).found?.findings[0];
    expect(await found(first.id)).toMatchObject({
      earlier: false,
      steps: [
        { to: 'underway', seen: '' },
        { to: 'toCheck', seen: '说都换好了' },
      ],
    });
    expect((await found(first.id))?.overdue).toBeGreaterThan(2000);
    const again = await startVisit(session, { name: '河东社区' });
    const note = await noteAt(session, again, '看过了，真的换了');
    await take({ to: 'closed', visit: again, note });
    const closed = { earlier: true, overdue: null, steps: [{ to: 'closed', seen: '看过了，真的换了', reason: null }] };
    expect(await found(again)).toMatchObject(closed);
    await setManner(session, await read('note', note), { source: 'backToBack' });
    expect((await found(again))?.steps).toMatchObject([{ to: 'closed', seen: '' }]);
  });

  it('holds what people said and brought, with the sample, open complaints first', async () => {
    const { visit } = await writeVisit(session, '甲', []);
    const id = await beginEvaluation(session, visit);
    const evaluation = await read('evaluation', id);
    for (let tap = 0; tap < 31; tap++) penOf(session).tap(evaluation, { question: 'satisfied', answer: 'yes' });
    const answered = await addVoice(session, visit, { kind: 'complaint', text: '路灯' });
    await setComplaintTime(session, await read('complaint', answered), 'answered', { typed: '2023-11-10T10:00' });
    await addVoice(session, visit, { kind: 'complaint', text: '排水沟' });
    await session.queue.flush();
    const voices = (await sheetOf(visit)).voices;
    expect(voices?.evaluations).toMatchObject([
      { people: 31, questions: [{ yes: '满意', no: '不满意', n: 31, shares: { yes: 1 } }] },
    ]);
    expect(voices?.complaints.map(({ text, answered: when }) => [text, when])).toEqual([
      ['排水沟', null],
      ['路灯', { date: '2023-11-10', time: '10:00' }],
    ]);
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

  it('holds how the visit was made, with null for what nobody noted', async () => {
    const { visit } = await writeVisit(session, '甲', []);
    const bare = await sheetOf(visit);
    expect(bare).toMatchObject({ covert: null, went: [], accompanied: '', places: '', whyHere: '' });
    expect(bare.cost).toEqual({ minutes: null, derived: false, people: null, papers: null });
    const set = async (field: string, value: string | number | boolean) =>
      setField(session, await read('visit', visit), field, value);
    await setName(session, '王一');
    await setWent(session, await read('visit', visit), session.me.id, true);
    await setCovert(session, await read('visit', visit), true);
    await set('method.noEscort', 'notKept');
    for (const field of ['accompanied', 'places', 'whyHere']) await set(field, `写了${field}`);
    await set('people', 0);
    await setTime(session, await read('visit', visit), 'began', '2023-11-08T09:00');
    await setTime(session, await read('visit', visit), 'ended', '2023-11-08T10:30');
    const sheet = await sheetOf(visit);
    expect(sheet).toMatchObject({
      covert: true,
      went: [{ name: '王一', role: null }],
      accompanied: '写了accompanied',
      places: '写了places',
      whyHere: '写了whyHere',
      cost: { minutes: 90, derived: true, people: 0, papers: null },
    });
    expect(sheet.missing).toContainEqual({ code: 'whyNotKept', count: 1 });
    await setTime(session, await read('visit', visit), 'ended', '2023-11-08T08:30');
    expect((await sheetOf(visit)).cost.minutes).toBeNull();
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
