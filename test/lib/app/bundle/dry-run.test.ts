// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Effect } from '../../../../lib/app/bundle/dry-run.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { beginNote, keepNote, remove } from '../../../../lib/app/notes.ts';
import type { Kind } from '../../../../lib/model/records.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const TEXTS = Array.from({ length: 20 }, (_, at) => `第 ${at} 条`);

let anna: Device;
let lead: Device;
let visit: string;
let notes: readonly string[];
beforeEach(async () => {
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
  const written = await writeVisit(anna.use(), '河东村', TEXTS);
  ({ visit, notes } = written);
  await takeOn(lead, await fileFrom(anna));
});

const set = async (device: Device, kind: Kind, id: string, field: string, value: string) =>
  setField(device.use(), await readRecord(device.session, kind, id), field, value);
const takeAway = async (device: Device, kind: 'note' | 'visit', id: string) =>
  remove(device.use(), await readRecord(device.session, kind, id));
async function write(device: Device, text: string): Promise<string> {
  const note = beginNote(device.use(), visit, text, { how: 'look', source: 'public', items: [] });
  await keepNote(device.session, visit, note, text);
  return note;
}
async function effectOn(device: Device, from: Device): Promise<Effect | undefined> {
  const { effects } = await openOn(device, await fileFrom(from, [visit]));
  return effects.find(({ about }) => about === visit);
}

describe('what a file replaces', () => {
  it('is said before it is taken in: one’s own words first, so many written out and the rest by number', async () => {
    for (const id of notes) await set(lead, 'note', id, 'text', '组长改的');
    await write(lead, '组长新写的');
    const effect = await effectOn(anna, lead);
    expect(effect).toMatchObject({ is: 'updated', changed: 20, newRecords: 1, replacing: 20, replacingOwn: 20 });
    expect(effect?.replaced).toHaveLength(12);
    expect(effect?.replaced[0]).toMatchObject({
      ...{ kind: 'note', field: 'text', after: '组长改的', own: true },
      ...{ was: anna.session.me.id, by: lead.session.me.id },
    });
    expect(TEXTS).toContain(effect?.replaced[0]?.before);
  });

  it('names everybody whose words these are, also one whose words the file doesn’t hold', async () => {
    const third = await newDevice('审核');
    await takeOn(third, await fileFrom(anna));
    await set(lead, 'note', notes[0] ?? '', 'text', '组长改的');
    await takeOn(third, await fileFrom(lead, [visit]));
    await set(third, 'note', notes[0] ?? '', 'text', '审核改的');
    await takeOn(anna, await fileFrom(lead, [visit]));
    const { names, effects } = await openOn(anna, await fileFrom(third, [visit]));
    const [one] = effects.flatMap(({ replaced }) => replaced);
    expect(names.people.get(one?.was ?? '')).toBe('组长');
    expect(names.people.get(one?.by ?? '')).toBe('审核');
  });

  it('is nothing a second time', async () => {
    await set(lead, 'note', notes[0] ?? '', 'text', '组长改的');
    const file = await fileFrom(lead, [visit]);
    await takeOn(anna, file);
    const { effects } = await openOn(anna, file);
    expect(effects.every(({ is, replacing }) => is === 'same' && replacing === 0)).toBe(true);
  });
});

describe('what a file takes away', () => {
  it('is told apart from what it changes, by kind', async () => {
    await takeAway(lead, 'note', notes[0] ?? '');
    await set(lead, 'note', notes[1] ?? '', 'text', '组长改的');
    const effect = await effectOn(anna, lead);
    expect(effect).toMatchObject({ is: 'updated', goneBy: null, gone: 1, changed: 1, replacing: 2, replacingOwn: 2 });
    expect(effect?.kinds).toContainEqual({ kind: 'note', fresh: 0, changed: 1, gone: 1 });
  });

  it('is said of the visit as a whole, with whose deletion it is', async () => {
    await takeAway(lead, 'visit', visit);
    expect(await effectOn(anna, lead)).toMatchObject({
      is: 'gone',
      goneBy: lead.session.me.id,
      gone: 1,
      conflicts: [],
    });
  });

  it('was there and is put back', async () => {
    await takeAway(lead, 'visit', visit);
    await takeOn(anna, await fileFrom(lead, [visit]));
    await lead.use().undo.undo();
    const effect = await effectOn(anna, lead);
    expect(effect).toMatchObject({ is: 'updated', goneBy: null, gone: 0, changed: 1 });
    expect(effect?.replaced).toMatchObject([{ rec: visit, field: 'deleted', after: null }]);
  });
});

describe('what comes in under a visit that is taken away here', () => {
  const disputed = () => [{ rec: visit, kind: 'visit', field: 'deleted' }];

  it('is a disagreement about the visit', async () => {
    await takeAway(lead, 'visit', visit);
    await write(anna, '安娜接着写');
    const effect = await effectOn(lead, anna);
    expect(effect).toMatchObject({ is: 'conflicting', newRecords: 1, goneBy: null, conflicts: disputed() });
  });

  it('is none where the same file puts the visit back', async () => {
    await takeAway(anna, 'visit', visit);
    await takeOn(lead, await fileFrom(anna, [visit]));
    await anna.use().undo.undo();
    await write(anna, '接着写');
    expect(await effectOn(lead, anna)).toMatchObject({ is: 'updated', newRecords: 1, changed: 1, conflicts: [] });
  });

  it('and words of one’s own that never left are one with a removal that comes', async () => {
    await write(anna, '还没交的');
    await takeAway(lead, 'visit', visit);
    expect(await effectOn(anna, lead)).toMatchObject({
      is: 'conflicting',
      goneBy: lead.session.me.id,
      conflicts: disputed(),
    });
  });
});
