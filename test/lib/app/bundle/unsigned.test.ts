// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { saveEverything } from '../../../../lib/app/backup.ts';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import { handOut } from '../../../../lib/app/bundle/hand-out.ts';
import { openFile } from '../../../../lib/app/bundle/open-file.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { beginNote, keepNote, remove } from '../../../../lib/app/notes.ts';
import { restoreEverything } from '../../../../lib/app/restore.ts';
import { fakeLocks } from '../../../fixtures/fake-locks.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { type Device, fileFrom, newDevice } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let anna: Device;
let ben: Device;
let visit: string;
let notes: string[];
beforeEach(async () => {
  fakeLocks();
  anna = await newDevice('安娜');
  ben = await newDevice('本');
  await writeVisit(ben.use(), '自己村', ['本自己的']);
  ({ visit, notes } = await writeVisit(anna.use(), '河东村', ['一', '二']));
});

async function addNote({ session }: Device, text: string): Promise<string> {
  const id = beginNote(session, visit, text, { how: 'look', source: 'public', items: [] });
  await keepNote(session, visit, id, text);
  return id;
}
/** Ben puts Anna's backup back: he stays himself. */
async function restore(): Promise<void> {
  const { blob } = await saveEverything(anna.use());
  const { adopted } = await restoreEverything(ben.use(), blob);
  expect(adopted).toBe(false);
}
const going = () => readGoing(ben.use(), { visits: [visit], to: 'anybody' });
const sent = async () => {
  const { batches } = await openFile((await newDevice('收')).use(), await fileFrom(ben, [visit]));
  return new Set(batches.flatMap(({ changes }) => changes.map(({ rec }) => rec)));
};

it('a colleague’s note that lies in no batch stays, is said to with whose it is, and isn’t counted', async () => {
  await fileFrom(anna, [visit]);
  const third = await addNote(anna, '三');
  await restore();
  const own = await addNote(ben, '本补的');
  const { visits, unsigned } = await going();
  expect(visits[0]?.standing).toBe('goes');
  expect(visits[0]?.counts.get('note')).toBe(3);
  expect(visits[0]?.staying).toMatchObject([
    { record: { id: third }, why: 'unsigned', wordsOnly: false, by: [anna.session.me.id] },
  ]);
  expect(unsigned).toEqual([{ person: anna.session.me.id, name: '安娜' }]);
  const there = await sent();
  for (const id of [...notes, own]) expect(there).toContain(id);
  expect(there).not.toContain(third);
});

it('what a colleague changed later in what went out before is said to stay, and the rest goes', async () => {
  await fileFrom(anna, [visit]);
  const note = await readRecord(anna.session, 'note', notes[0] ?? '');
  await setField(anna.session, note, 'text', '一，改过');
  await restore();
  const { visits } = await going();
  expect(visits[0]?.counts.get('note')).toBe(2);
  expect(visits[0]?.staying).toMatchObject([{ record: { id: note.id }, why: 'unsigned', wordsOnly: true }]);
  // Once Ben says it otherwise, nothing of it is missing.
  await setField(ben.use(), await readRecord(ben.session, 'note', note.id), 'text', '一，又改过');
  expect((await going()).visits[0]?.staying).toEqual([]);
});

it('a visit that never went out doesn’t go, and neither does its unit', async () => {
  await restore();
  const { visits, aboveUnsigned, above } = await going();
  expect(visits[0]?.standing).toBe('unsigned');
  expect(visits[0]?.counts.size).toBe(0);
  expect(visits[0]?.staying.map(({ why }) => why)).toEqual(['unsigned', 'unsigned', 'unsigned']);
  expect(aboveUnsigned).toBeGreaterThan(0);
  expect(above.get('unit')).toBe(1);
  expect(await sent()).not.toContain(visit);
});

it('a visit that a colleague took away since isn’t said to be taken away, and that is told', async () => {
  await fileFrom(anna, [visit]);
  await remove(anna.session, await readRecord(anna.session, 'visit', visit));
  await restore();
  const { removals, removalsStaying } = await going();
  expect(removals).toEqual([]);
  expect(removalsStaying).toMatchObject([{ record: { id: visit }, why: 'unsigned', by: [anna.session.me.id] }]);
  const made = await handOut(ben.session, { visits: [visit], to: 'anybody' }, null);
  expect(made.counts.removals).toBe(0);
  expect(await made.blob.text()).not.toContain('"deleted"');
});
