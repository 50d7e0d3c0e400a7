// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { remove } from '../../../../lib/app/notes.ts';
import {
  inVisit,
  type OpenConflicts,
  settleAllBy,
  settleConflict,
  watchConflicts,
} from '../../../../lib/app/review/conflicts.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { rowsThatLie } from '../../store/stage.ts';
import { enrol, type Person, somebody, writes } from './review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let visit: string;
let notes: string[];
let other: Person;
beforeEach(async () => {
  ({ session } = await freshProfile());
  ({ visit, notes } = await writeVisit(session, '河东村', ['宣传栏半年没换', '台账齐全']));
  other = await somebody(session, 7);
  await enrol(session, other, 'supervisor');
});

const note = async (at: number) => {
  const found = await getRecord(session.db, 'note', notes[at] ?? '');
  if (!found) throw new Error('no note');
  return found;
};
const conflicts = () => firstOf<OpenConflicts>((on) => watchConflicts(session, inVisit(visit), on));
/** Both change a text of which both knew the same. */
async function apart(at: number, mine: string, theirs: string) {
  const { id, heads } = await note(at);
  const seen = [...(heads.text ?? [])];
  await session.queue.do([{ rec: id, kind: 'note', parent: visit, field: 'text', value: mine, seen }]);
  await writes(session, other, { rec: id, kind: 'note', parent: visit, sup: seen }, { text: theirs });
}

/** The other writes on in the second note, not knowing that it was taken away. */
const goesOn = async () => {
  const { id, heads } = await note(1);
  await writes(session, other, { rec: id, kind: 'note', parent: visit, sup: heads.text ?? [] }, { text: '台账不齐' });
};

describe('where people disagree in a visit', () => {
  it('is named with both sides, who they are and what they began with, and settled as one', async () => {
    await apart(0, '宣传栏一年没换', '宣传栏三个月没换');
    const { conflicts: found, makers } = await conflicts();
    expect(found).toMatchObject([{ field: 'text', ancestor: { value: '宣传栏半年没换' }, entry: { id: notes[0] } }]);
    expect(found[0]?.sides.map(({ value, change }) => [value, makers.get(change.author)])).toEqual([
      ['宣传栏三个月没换', { is: 'named', name: '某' }],
      ['宣传栏一年没换', { is: 'me' }],
    ]);
    if (found[0]) await settleConflict(session, found[0], '宣传栏半年多没换');
    expect((await conflicts()).conflicts).toEqual([]);
    expect((await note(0)).body.text).toBe('宣传栏半年多没换');
    expect((await note(0)).heads.text).toHaveLength(1);
  });

  it('is settled by one person’s word throughout, also what they wrote on in a record that was taken away', async () => {
    await apart(0, '甲', '乙');
    await remove(session, await note(1));
    await goesOn();
    expect((await conflicts()).conflicts.map(({ field, isAgainstDelete }) => [field, isAgainstDelete])).toEqual([
      ['text', false],
      ['deleted', true],
    ]);
    expect(await settleAllBy(session, inVisit(visit), other.id)).toBe(2);
    expect((await conflicts()).conflicts).toEqual([]);
    expect([(await note(0)).body.text, (await note(1)).shelf]).toEqual(['乙', 'live']);
    expect(await settleAllBy(session, inVisit(visit), other.id)).toBe(0);
  });

  it('leaves a record taken away where the word of whoever did that is taken', async () => {
    await remove(session, await note(1));
    await goesOn();
    expect(await settleAllBy(session, inVisit(visit), session.me.id)).toBe(1);
    expect((await conflicts()).conflicts).toEqual([]);
    expect((await note(1)).shelf).toBe('deleted');
  });
});

describe('a settlement that is undone', () => {
  const said = async () =>
    (await conflicts()).conflicts.map(({ field, sides }) => [
      field,
      ...sides.map(({ field: of, value, change }) => [of, value, change.id]),
    ]);

  it('was never said: all that was open is open again, by whom it was', async () => {
    await apart(0, '甲', '乙');
    await remove(session, await note(1));
    await goesOn();
    const [open, before] = [await said(), await conflicts()];
    expect(open).toHaveLength(2);
    expect(await settleAllBy(session, inVisit(visit), other.id)).toBe(2);
    expect(await session.undo.undo()).toBe('conflictsSettled');
    expect(await said()).toEqual(open);
    expect([(await note(0)).conflicts, (await note(1)).shelf]).toEqual([['text'], 'deleted']);
    expect(await rowsThatLie(session.db)).toEqual([]);
    const [first] = before.conflicts;
    if (first) await settleConflict(session, first, '丙');
    expect((await note(0)).body.text).toBe('丙');
  });

  it('stays in the log where something stands on it or it went out, and what was shown before is said again', async () => {
    for (const spoil of [
      async () =>
        writes(
          session,
          other,
          { rec: notes[0] ?? '', kind: 'note', parent: visit, sup: (await note(0)).heads.text ?? [] },
          { text: '又改了' },
        ),
      async () => {
        await session.db.changes.toCollection().modify({ batch: 'out' });
      },
    ]) {
      await apart(0, '甲', '乙');
      const shown = (await note(0)).body.text;
      const [open] = (await conflicts()).conflicts;
      if (open) await settleConflict(session, open, '丙');
      await spoil();
      expect(await session.undo.undo()).toBe('conflictsSettled');
      expect(await said()).toEqual([]);
      expect((await note(0)).body.text).toBe(shown);
    }
  });
});
