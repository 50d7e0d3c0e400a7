// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { beginNote, keepNote, remove } from '../../../../lib/app/notes.ts';
import { settleConflict } from '../../../../lib/app/review/conflicts.ts';
import { type Disputes, watchDisputes } from '../../../../lib/app/review/disputes.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { rowsThatLie } from '../../store/stage.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn } from '../bundle/devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let anna: Device;
let lead: Device;
let visit: string;
beforeEach(async () => {
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
  ({ visit } = await writeVisit(anna.use(), '河东村', ['公示栏空着']));
  await takeOn(lead, await fileFrom(anna, [visit]));
});

const takeAway = async (device: Device) => remove(device.use(), await readRecord(device.session, 'visit', visit));
const goesOn = async (device: Device, text: string) => {
  const note = beginNote(device.use(), visit, text, { how: 'look', source: 'public', items: [] });
  await keepNote(device.session, visit, note, text);
};
const hand = async (from: Device, to: Device) => takeOn(to, await fileFrom(from, [visit]));
const openOf = async (device: Device) => (await firstOf<Disputes>((on) => watchDisputes(device.use(), on))).conflicts;
/** What is said of the visit: the words under it that its taking away didn't know of. */
const unseenOn = async (device: Device) =>
  (await openOf(device))
    .flatMap(({ rec, sides }) => (rec === visit ? sides : []))
    .flatMap(({ field, value }) => (field === 'text' ? [value] : []));
const settle = async (device: Device, isBack: boolean) => {
  const [one] = await openOf(device);
  if (!one) throw new Error('nothing is open');
  await settleConflict(device.use(), one, isBack ? null : (one.sides[0]?.value ?? null));
};
async function allAre(shelf: 'live' | 'deleted'): Promise<void> {
  for (const device of [anna, lead]) {
    expect((await readRecord(device.use(), 'visit', visit)).shelf).toBe(shelf);
    expect(await openOf(device)).toEqual([]);
    expect(await rowsThatLie(device.session.db)).toEqual([]);
  }
}

describe('a visit that one takes away while its author goes on writing in it', () => {
  it.each([true, false])(
    'is settled for both where the words come to whoever took it away (back: %s)',
    async (isBack) => {
      await takeAway(lead);
      await goesOn(anna, '又来了三个人');
      const incoming = await openOn(lead, await fileFrom(anna, [visit]));
      expect(incoming.effects.find(({ about }) => about === visit)?.conflicts).toEqual([
        { rec: visit, kind: 'visit', field: 'deleted' },
      ]);
      await hand(anna, lead);
      expect(await unseenOn(lead)).toEqual(['又来了三个人']);
      await settle(lead, isBack);
      await hand(lead, anna);
      await allAre(isBack ? 'live' : 'deleted');
    },
  );

  it.each([true, false])('is settled for both where its removal comes to whoever wrote (back: %s)', async (isBack) => {
    await goesOn(anna, '没交过的话');
    await takeAway(lead);
    await hand(lead, anna);
    expect(await unseenOn(anna)).toEqual(['没交过的话']);
    await settle(anna, isBack);
    await hand(anna, lead);
    await allAre(isBack ? 'live' : 'deleted');
  });

  it('is nothing to settle where whoever took it away had all of it', async () => {
    await goesOn(anna, '看到过的');
    await hand(anna, lead);
    await takeAway(lead);
    await hand(lead, anna);
    await allAre('deleted');
  });
});
