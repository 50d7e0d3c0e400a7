// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { decideKey, readBook } from '../../../../lib/app/bundle/address-book.ts';
import { goByLead, type RosterLine, watchRosterOf, watchRosters } from '../../../../lib/app/bundle/go-by-lead.ts';
import { readIdentity } from '../../../../lib/app/bundle/identity.ts';
import { enrol, strikeKey, type TeamKeys, watchTeamKeys } from '../../../../lib/app/bundle/team-keys.ts';
import { readRights } from '../../../../lib/app/review/trust.ts';
import type { KeyRow } from '../../../../lib/store/schema.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { writeVisit } from '../../../fixtures/profile.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let lead: Device;
let anna: Device;
let ben: Device;
beforeEach(async () => {
  lead = await newDevice('组长');
  anna = await newDevice('安娜');
  ben = await newDevice('本');
});

/** The key of somebody as a device has it. */
async function keyOn(device: Device, { session: { me } }: Device): Promise<KeyRow> {
  const row = (await readBook(device.use().db)).find(({ person }) => person === me.id);
  if (!row) throw new Error('no key');
  return row;
}

/** The lead has a file of each, compares their keys and puts them on the roster. */
async function enrolBoth(): Promise<void> {
  for (const [one, role] of [
    [anna, 'reviewer'],
    [ben, 'supervisor'],
  ] as const) {
    await writeVisit(one.use(), '河东村', ['一']);
    await takeOn(lead, await fileFrom(one));
    const row = await keyOn(lead, one);
    await decideKey(lead.use(), row, 'confirmed');
    await enrol(lead.session, await keyOn(lead, one), role);
  }
}

const teamOn = ({ session }: Device) => firstOf<TeamKeys>((on) => watchTeamKeys(session, on));
const statesOn = async (device: Device) =>
  Object.fromEntries((await teamOn(device)).lines.map(({ member, role, state }) => [member.name, [role, state]]));

describe('a lead’s roster', () => {
  it('shows who has a key, and takes in only keys that were compared', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    await takeOn(lead, await fileFrom(anna));
    await lead.session.queue.do([
      {
        rec: lead.session.newId(),
        kind: 'member',
        parent: null,
        field: '*',
        value: { name: '没来过的', role: 'liaison' },
      },
    ]);
    expect(await statesOn(lead)).toEqual({ 没来过的: ['liaison', 'none'], 安娜: [null, 'notCompared'] });
    const row = await keyOn(lead, anna);
    await expect(enrol(lead.session, row, 'reviewer')).rejects.toMatchObject({ name: 'KeyNotCompared' });
    await decideKey(lead.session, row, 'confirmed');
    expect(await statesOn(lead)).toMatchObject({ 安娜: [null, 'notOnRoster'] });
    await enrol(lead.session, await keyOn(lead, anna), 'reviewer');
    expect(await statesOn(lead)).toMatchObject({ 安娜: ['reviewer', 'onRoster'] });
    await strikeKey(lead.session, anna.session.me.id);
    expect(await statesOn(lead)).toMatchObject({ 安娜: ['reviewer', 'notOnRoster'] });
    expect(await lead.session.undo.undo()).toBe('enrolled');
    expect(await lead.session.undo.undo()).toBe('enrolled');
    expect(await statesOn(lead)).toMatchObject({ 安娜: [expect.anything(), 'notOnRoster'] });
  });

  it('confirms the team at once on a member’s device, says who may accept, and is let go of again', async () => {
    await enrolBoth();
    await takeOn(ben, await fileFrom(lead, []));
    const leadKey = await keyOn(ben, lead);
    const rosters = await firstOf<ReadonlyMap<string, number>>((on) => watchRosters(ben.session, on));
    expect([...rosters]).toEqual([[leadKey.key, 2]]);
    const lines = await firstOf<RosterLine[]>((on) => watchRosterOf(ben.session, leadKey, on));
    expect(lines.map(({ name, place: { role }, standing }) => [name, role, standing])).toEqual([
      ['本', 'supervisor', 'own'],
      ['安娜', 'reviewer', 'confirms'],
    ]);
    expect((await readRights(ben.session))(ben.session.me.id, 'accept')).toBeNull();

    await goByLead(ben.session, leadKey);
    const { key } = await readIdentity(anna.session);
    expect(await keyOn(ben, anna)).toMatchObject({ key, state: 'confirmed', by: leadKey.key, name: '安娜' });
    expect(await keyOn(ben, lead)).toMatchObject({ state: 'confirmed' });
    const may = await readRights(ben.session);
    expect(may(lead.session.me.id, 'settle')).toBeNull();
    expect(may(ben.session.me.id, 'accept')).toBe('notTheirRole');
    await writeVisit(anna.use(), '河西村', ['二']);
    const incoming = await takeOn(ben, await fileFrom(anna));
    expect(incoming.packer.standing).toBe('confirmed');
    expect((await readRights(ben.session))(anna.session.me.id, 'accept')).toBeNull();

    await goByLead(ben.session, null);
    expect(await keyOn(ben, anna)).toMatchObject({ key, state: 'seen' });
    expect((await readRights(ben.session))(ben.session.me.id, 'accept')).toBeNull();
    await ben.session.undo.undo();
    expect((await readRights(ben.session))(ben.session.me.id, 'accept')).toBe('notTheirRole');
    await ben.session.undo.undo();
    expect((await readBook(ben.session.db)).map(({ state }) => state)).toEqual(['seen', 'seen']);
  });

  it('follows what the lead says later, and nothing that another key says under the lead’s name', async () => {
    await enrolBoth();
    await takeOn(ben, await fileFrom(lead, []));
    await goByLead(ben.session, await keyOn(ben, lead));
    await enrol(lead.use(), await keyOn(lead, anna), 'supervisor');
    await takeOn(ben, await fileFrom(lead, []));
    await writeVisit(anna.use(), '河西村', ['二']);
    await takeOn(ben, await fileFrom(anna));
    expect((await readRights(ben.session))(anna.session.me.id, 'accept')).toBe('notTheirRole');

    await lead.use().db.meta.delete('identity');
    await enrol(lead.session, await keyOn(lead, anna), 'lead');
    const file = await fileFrom(lead, []);
    await expect(openOn(ben, file)).rejects.toMatchObject({ name: 'BlockedKey', signed: { standing: 'changed' } });
    expect((await readRights(ben.session))(anna.session.me.id, 'accept')).toBe('notTheirRole');
  });

  it('blocks another key of somebody whom it names, before anything of theirs came', async () => {
    await enrolBoth();
    await takeOn(ben, await fileFrom(lead, []));
    await goByLead(ben.session, await keyOn(ben, lead));
    await anna.use().db.meta.delete('identity');
    await writeVisit(anna.session, '河西村', ['假的']);
    await expect(openOn(ben, await fileFrom(anna))).rejects.toMatchObject({ name: 'BlockedKey' });
  });

  it('leaves to a person what a person decided: a key refused, and one who is known by another', async () => {
    await enrolBoth();
    await takeOn(ben, await fileFrom(lead, []));
    await takeOn(ben, await fileFrom(anna));
    await decideKey(ben.session, await keyOn(ben, anna), 'refused');
    await goByLead(ben.session, await keyOn(ben, lead));
    expect((await readBook(ben.session.db)).filter(({ person }) => person === anna.session.me.id)).toMatchObject([
      { state: 'refused' },
    ]);
    await ben.session.db.keys
      .where('person')
      .equals(anna.session.me.id)
      .modify({ key: 'f'.repeat(64), state: 'seen' });
    const row = await keyOn(ben, lead);
    const lines = await firstOf<RosterLine[]>((on) => watchRosterOf(ben.session, row, on));
    expect(lines.find(({ name }) => name === '安娜')?.standing).toBe('otherKey');
    expect((await readBook(ben.session.db)).filter(({ person }) => person === anna.session.me.id)).toHaveLength(1);
  });
});
