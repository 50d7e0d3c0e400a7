// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addUnit } from '../../../../lib/app/desk/units.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { beginNote, remove } from '../../../../lib/app/notes.ts';
import {
  inVisit,
  type OpenConflicts,
  settleAllBy,
  settleConflict,
  watchConflicts,
} from '../../../../lib/app/review/conflicts.ts';
import { aboveVisits, type Disputes, watchDisputes } from '../../../../lib/app/review/disputes.ts';
import type { Session } from '../../../../lib/app/session.ts';
import type { Kind } from '../../../../lib/model/records.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile, readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { rowsThatLie } from '../../store/stage.ts';
import { enrol, MOMENT, type Person, somebody, writes } from './review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let visit: string;
let notes: string[];
let unit: string;
let other: Person;
beforeEach(async () => {
  ({ session } = await freshProfile());
  ({ visit, notes } = await writeVisit(session, '河东村', ['宣传栏半年没换', '台账齐全']));
  unit = (await readRecord(session, 'visit', visit)).body.unit;
  other = await somebody(session, 7);
  await enrol(session, other, 'supervisor');
});

const found = () => firstOf<Disputes>((on) => watchDisputes(session, on));
const said = async () =>
  (await found()).conflicts.map(({ rec, field, sides }) => [
    rec,
    field,
    sides.map(({ field: of, value }) => (of === 'deleted' ? Boolean(value) : value)),
  ]);

/** Another's word that knew only what was there before ours. */
async function apart<K extends Kind>(kind: K, rec: string, parent: string | null, field: string, values: string[]) {
  const { heads } = await readRecord(session, kind, rec);
  const seen = [...(heads[field] ?? [])];
  await session.queue.do([{ rec, kind, parent, field, value: values[0] ?? '', seen }]);
  await writes(session, other, { rec, kind, parent, sup: seen }, { [field]: values[1] ?? '' });
}
const noteOf = (text: string) =>
  writes(session, other, { rec: session.newId(), kind: 'note', parent: visit }, { text, how: 'look', at: MOMENT });
const takeAway = async () => remove(session, await readRecord(session, 'visit', visit));
const open = async () => {
  const [first, ...more] = (await found()).conflicts;
  if (!first || more.length > 0) throw new Error('not one');
  return first;
};

describe('what people disagree on above visits', () => {
  it('is listed with both sides, whatever it is, and settled like a visit’s', async () => {
    await apart('unit', unit, null, 'name', ['河东社区', '河东新村']);
    await apart('member', other.id, null, 'name', ['小某', '老某']);
    expect(await said()).toEqual([
      [unit, 'name', ['河东新村', '河东社区']],
      [other.id, 'name', ['老某', '小某']],
    ]);
    const { conflicts, visits, count } = await found();
    expect([visits, count]).toEqual([[], 2]);
    if (conflicts[0]) await settleConflict(session, conflicts[0], '河东社区');
    expect((await said()).map(([rec]) => rec)).toEqual([other.id]);
    expect((await readRecord(session, 'unit', unit)).body.name).toBe('河东社区');
  });

  it('is settled by one person’s word throughout, and undone as one', async () => {
    await apart('unit', unit, null, 'name', ['河东社区', '河东新村']);
    await apart('member', other.id, null, 'name', ['小某', '老某']);
    const before = await said();
    expect(await settleAllBy(session, aboveVisits, other.id)).toBe(2);
    expect(await said()).toEqual([]);
    expect((await readRecord(session, 'unit', unit)).body.name).toBe('河东新村');
    expect(await session.undo.undo()).toBe('conflictsSettled');
    expect(await said()).toEqual(before);
    expect(await rowsThatLie(session.db)).toEqual([]);
  });

  it('names what a side’s value speaks of', async () => {
    const [one, two] = [await addUnit(session, { name: '甲镇' }), await addUnit(session, { name: '乙镇' })];
    await apart('unit', unit, null, 'parent', [one, two]);
    const { called, names } = await found();
    expect([called.get(one), called.get(two), names.get(unit)?.unit]).toEqual(['甲镇', '乙镇', '河东村']);
  });

  it('is a finding that names no visit, and one whose visit was taken away; else it is its visit’s', async () => {
    const finding = async (of: string | null) => {
      const id = session.newId();
      const body = { problem: '没有期限', at: MOMENT, campaign: unit, ...(of && { visit: of }) };
      await writes(session, other, { rec: id, kind: 'finding', parent: unit }, body);
      await apart('finding', id, unit, 'problem', ['没写期限', '期限空着']);
      return id;
    };
    const [without, within] = [await finding(null), await finding(visit)];
    expect((await said()).map(([rec]) => rec)).toEqual([without]);
    expect((await found()).visits).toEqual([{ visit, count: 1 }]);
    await takeAway();
    expect((await said()).map(([rec]) => rec)).toEqual([without, within]);
    expect((await found()).visits).toEqual([]);
  });
});

describe('what people disagree on in a visit', () => {
  it('is counted there, and not settled twice', async () => {
    await apart('note', notes[0] ?? '', visit, 'text', ['甲', '乙']);
    await apart('visit', visit, unit, 'summary', ['丙', '丁']);
    const note = await readRecord(session, 'note', notes[1] ?? '');
    await remove(session, note);
    await writes(
      session,
      other,
      { rec: note.id, kind: 'note', parent: visit, sup: note.heads.text ?? [] },
      { text: '戊' },
    );
    const { visits, conflicts, count, names } = await found();
    expect([visits, conflicts, count]).toEqual([[{ visit, count: 3 }], [], 3]);
    expect(names.get(visit)).toMatchObject({ unit: '河东村', kind: 'visit' });
  });

  it('waits while the visit is taken away, and is there again with it', async () => {
    await apart('note', notes[0] ?? '', visit, 'text', ['甲', '乙']);
    await takeAway();
    expect([await said(), (await found()).visits]).toEqual([[], []]);
    expect(await firstOf<OpenConflicts>((on) => watchConflicts(session, inVisit(visit), on))).toMatchObject({
      conflicts: [],
    });
    await session.undo.undo();
    expect((await found()).visits).toEqual([{ visit, count: 1 }]);
  });
});

describe('a visit that was taken away while another went on writing in it', () => {
  it('is none where nobody did', async () => {
    await noteOf('早先的');
    await takeAway();
    expect(await said()).toEqual([]);
  });

  it('says who wrote what since, and is put back, undoably', async () => {
    await takeAway();
    const late = await noteOf('后来的');
    const one = await open();
    expect(one).toMatchObject({ rec: visit, kind: 'visit', field: 'deleted', isAgainstDelete: true });
    expect(one.sides.filter(({ field }) => field === 'text').map(({ change }) => change.id)).toEqual([late]);
    expect(one.under.map(({ body }) => (body as { text?: string }).text)).toContain('后来的');
    await settleConflict(session, one, null);
    expect([await said(), (await readRecord(session, 'visit', visit)).shelf]).toEqual([[], 'live']);
    await session.undo.undo();
    expect([(await open()).rec, (await readRecord(session, 'visit', visit)).shelf]).toEqual([visit, 'deleted']);
    expect(await rowsThatLie(session.db)).toEqual([]);
  });

  it('stays away knowing of them, until somebody writes once more', async () => {
    await takeAway();
    await noteOf('后来的');
    const one = await open();
    await settleConflict(session, one, one.sides[0]?.value ?? null);
    expect([await said(), (await readRecord(session, 'visit', visit)).shelf]).toEqual([[], 'deleted']);
    await session.undo.undo();
    expect(await said()).toHaveLength(1);
    await settleAllBy(session, aboveVisits, session.me.id);
    expect(await said()).toEqual([]);
    await noteOf('更后来的');
    expect((await open()).sides.map(({ value }) => value)).toContain('更后来的');
    expect(await settleAllBy(session, aboveVisits, other.id)).toBe(1);
    expect((await readRecord(session, 'visit', visit)).shelf).toBe('live');
  });

  it('speaks also of what was being written here, of comments and of findings that name it', async () => {
    const visitRow = await readRecord(session, 'visit', visit);
    const draft = beginNote(session, visit, '写了一半', { how: 'look', source: 'public', items: [] });
    await session.queue.flush();
    await writes(
      session,
      other,
      { rec: visit, kind: 'visit', parent: unit, sup: visitRow.heads.unit ?? [] },
      { deleted: MOMENT },
    );
    const comment = session.newId();
    await setField(session, await readRecord(session, 'note', notes[0] ?? ''), 'text', '又改了');
    const own = { rec: comment, kind: 'comment' as const, parent: visit };
    await session.queue.do([{ ...own, field: '*', value: { text: '批', at: MOMENT, on: visit } }]);
    const finding = { rec: session.newId(), kind: 'finding' as const, parent: unit };
    const value = { problem: '问题', at: MOMENT, campaign: unit, visit };
    await session.queue.do([{ ...finding, field: '*', value }]);
    const records = new Set((await open()).sides.map(({ change }) => change.rec));
    expect(records).toEqual(new Set([visit, draft, comment, finding.rec, ...notes]));
  });
});
