// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addUnit,
  endRenaming,
  keepFormerName,
  setParent,
  setRecusal,
  typeFigure,
} from '../../../../lib/app/desk/units.ts';
import { readUnits, type UnitList, watchUnits } from '../../../../lib/app/desk/units-list.ts';
import { mergeUnits, partUnits } from '../../../../lib/app/desk/units-merge.ts';
import { setField, typeField } from '../../../../lib/app/fields.ts';
import { readMergedWith } from '../../../../lib/app/merged-units.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { findUnits, newestVisits, readVisit, startVisit } from '../../../../lib/app/visits.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { addUnits } from '../../../fixtures/roster-units.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const add = (name: string) => addUnit(session, { name });
const list = () => readUnits(session.db);
const unitOf = async (id: string) => {
  const found = await getRecord(session.db, 'unit', id);
  if (!found) throw new Error('gone');
  return found;
};
const lineOf = async (id: string) => (await list()).lines.find(({ unit }) => unit.id === id);

describe('the list of units', () => {
  it('has each unit with its visits, the newest day and the unit above', async () => {
    const [town, village] = [await add('柳河镇'), await add('  东沟村 ')];
    await setParent(session, await unitOf(village), town, (await list()).lines);
    await startVisit(session, { id: village });
    await startVisit(session, { name: '东沟村' });
    const line = await lineOf(village);
    expect(line).toMatchObject({ parent: '柳河镇', visits: 2, last: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
    expect(line?.unit.body.name).toBe('东沟村');
    expect(await lineOf(town)).toMatchObject({ parent: '', visits: 0, last: null });
  });

  it('a unit that was added goes again by undo', async () => {
    const id = await add('东沟村');
    expect(await session.undo.undo()).toBe('unitAdded');
    expect(await lineOf(id)).toBeUndefined();
  });
});

describe('watching the list', () => {
  /** What was told, newest last. */
  function watched() {
    const told: UnitList[] = [];
    const stop = watchUnits(session, {
      value: (value) => told.push(value),
      failed: (failure) => expect.unreachable(String(failure)),
    });
    const next = (condition: (now: UnitList) => boolean) =>
      vi.waitFor(() => {
        const now = told.at(-1);
        if (!now || !condition(now)) throw new Error('not yet');
        return now;
      });
    return { told, stop, next };
  }
  const lineIn = ({ lines }: UnitList, id: string) => lines.find(({ unit }) => unit.id === id);

  it('after a letter only that line is another, and it never reads all of them again', async () => {
    const [one, two] = [await add('甲'), await add('乙')];
    const { stop, next } = watched();
    const first = await next(({ lines }) => lines.length === 2);
    const all = vi.spyOn(session.db.records, 'where');
    await setField(session, await unitOf(one), 'place', '清源县');
    const second = await next((now) => lineIn(now, one)?.unit.body.place === '清源县');
    expect(lineIn(second, two)).toBe(lineIn(first, two));
    expect(second.lines.map(({ unit }) => unit.id)).toEqual(first.lines.map(({ unit }) => unit.id));
    expect(all).not.toHaveBeenCalled();
    stop();
  });

  it('always tells what reading everything would', async () => {
    const { told, stop, next } = watched();
    await next(() => true);
    const [town, village] = [await add('柳河镇'), await add('东沟村')];
    await setParent(session, await unitOf(village), town, (await list()).lines);
    const visit = await startVisit(session, { id: village });
    await next((now) => lineIn(now, village)?.visits === 1);
    await setField(session, await unitOf(town), 'name', '柳河街道');
    await next((now) => lineIn(now, village)?.parent === '柳河街道');
    const other = await add('东沟村委会');
    await mergeUnits(session, village, other, await list());
    expect(lineIn(await next((now) => now.merged.size === 1), other)).toMatchObject({ visits: 1 });
    const before = (await readVisit(session, visit))?.visit;
    if (before) await setField(session, before, 'deleted', { device: 1, offset: 0, zone: 'UTC' });
    await next((now) => lineIn(now, other)?.visits === 0);
    await session.undo.undo();
    await session.undo.undo();
    await next((now) => now.merged.size === 0);
    await setField(session, await unitOf(other), 'deleted', { device: 1, offset: 0, zone: 'UTC' });
    await next((now) => lineIn(now, other) === undefined);
    expect(told.at(-1)).toEqual(await list());
    stop();
  });

  it('takes in more at once than it would follow one by one', async () => {
    const { stop, next } = watched();
    await next(() => true);
    await addUnits(
      session,
      Array.from({ length: 600 }, (_, at) => ({ name: `第${at}号村` })),
    );
    await next(({ lines }) => lines.length === 600);
    const id = await add('再一个');
    expect((await next(({ lines }) => lines.length === 601)).lines[0]?.unit.id).toBe(id);
    stop();
  });

  it('what a visit says otherwise doesn’t make another list', async () => {
    const unit = await add('甲');
    const id = await startVisit(session, { id: unit });
    const { told, stop, next } = watched();
    const before = await next((now) => lineIn(now, unit)?.visits === 1);
    const visit = (await readVisit(session, id))?.visit;
    if (visit) await setField(session, visit, 'summary', '说了很多');
    await add('乙');
    const after = await next(({ lines }) => lines.length === 2);
    expect(lineIn(after, unit)).toBe(lineIn(before, unit));
    expect(new Set(told).size).toBe(2);
    stop();
  });
});

describe('the fields of a unit', () => {
  it('a new name keeps the one before, once, however many letters it takes', async () => {
    const id = await add('东沟村');
    for (const text of ['东沟', '东沟社', '东沟社区']) {
      const unit = await unitOf(id);
      typeField(session, unit, 'name', text, unit.heads.name ?? []);
      keepFormerName(session, unit, '东沟村', text);
      await session.queue.flush();
    }
    expect((await unitOf(id)).body).toMatchObject({ name: '东沟社区', formerly: ['东沟村'] });
    keepFormerName(session, await unitOf(id), '东沟村', '东沟村');
    await session.queue.flush();
    expect((await unitOf(id)).body.formerly).toEqual([]);
  });

  it('figures are whole numbers from 0 up, in any width; what is none changes nothing', async () => {
    const id = await add('东沟村');
    expect(typeFigure(session, await unitOf(id), 'mobileMembers', ' １２ ')).toBe(true);
    await session.queue.flush();
    for (const bad of ['-1', '3.5', '三', '99999999999']) {
      expect(typeFigure(session, await unitOf(id), 'mobileMembers', bad)).toBe(false);
    }
    await session.queue.flush();
    expect((await unitOf(id)).body.mobileMembers).toBe(12);
    expect(typeFigure(session, await unitOf(id), 'mobileMembers', '')).toBe(true);
    await session.queue.flush();
    expect((await unitOf(id)).body.mobileMembers).toBe(null);
  });

  it('no unit comes to stand above itself', async () => {
    const [town, village] = [await add('柳河镇'), await add('东沟村')];
    const group = await add('一组');
    const put = async (unit: string, parent: string) =>
      setParent(session, await unitOf(unit), parent, (await list()).lines);
    await put(village, town);
    await put(group, village);
    await expect(put(town, group)).rejects.toMatchObject({
      name: 'CircularParent',
      names: ['柳河镇', '一组', '东沟村', '柳河镇'],
    });
    await expect(put(town, town)).rejects.toMatchObject({ names: ['柳河镇', '柳河镇'] });
    expect((await unitOf(town)).body.parent ?? null).toBe(null);
  });

  it('a name that was written anew is taken back as one act, and the former name with it', async () => {
    const id = await add('东沟村');
    const before = await unitOf(id);
    for (const text of ['东沟社', '东沟社区']) {
      typeField(session, await unitOf(id), 'name', text, (await unitOf(id)).heads.name ?? []);
      keepFormerName(session, before, '东沟村', text);
      await session.queue.flush();
    }
    endRenaming(session, before, '东沟社区');
    expect(await session.undo.undo()).toBe('renamed');
    expect((await unitOf(id)).body).toMatchObject({ name: '东沟村', formerly: [] });
    endRenaming(session, await unitOf(id), ' 东沟村 ');
    endRenaming(session, await unitOf(id), '  ');
    expect(await session.undo.undo()).toBe('unitAdded');
  });

  it('a recusal can be undone', async () => {
    const id = await add('东沟村');
    await setRecusal(session, await unitOf(id), session.me.id, true);
    expect((await unitOf(id)).body[`recused.${session.me.id}`]).toBe(true);
    expect(await session.undo.undo()).toBe('recusal');
    expect((await unitOf(id)).body[`recused.${session.me.id}`]).toBe(false);
  });
});

describe('merging units', () => {
  it('shows the visits with the other unit, everywhere, and undo takes all of it back', async () => {
    const visit = await startVisit(session, { name: '东沟村委会' });
    const [target, under] = [await add('东沟村'), await add('东沟一组')];
    const from = (await readVisit(session, visit))?.unit?.id ?? '';
    await setParent(session, await unitOf(under), from, (await list()).lines);
    const before = await list();
    await mergeUnits(session, from, target, before);

    const after = await list();
    expect(after.lines.map(({ unit }) => unit.id)).not.toContain(from);
    expect(after.merged.get(target)?.map(({ id }) => id)).toEqual([from]);
    expect(await lineOf(target)).toMatchObject({ visits: 1 });
    expect((await unitOf(target)).body.formerly).toEqual(['东沟村委会']);
    expect((await unitOf(under)).body.parent).toBe(target);
    expect((await readVisit(session, visit))?.unit?.id).toBe(target);
    expect(await findUnits(session, '东沟村')).toMatchObject([{ unit: { id: target }, visits: 1 }]);
    expect((await newestVisits(session, 9)).map(({ unit }) => unit?.id)).toEqual([target]);
    const next = await startVisit(session, { name: '东沟村委会' });
    expect((await readVisit(session, next))?.unit?.id).toBe(target);

    expect(await session.undo.undo()).toBe('unitsMerged');
    expect(await lineOf(from)).toMatchObject({ visits: 1 });
    expect((await unitOf(target)).body.formerly).toEqual([]);
    expect((await unitOf(under)).body.parent).toBe(from);
  });

  it('goes through chains, and each can be taken apart again', async () => {
    const [a, b, c] = [await add('甲'), await add('乙'), await add('丙')];
    await startVisit(session, { id: a });
    await mergeUnits(session, a, b, await list());
    await mergeUnits(session, b, c, await list());
    expect(await lineOf(c)).toMatchObject({ visits: 1 });
    await partUnits(session, await unitOf(b), await unitOf(c));
    expect(await lineOf(c)).toMatchObject({ visits: 0 });
    expect(await lineOf(b)).toMatchObject({ visits: 1 });
    expect((await unitOf(c)).body.formerly).toEqual([]);
  });

  it('refuses itself and what was merged already, and changes nothing', async () => {
    const [a, b] = [await add('甲'), await add('乙')];
    await expect(mergeUnits(session, a, a, await list())).rejects.toMatchObject({ reason: 'self' });
    await mergeUnits(session, a, b, await list());
    await expect(mergeUnits(session, b, a, await list())).rejects.toMatchObject({ reason: 'gone' });
    expect((await unitOf(b)).body.mergedInto ?? null).toBe(null);
  });

  it('what was merged into a unit that was taken away stands for itself again', async () => {
    const [a, b] = [await add('甲'), await add('乙')];
    const visit = await startVisit(session, { id: a });
    await mergeUnits(session, a, b, await list());
    expect(await readMergedWith(session.db, a)).toEqual([b, a]);
    await setField(session, await unitOf(b), 'deleted', { device: 1, offset: 0, zone: 'UTC' });
    expect((await readVisit(session, visit))?.unit?.id).toBe(a);
    expect(await readMergedWith(session.db, a)).toEqual([a]);
    expect(await lineOf(a)).toMatchObject({ visits: 1 });
  });

  it('into a unit that stands below makes no circle', async () => {
    const [county, town, village] = [await add('县'), await add('镇'), await add('村')];
    await setParent(session, await unitOf(town), county, (await list()).lines);
    await setParent(session, await unitOf(village), town, (await list()).lines);
    await mergeUnits(session, county, village, await list());
    expect((await unitOf(village)).body.parent).toBe(null);
    expect((await unitOf(town)).body.parent).toBe(village);
  });

  it('two merges against each other leave the older unit standing, the same in every list, with the visits of both', async () => {
    const [a, b] = [await add('甲村'), await add('乙村')];
    const visits = [await startVisit(session, { id: a }), await startVisit(session, { id: b })];
    await setField(session, await unitOf(a), 'mergedInto', b);
    await setField(session, await unitOf(b), 'mergedInto', a);
    const { lines, merged } = await list();
    expect(lines).toMatchObject([{ unit: { id: a }, visits: 2 }]);
    expect(merged.get(a)?.map(({ id }) => id)).toEqual([b]);
    expect((await newestVisits(session, 9)).map(({ unit }) => unit?.id)).toEqual([a, a]);
    expect(await Promise.all(visits.map(async (id) => (await readVisit(session, id))?.unit?.id))).toEqual([a, a]);
    expect([await readMergedWith(session.db, a), await readMergedWith(session.db, b)]).toEqual([
      [a, b],
      [a, b],
    ]);
    expect(await findUnits(session, '村')).toMatchObject([{ unit: { id: a }, visits: 2 }]);
    const next = await startVisit(session, { name: '乙村' });
    expect((await readVisit(session, next))?.unit?.id).toBe(a);
  });

  it('a longer ring stands as one, and whatever merge of it is taken apart, that unit stands then', async () => {
    const [a, b, c, d] = [await add('甲'), await add('乙'), await add('丙'), await add('丁')];
    for (const [from, into] of [
      [a, c],
      [c, b],
      [b, a],
      [d, c],
    ] as const)
      await setField(session, await unitOf(from), 'mergedInto', into);
    expect((await list()).lines.map(({ unit }) => unit.id)).toEqual([a]);
    await partUnits(session, await unitOf(c), await unitOf(b));
    expect((await list()).lines.map(({ unit }) => unit.id)).toEqual([c]);
    expect((await list()).merged.get(c)?.map(({ id }) => id)).toEqual([d, b, a]);
    await session.undo.undo();
    expect((await list()).lines.map(({ unit }) => unit.id)).toEqual([a]);
  });

  it('a unit that stands in a ring is merged further like any other', async () => {
    const [a, b, c] = [await add('甲'), await add('乙'), await add('丙')];
    await setField(session, await unitOf(a), 'mergedInto', b);
    await setField(session, await unitOf(b), 'mergedInto', a);
    await mergeUnits(session, a, c, await list());
    expect((await list()).lines.map(({ unit }) => unit.id)).toEqual([c]);
    expect((await list()).merged.get(c)?.map(({ id }) => id)).toEqual([b, a]);
  });
});
