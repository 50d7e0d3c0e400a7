// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readPeople, readPerson } from '../../../../lib/app/people.ts';
import { type Disputes, watchDisputes } from '../../../../lib/app/review/disputes.ts';
import { makeChange } from '../../../../lib/changes/make-change.ts';
import { absorb } from '../../../../lib/store/absorb.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { writeVisit } from '../../../fixtures/profile.ts';
import { hlcOf } from '../../changes/builders.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let lead: Device;
let anna: Device;
let stranger: Device;
beforeEach(async () => {
  lead = await newDevice('组长');
  anna = await newDevice('安娜');
  stranger = await newDevice('过客');
});

const nameOn = async (device: Device, { session: { me } }: Device) =>
  (await readPeople(device.use(), [me.id])).get(me.id);

/** The stranger, who has the lead's and 安娜's records, names both anew. */
async function renameAll(): Promise<File> {
  await takeOn(lead, await fileFrom(anna, []));
  await takeOn(stranger, await fileFrom(lead, []));
  const { queue } = stranger.use();
  for (const [{ session }, name] of [
    [lead, '骗子'],
    [anna, '我'],
  ] as const)
    await queue.do([{ rec: session.me.id, kind: 'member', parent: null, field: '*', value: { name, role: 'lead' } }]);
  return fileFrom(stranger, []);
}

describe('a stranger’s file that names others anew', () => {
  it('changes neither one’s own name nor theirs, and leaves nothing to settle', async () => {
    const file = await renameAll();
    const incoming = await takeOn(lead, file);
    const { people } = incoming.names;
    expect([people.get(lead.session.me.id), people.get(anna.session.me.id)]).toEqual(['组长', '安娜']);
    expect((await readPerson(lead.use()))?.body.name).toBe('组长');
    expect(await nameOn(lead, anna)).toBe('安娜');
    expect(await nameOn(lead, stranger)).toBe('过客');
    const again = await openOn(anna, await fileFrom(lead, []));
    expect(again.packer.name).toBe('组长');
  });

  it('that wrote beside what they say leaves nothing to settle either', async () => {
    await takeOn(lead, await fileFrom(anna, []));
    const value = { name: '骗子', role: 'lead' };
    for (const { session } of [lead, anna])
      await stranger
        .use()
        .queue.do([{ rec: session.me.id, kind: 'member', parent: null, field: '*', value, seen: [] }]);
    await takeOn(lead, await fileFrom(stranger, []));
    expect((await lead.use().db.records.get(anna.session.me.id))?.conflicts).toEqual(['name']);
    expect((await firstOf<Disputes>((on) => watchDisputes(lead.session, on))).conflicts).toEqual([]);
    expect(await nameOn(lead, anna)).toBe('安娜');
  });
});

describe('a name that turns its line round', () => {
  it('comes in, and hinders nobody to hand out what lies here', async () => {
    await writeVisit(stranger.use(), '河东村', ['一']);
    const { db, me, newId } = stranger.session;
    const value = { name: '骗子\u202egnp.exe' };
    const forged = { rec: newId(), kind: 'member', parent: null, field: '*', value, sup: [], hlc: hlcOf(1) };
    await absorb(db, [makeChange({ ...forged, author: `${me.id}.${me.epoch}` })], Date.now());
    const incoming = await openOn(anna, await fileFrom(stranger));
    expect(incoming).toMatchObject({ refused: [], packer: { name: '过客' } });
  });

  it('of one’s own goes out cleaned and cut short', async () => {
    const { db, me } = stranger.use();
    const row = await db.records.get(me.id);
    const name = `\u202e${'长'.repeat(199)}👩${'长'.repeat(200)}`;
    const forged = { rec: me.id, kind: 'member', parent: null, field: 'name', value: name, sup: row?.heads.name ?? [] };
    await absorb(db, [makeChange({ ...forged, hlc: hlcOf(9), author: `${me.id}.${me.epoch}` })], Date.now());
    const incoming = await openOn(anna, await fileFrom(stranger, []));
    expect(incoming.packer.name).toBe('长'.repeat(199));
  });
});
