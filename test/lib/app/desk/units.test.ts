// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addUnit,
  keepFormerName,
  readUnits,
  setParent,
  setRecusal,
  typeFigure,
} from '../../../../lib/app/desk/units.ts';
import { mergeUnits, partUnits } from '../../../../lib/app/desk/units-merge.ts';
import { setField, typeField } from '../../../../lib/app/fields.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { findUnits, readVisit, startVisit } from '../../../../lib/app/visits.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { freshProfile } from '../../../fixtures/profile.ts';

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
    expect(await setParent(session, await unitOf(village), town, (await list()).lines)).toBe(true);
    expect(await setParent(session, await unitOf(town), village, (await list()).lines)).toBe(false);
    expect(await setParent(session, await unitOf(town), town, (await list()).lines)).toBe(false);
    expect((await unitOf(town)).body.parent ?? null).toBe(null);
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
    expect((await findUnits(session, '东沟村')).map(({ unit }) => unit.id)).toEqual([target]);
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

  it('into a unit that stands below makes no circle', async () => {
    const [county, town, village] = [await add('县'), await add('镇'), await add('村')];
    await setParent(session, await unitOf(town), county, (await list()).lines);
    await setParent(session, await unitOf(village), town, (await list()).lines);
    await mergeUnits(session, county, village, await list());
    expect((await unitOf(village)).body.parent).toBe(null);
    expect((await unitOf(town)).body.parent).toBe(village);
  });

  it('a circle that two people made at once still shows every unit’s visits somewhere', async () => {
    const [a, b] = [await add('甲'), await add('乙')];
    const visit = await startVisit(session, { id: a });
    await setField(session, await unitOf(a), 'mergedInto', b);
    await setField(session, await unitOf(b), 'mergedInto', a);
    expect((await readVisit(session, visit))?.unit).not.toBe(null);
  });
});
