// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { readIdentity } from '../../../../lib/app/bundle/identity.ts';
import { loadIdentity, saveIdentity } from '../../../../lib/app/bundle/identity-file.ts';
import { readNewSince } from '../../../../lib/app/bundle/since.ts';
import { beginNote, keepNote } from '../../../../lib/app/notes.ts';
import { readPerson } from '../../../../lib/app/people.ts';
import { readTrustedLead, trustLead } from '../../../../lib/app/review/trust.ts';
import { seal } from '../../../../lib/bundle/seal/seal.ts';
import { writeVisit } from '../../../fixtures/profile.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn, visitsOf } from './devices.ts';

vi.mock('age-encryption', async (load) => (await import('../../../fixtures/quick-age.ts')).quickAge(await load()));
vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let old: Device;
beforeEach(async () => {
  old = await newDevice('安娜');
});

it('moves a person to a new machine: the same key, name and address book, and a new epoch', async () => {
  const lead = await newDevice('组长');
  await writeVisit(lead.use(), '河东村', ['一']);
  await takeOn(old, await fileFrom(lead));
  const before = await readIdentity(old.use());
  const file = await saveIdentity(old.session, '十二个字的口令');
  const fresh = await newDevice('');
  await loadIdentity(fresh.use(), file, '十二个字的口令');
  expect(await readIdentity(fresh.session)).toMatchObject({ key: before.key, fingerprint: before.fingerprint });
  expect(fresh.session.me.id).toBe(old.session.me.id);
  expect(fresh.session.me.epoch).toBeGreaterThan(old.session.me.epoch);
  expect((await readPerson(fresh.session))?.body.name).toBe('安娜');
  // What is signed there is known here as hers.
  await writeVisit(fresh.session, '河西村', ['二']);
  await fileFrom(old, []).then((handed) => takeOn(lead, handed));
  expect((await openOn(lead, await fileFrom(fresh))).packer.standing).toBe('seen');
});

it('goes on by the roster that one went by: nobody becomes their own lead by moving', async () => {
  const lead = { person: (await newDevice('组长')).session.me.id, key: 'ab'.repeat(32) };
  await trustLead(old.use(), lead);
  const file = await saveIdentity(old.session, '十二个字的口令');
  const fresh = await newDevice('');
  await loadIdentity(fresh.use(), file, '十二个字的口令');
  expect(await readTrustedLead(fresh.session.db)).toEqual(lead);
});

it('loaded on two machines beside the old one, makes nobody look like a forger', async () => {
  const lead = await newDevice('组长');
  const file = await saveIdentity(old.use(), '十二个字的口令');
  const machines = [old];
  for (const chance of [0.25, 0.75]) {
    const fresh = await newDevice('');
    const random = vi.spyOn(Math, 'random').mockReturnValue(chance);
    await loadIdentity(fresh.use(), file, '十二个字的口令');
    random.mockRestore();
    machines.push(fresh);
  }
  for (const [at, machine] of machines.entries()) {
    // What the machine before handed out is not known by what this one numbers.
    for (const order of [at === 0 ? 'first' : 'anew', 'next']) {
      await writeVisit(machine.use(), `第${at}村`, [order]);
      const incoming = await takeOn(lead, await fileFrom(machine));
      expect(incoming).toMatchObject({ order, odd: [], refused: [] });
    }
  }
  expect(await visitsOf({ ...lead, session: lead.use() })).toHaveLength(6);
});

it('rises above what lies here already, whichever file it is loaded from', async () => {
  const file = await saveIdentity(old.use(), '十二个字的口令');
  const fresh = await newDevice('');
  const loaded: number[] = [];
  for (const _ of [1, 2]) {
    await loadIdentity(fresh.use(), file, '十二个字的口令');
    loaded.push(fresh.session.me.epoch);
  }
  expect(loaded[1]).toBeGreaterThan(loaded[0] ?? Number.NaN);
  // What was written on a machine comes to the next by file before the identity does.
  await writeVisit(fresh.session, '河东村', ['一']);
  const next = await newDevice('');
  await takeOn(next, await fileFrom(fresh));
  await loadIdentity(next.use(), file, '十二个字的口令');
  expect(next.session.me.epoch).toBeGreaterThan(fresh.session.me.epoch);
});

it('refuses a wrong passphrase, what is no identity, and another person’s machine, and changes nothing', async () => {
  const file = await saveIdentity(old.use(), '口令');
  const fresh = await newDevice('');
  const before = { ...fresh.session.me };
  await expect(loadIdentity(fresh.use(), file, '错的')).rejects.toMatchObject({ reason: 'wrongKey' });
  await expect(loadIdentity(fresh.session, new Blob(['随便']), '口令')).rejects.toMatchObject({ field: '' });
  const odd = await seal(new Blob(['{"format":"xunji-identity","formatVersion":1}']), { passphrase: '口令' });
  await expect(loadIdentity(fresh.session, odd, '口令')).rejects.toMatchObject({
    name: 'IdentityUnreadable',
    field: 'me',
  });
  await fileFrom(fresh, []);
  const { key } = await readIdentity(fresh.session);
  await expect(loadIdentity(fresh.session, file, '口令')).rejects.toMatchObject({ name: 'IdentityTaken' });
  expect((await readIdentity(fresh.session)).key).toBe(key);
  expect(fresh.session.me).toEqual(before);
});

it('says of which visits a person has not got everything', async () => {
  const lead = await newDevice('组长');
  const to = lead.session.me.id;
  const session = old.use();
  const { visit } = await writeVisit(session, '河东村', ['一']);
  const { visit: other } = await writeVisit(session, '河西村', ['二']);
  expect(await readNewSince(session, to)).toEqual([visit, other].sort().reverse());
  await fileFrom(old, [visit], { person: to });
  expect(await readNewSince(old.use(), to)).toEqual([other]);
  const note = beginNote(session, visit, '', { how: 'look', source: 'public', items: [] });
  await keepNote(session, visit, note, '后来记的');
  expect(await readNewSince(session, to)).toEqual([visit, other].sort().reverse());
  expect(await readNewSince(session, old.session.me.id)).toHaveLength(2);
  // What came from somebody is what they have.
  const { visit: theirs } = await writeVisit(lead.use(), '城关村', ['三']);
  await takeOn(old, await fileFrom(lead, [theirs]));
  expect(await readNewSince(old.session, to)).not.toContain(theirs);
});
