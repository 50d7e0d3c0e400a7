// @vitest-environment node
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { setField } from '../../../../lib/app/fields.ts';
import { beginNote, keepNote, remove } from '../../../../lib/app/notes.ts';
import { type Entry, newestUnder } from '../../../../lib/store/queries.ts';
import { writeVisit } from '../../../fixtures/profile.ts';
import { rowsThatLie } from '../../store/stage.ts';
import { type Device, fileFrom, newDevice, takeOn, visitsOf } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const SEEDS = process.env.XUNJI_LONG ? 100 : 1;
const PEOPLE = ['甲', '乙', '丙', '丁'];

const who = fc.nat({ max: PEOPLE.length - 1 });
const act = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), by: who, note: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant('add' as const), by: who }),
  fc.record({ do: fc.constant('remove' as const), by: who, note: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant('rate' as const), by: who, grade: fc.constantFrom('good', 'poor') }),
  // Some files are lost on the way, some come twice, some hold what others brought.
  fc.record({ do: fc.constant('hand' as const), by: who, to: who, comes: fc.nat({ max: 2 }) }),
);

/** What a device has of visits, as every device must have it in the end. */
async function stateOf(device: Device) {
  const { db } = device.use();
  const rows = await db.records.filter(({ kind }) => ['visit', 'note', 'unit'].includes(kind)).toArray();
  const changes = await db.changes.filter(({ kind }) => ['visit', 'note', 'unit'].includes(kind)).toArray();
  return {
    rows: rows.map(({ id, body, heads, conflicts }) => ({ id, body, heads, conflicts })).sort(byId),
    changes: changes.map(({ id }) => id).sort(),
  };
}

/** What is taken away before anybody saw it never leaves; with what others have, that is said to them. */
const isShared = async ({ session: { db } }: Device, rec: string) =>
  (await db.changes.where('rec').equals(rec).toArray()).some(({ batch }) => batch !== undefined);

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

it('four people who edit and hand on in any order end with the same, every edit and every conflict', async () => {
  const property = fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 25 }), async (acts) => {
    const devices: Device[] = [];
    for (const name of PEOPLE) devices.push(await newDevice(name));
    const [first] = devices;
    if (!first) throw new Error('nobody');
    const { visit } = await writeVisit(first.use(), '河东村', ['一', '二']);
    for (const other of devices.slice(1)) await takeOn(other, await fileFrom(first));
    const said: string[] = [];
    for (const [at, one] of acts.entries()) {
      const device = devices[one.by] ?? first;
      const session = device.use();
      if (one.do === 'hand') {
        const file = await fileFrom(device);
        const to = devices[one.to] ?? first;
        for (let time = 0; to !== device && time < one.comes; time++) await takeOn(to, file);
        continue;
      }
      const text = `${PEOPLE[one.by]} 第 ${at} 步`;
      if (one.do !== 'rate' && one.do !== 'remove') said.push(text);
      if (one.do === 'add') {
        const id = beginNote(session, visit, '', { how: 'look', source: 'public', items: [] });
        await keepNote(session, visit, id, text);
      } else if (one.do === 'rate') {
        const row = (await session.db.records.get(visit)) as unknown as Entry<'visit'>;
        await setField(session, row, 'rating.2.1', one.grade);
      } else {
        const notes = await newestUnder(session.db, visit, 'note', 10);
        const note = notes[one.note % notes.length];
        if (one.do === 'remove') {
          if (note && (await isShared(device, note.id))) await remove(session, note);
        } else if (note) await setField(session, note, 'text', text);
        else said.pop();
      }
    }
    // Everybody hands to everybody, twice: then nothing is on its way any more.
    for (let round = 0; round < 2; round++) {
      for (const from of devices) {
        const file = await fileFrom(from, await visitsOf(from));
        for (const to of devices) if (to !== from) await takeOn(to, file);
      }
    }
    const states = [];
    for (const device of devices) states.push(await stateOf(device));
    for (const state of states) expect(state).toEqual(states[0]);
    const { db } = first.use();
    expect(await rowsThatLie(db)).toEqual([]);
    const all = JSON.stringify((await db.changes.toArray()).map(({ value }) => value));
    for (const text of said) expect(all).toContain(text);
  });
  await fc.assert(property, { numRuns: SEEDS, seed: 20_261_121 });
}, 3_600_000);
