// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addUnit } from '../../../../lib/app/desk/units.ts';
import { partUnits } from '../../../../lib/app/desk/units-merge.ts';
import { type MergeRings, watchRings } from '../../../../lib/app/desk/units-rings.ts';
import { readSurvivors } from '../../../../lib/app/merged-units.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile, readRecord } from '../../../fixtures/profile.ts';
import { addUnits } from '../../../fixtures/roster-units.ts';
import { enrol, somebody, writes } from '../review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const found = (of: string | null = null) => firstOf<MergeRings>((on) => watchRings(session, of, on));
const merge = (rec: string, into: string) =>
  session.queue.do([{ rec, kind: 'unit', parent: null, field: 'mergedInto', value: into }]);
const said = ({ rings }: MergeRings) =>
  rings.map(({ stands, merges }) => [
    stands.body.name,
    merges.map(({ unit, into }) => [unit.body.name, into.body.name]),
  ]);

describe('merges that go against each other', () => {
  it('are told with the unit that stands, each merge, who made it and when', async () => {
    const [a, b] = [await addUnit(session, { name: '甲村' }), await addUnit(session, { name: '乙村' })];
    expect((await found()).count).toBe(0);
    await merge(a, b);
    expect((await found()).count).toBe(0);
    const other = await somebody(session, 7);
    await enrol(session, other, 'supervisor');
    await writes(session, other, { rec: b, kind: 'unit', parent: null }, { mergedInto: a });
    const { count, rings, makers } = await found();
    expect([count, said({ count, rings, makers })]).toEqual([
      1,
      [
        [
          '甲村',
          [
            ['甲村', '乙村'],
            ['乙村', '甲村'],
          ],
        ],
      ],
    ]);
    const makersOf = rings[0]?.merges.map((one) => makers.get(one.said?.author ?? ''));
    expect(makersOf).toEqual([{ is: 'me' }, { is: 'named', name: '某' }]);
    expect(rings[0]?.merges.map((one) => Number.isInteger(one.said?.at))).toEqual([true, true]);
    expect([(await found(a)).count, (await found(b)).count]).toEqual([1, 0]);
  });

  it('are none once a merge is taken apart or a unit taken away, and are again with undo', async () => {
    const [a = '', b = ''] = await addUnits(session, [{ name: '甲村' }, { name: '乙村' }]);
    await merge(a, b);
    await merge(b, a);
    await partUnits(session, await readRecord(session, 'unit', b), await readRecord(session, 'unit', a));
    expect((await found()).count).toBe(0);
    await session.undo.undo();
    expect((await found()).count).toBe(1);
    const deleted = { device: 1, offset: 0, zone: 'UTC' };
    await session.queue.do([{ rec: b, kind: 'unit', parent: null, field: 'deleted', value: deleted }]);
    expect((await found()).count).toBe(0);
  });

  it('are told as they come and go, without reading all units again', async () => {
    const [a = '', b = ''] = await addUnits(session, [{ name: '甲村' }, { name: '乙村' }]);
    const told: number[] = [];
    const stop = watchRings(session, null, {
      value: ({ count }) => told.push(count),
      failed: (failure) => expect.unreachable(String(failure)),
    });
    await vi.waitFor(() => expect(told.at(-1)).toBe(0));
    const all = vi.spyOn(session.db.records, 'where');
    await merge(a, b);
    await merge(b, a);
    await vi.waitFor(() => expect(told.at(-1)).toBe(1));
    await session.undo.act('unitsParted', [{ rec: a, kind: 'unit', parent: null, field: 'mergedInto', value: null }]);
    await vi.waitFor(() => expect(told.at(-1)).toBe(0));
    expect(all).not.toHaveBeenCalled();
    stop();
  });

  it('of a long ring the first merges are told, and how many more there are', async () => {
    const ids = await addUnits(
      session,
      Array.from({ length: 60 }, (_, at) => ({ name: `${at}村` })),
    );
    for (const [at, id] of ids.entries()) await merge(id, ids[(at + 1) % ids.length] ?? '');
    expect((await readSurvivors(session.db, [ids[9] ?? '', ids[59] ?? ''])).map((unit) => unit?.id)).toEqual([
      ids[0],
      ids[0],
    ]);
    const { rings } = await found();
    expect([rings.length, rings[0]?.stands.id, rings[0]?.merges.length, rings[0]?.more]).toEqual([1, ids[0], 50, 10]);
  });
});
