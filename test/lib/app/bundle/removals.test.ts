// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import { type OutVisit, watchRemoved } from '../../../../lib/app/bundle/removals.ts';
import { readNewSince } from '../../../../lib/app/bundle/since.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { beginNote, keepNote, remove } from '../../../../lib/app/notes.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { rowsThatLie } from '../../store/stage.ts';
import { first } from '../desk/first.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let anna: Device;
let lead: Device;
let visit: string;
beforeEach(async () => {
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
  ({ visit } = await writeVisit(anna.use(), '河东村', ['公示栏空着']));
});

const takeAway = async (device: Device, id = visit) =>
  remove(device.use(), await readRecord(device.session, 'visit', id));
const shelfOn = async (device: Device) => (await readRecord(device.use(), 'visit', visit)).shelf;
const removedOn = async (device: Device) =>
  (await first<OutVisit[]>((on) => watchRemoved(device.use(), on))).map(({ visit: one }) => one.id);
const since = (device: Device, person: Device) => readNewSince(device.use(), person.session.me.id);
const to = (device: Device) => ({ person: device.session.me.id });

describe('the removal of a visit', () => {
  it('is handed on to whoever has it: both have it taken away, and its being undone puts it back', async () => {
    await takeOn(lead, await fileFrom(anna, [visit], to(lead)));
    await takeAway(lead);
    const incoming = await openOn(anna, await fileFrom(lead, await removedOn(lead), to(anna)));
    expect(incoming.effects.find(({ about }) => about === visit)).toMatchObject({ is: 'gone', gone: 1, newRecords: 0 });
    await takeOn(anna, await fileFrom(lead, [visit], to(anna)));
    for (const device of [anna, lead]) {
      expect(await shelfOn(device)).toBe('deleted');
      expect(await rowsThatLie(device.session.db)).toEqual([]);
    }
    await lead.use().undo.undo();
    await takeOn(anna, await fileFrom(lead, [visit], to(anna)));
    expect([await shelfOn(lead), await shelfOn(anna)]).toEqual(['live', 'live']);
    expect(await rowsThatLie(anna.session.db)).toEqual([]);
  });

  it('is offered where the visit went out, and where it came in; not where nobody else ever had it', async () => {
    await takeAway(anna);
    expect(await removedOn(anna)).toEqual([]);
    expect((await readGoing(anna.session, { visits: [visit], to: 'anybody' })).removals).toEqual([]);
    await anna.use().undo.undo();
    await takeOn(lead, await fileFrom(anna, [visit]));
    await takeAway(lead);
    await takeAway(anna);
    expect([await removedOn(anna), await removedOn(lead)]).toEqual([[visit], [visit]]);
  });

  it('goes alone: what was written since and never sent stays, and so does what went before', async () => {
    await takeOn(lead, await fileFrom(anna, [visit]));
    const session = anna.use();
    const note = beginNote(session, visit, '没交过的话', { how: 'look', source: 'public', items: [] });
    await keepNote(session, visit, note, '没交过的话');
    await setField(session, await readRecord(session, 'visit', visit), 'accompanied', '没交过的陪同');
    await takeAway(anna);
    const text = await (await fileFrom(anna, [visit])).text();
    for (const secret of ['没交过的话', '没交过的陪同', '公示栏空着']) expect(text).not.toContain(secret);
    await takeOn(lead, await fileFrom(anna, [visit]));
    expect(await shelfOn(lead)).toBe('deleted');
    // Put back, all of it goes again.
    await anna.use().undo.undo();
    expect(await (await fileFrom(anna, [visit])).text()).toContain('没交过的陪同');
  });

  it('is new to whoever has the visit and wasn’t told, and only to them', async () => {
    const third = await newDevice('审核');
    await takeOn(lead, await fileFrom(anna, [visit], to(lead)));
    expect(await since(lead, anna)).toEqual([]);
    await takeAway(lead);
    expect(await since(lead, anna)).toEqual([visit]);
    expect(await since(lead, third)).toEqual([]);
    const file = await fileFrom(lead, [visit], to(anna));
    expect(await since(lead, anna)).toEqual([]);
    await takeOn(anna, file);
    expect(await since(anna, lead)).toEqual([]);
  });

  it('is passed on by whoever took it in', async () => {
    const third = await newDevice('审核');
    await takeOn(lead, await fileFrom(anna, [visit]));
    await takeOn(third, await fileFrom(anna, [visit]));
    await takeAway(anna);
    await takeOn(lead, await fileFrom(anna, [visit]));
    await takeOn(third, await fileFrom(lead, await removedOn(lead)));
    expect(await shelfOn(third)).toBe('deleted');
    expect(await rowsThatLie(third.session.db)).toEqual([]);
  });

  it('of a visit that was never there shows nothing new, and the visit still comes whole afterwards', async () => {
    const third = await newDevice('审核');
    await fileFrom(anna, [visit]);
    await takeAway(anna);
    const incoming = await takeOn(third, await fileFrom(anna, [visit]));
    expect(incoming.effects.find(({ about }) => about === visit)).toMatchObject({ is: 'gone', newRecords: 0, gone: 0 });
    expect(await removedOn(third)).toEqual([visit]);
    expect((await openOn(lead, await fileFrom(third, [visit]))).effects.map(({ is }) => is)).toContain('gone');
    expect(await since(third, anna)).toEqual([]);
    await anna.use().undo.undo();
    await takeOn(third, await fileFrom(anna, [visit]));
    expect(await shelfOn(third)).toBe('live');
    expect(await rowsThatLie(third.session.db)).toEqual([]);
  });
});
