// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setField } from '../../../../lib/app/fields.ts';
import { remove } from '../../../../lib/app/notes.ts';
import { inVisit, type OpenConflicts, settleConflict, watchConflicts } from '../../../../lib/app/review/conflicts.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { rowsThatLie } from '../../store/stage.ts';
import { first } from '../desk/first.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let anna: Device;
let lead: Device;
let visit: string;
let note: string;
beforeEach(async () => {
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
  const written = await writeVisit(anna.use(), '河东村', ['公示栏空着']);
  visit = written.visit;
  note = written.notes[0] ?? '';
  await takeOn(lead, await fileFrom(anna));
});

const conflictsOn = async (device: Device) =>
  (await first<OpenConflicts>((on) => watchConflicts(device.use(), inVisit(visit), on))).conflicts;
const shelfOn = async (device: Device) => (await readRecord(device.use(), 'note', note)).shelf;
const edit = async (device: Device, text: string) =>
  setField(device.use(), await readRecord(device.session, 'note', note), 'text', text);
const takeAway = async (device: Device) => remove(device.use(), await readRecord(device.session, 'note', note));

/** Everybody has what the other has. */
async function exchange() {
  await takeOn(lead, await fileFrom(anna, [visit]));
  await takeOn(anna, await fileFrom(lead, [visit]));
}

describe('what one took away while another went on with it', () => {
  it.each([
    ['first by the clock', [() => edit(anna, '安娜接着写'), () => takeAway(lead)]],
    ['last by the clock', [() => takeAway(lead), () => edit(anna, '安娜接着写')]],
  ] as const)('is said to disagree, also where the edit was %s, before it comes in and after', async (_, meanwhile) => {
    for (const act of meanwhile) await act();
    const incoming = await openOn(lead, await fileFrom(anna, [visit]));
    expect(incoming.effects.find(({ about }) => about === visit)).toMatchObject({
      is: 'conflicting',
      conflicts: [{ rec: note, kind: 'note', field: 'deleted' }],
    });
    await exchange();
    for (const device of [anna, lead]) {
      expect(await conflictsOn(device)).toMatchObject([{ rec: note, field: 'deleted', isAgainstDelete: true }]);
      expect(await shelfOn(device)).toBe('deleted');
      expect(await rowsThatLie(device.session.db)).toEqual([]);
    }
  });

  it.each(['back', 'away'] as const)('is settled once for everybody: %s', async (to) => {
    await edit(anna, '安娜接着写');
    await takeAway(lead);
    await exchange();
    const [conflict] = await conflictsOn(anna);
    if (!conflict) throw new Error('no conflict');
    const gone = conflict.sides.find(({ field }) => field === 'deleted');
    await settleConflict(anna.use(), conflict, to === 'back' ? null : (gone?.value ?? null));
    await exchange();
    for (const device of [anna, lead]) {
      expect(await conflictsOn(device)).toEqual([]);
      expect(await shelfOn(device)).toBe(to === 'back' ? 'live' : 'deleted');
      expect((await readRecord(device.use(), 'note', note)).body.text).toBe('安娜接着写');
      expect(await rowsThatLie(device.session.db)).toEqual([]);
    }
  });

  it('is no disagreement where whoever took it away had seen the edit', async () => {
    await edit(anna, '安娜接着写');
    await takeOn(lead, await fileFrom(anna, [visit]));
    await takeAway(lead);
    await exchange();
    for (const device of [anna, lead]) {
      expect(await conflictsOn(device)).toEqual([]);
      expect(await shelfOn(device)).toBe('deleted');
    }
  });
});
