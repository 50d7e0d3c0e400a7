// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import { handOut } from '../../../../lib/app/bundle/hand-out.ts';
import { openFile } from '../../../../lib/app/bundle/open-file.ts';
import { takeBack } from '../../../../lib/app/bundle/take-back.ts';
import { attach, readEvidence } from '../../../../lib/app/evidence.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { beginNote, keepNote } from '../../../../lib/app/notes.ts';
import { handOver, startVisit } from '../../../../lib/app/visits.ts';
import { momentNow } from '../../../../lib/model/time.ts';
import { getRecord, newestUnder } from '../../../../lib/store/queries.ts';
import { fakeLocks } from '../../../fixtures/fake-locks.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { makePng, plantInPng } from '../../bundle/format/photos.ts';
import { rowsThatLie } from '../../store/stage.ts';
import { MOMENT, writes } from '../review/review-stage.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn, visitsOf } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let anna: Device;
let lead: Device;
beforeEach(async () => {
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
});

const notesOn = async (device: Device, visit: string) =>
  (await newestUnder(device.use().db, visit, 'note', 100)).map(({ body }) => body.text).sort();

it('made in two windows at once, the one is numbered after the other', async () => {
  fakeLocks();
  await writeVisit(anna.use(), '河东村', ['一']);
  const all = { visits: await visitsOf(anna), to: 'anybody' as const };
  const made = await Promise.all([handOut(anna.session, all, null), handOut(anna.session, all, null)]);
  const [first, second] = made.map(({ row }) => row).sort((a, b) => a.seq - b.seq);
  expect(second).toMatchObject({ seq: 2, prev: first?.digest });
});

describe('a visit that is handed over', () => {
  it('is there with every word and every byte of evidence, and a second time changes nothing', async () => {
    const { visit } = await writeVisit(anna.use(), '河东村', ['公示栏空着', '台账是补的'], ['一份材料']);
    const file = await fileFrom(anna);
    const first = await takeOn(lead, file);
    expect(first.packer).toMatchObject({ name: '安娜', standing: 'first' });
    expect(first.effects.find(({ about }) => about === visit)).toMatchObject({ is: 'new', conflicts: [] });
    expect(await notesOn(lead, visit)).toEqual(['公示栏空着', '台账是补的'].sort());
    expect(first.attachments).toHaveLength(1);
    expect(await rowsThatLie(lead.session.db)).toEqual([]);
    const before = await lead.session.db.changes.count();
    const again = await openOn(lead, file);
    expect(again.effects.every(({ is }) => is === 'same')).toBe(true);
    expect(again.order).toBe('again');
    expect(again.packer.standing).toBe('seen');
    await takeOn(lead, file);
    expect(await lead.session.db.changes.count()).toBe(before);
  });

  it('goes alone: nothing of another visit is in the bytes', async () => {
    const { visit } = await writeVisit(anna.use(), '河东村', ['要交的']);
    await writeVisit(anna.use(), '河西村', ['不交的秘密']);
    const file = await fileFrom(anna, [visit]);
    const text = await file.text();
    expect(text).toContain('要交的');
    expect(text).not.toContain('不交的秘密');
  });

  it('shows what both sides wrote into one field, and loses neither', async () => {
    const { visit } = await writeVisit(anna.use(), '河东村', ['原话']);
    await takeOn(lead, await fileFrom(anna));
    const [note] = await newestUnder(lead.use().db, visit, 'note', 1);
    if (!note) throw new Error('no note');
    await setField(lead.session, note, 'text', '组长改的');
    await setField(anna.use(), { ...note }, 'text', '安娜改的');
    const incoming = await openOn(lead, await fileFrom(anna));
    const effect = incoming.effects.find(({ about }) => about === visit);
    expect(effect).toMatchObject({ is: 'conflicting', conflicts: [{ rec: note.id, kind: 'note', field: 'text' }] });
    await takeOn(lead, await fileFrom(anna));
    const merged = await getRecord(lead.session.db, 'note', note.id);
    expect(merged?.conflicts).toEqual(['text']);
    expect(merged?.heads.text).toHaveLength(2);
  });

  it('is taken back as a whole, and not once something stands upon it', async () => {
    const { visit } = await writeVisit(anna.use(), '河东村', ['一', '二'], ['一份材料']);
    const { digest } = await takeOn(lead, await fileFrom(anna));
    await takeBack(lead.use(), digest);
    expect(await lead.session.db.records.get(visit)).toBeUndefined();
    const again = await takeOn(lead, await fileFrom(anna));
    const [note] = await newestUnder(lead.session.db, visit, 'note', 1);
    if (!note) throw new Error('no note');
    await setField(lead.session, note, 'text', '改了');
    await expect(takeBack(lead.session, again.digest)).rejects.toMatchObject({
      name: 'ImportInUse',
      uses: { built: [{ rec: note.id, kind: 'note' }] },
    });
    expect(await notesOn(lead, visit)).toContain('改了');
  });

  it('is not taken back while something of ours belongs to what it brought, or names it', async () => {
    const { visit } = await writeVisit(lead.use(), '河东村', ['一']);
    const { digest } = await takeOn(anna, await fileFrom(lead));
    const session = anna.use();
    const { body } = await readRecord(session, 'visit', visit);
    const own = await startVisit(session, { id: body.unit });
    await expect(takeBack(session, digest)).rejects.toMatchObject({ uses: { built: [{ rec: own, kind: 'visit' }] } });
    const note = beginNote(session, visit, '接着写', { how: 'look', source: 'public', items: [] });
    await keepNote(session, visit, note, '接着写');
    await expect(takeBack(session, digest)).rejects.toMatchObject({
      uses: {
        built: expect.arrayContaining([
          { rec: own, kind: 'visit' },
          { rec: note, kind: 'note' },
        ]),
      },
    });
    expect((await readRecord(session, 'visit', visit)).shelf).toBe('live');
  });

  it('is passed on by whoever has it, byte for byte and under its own author', async () => {
    const third = await newDevice('审核');
    const { visit } = await writeVisit(anna.use(), '河东村', ['原话']);
    await takeOn(lead, await fileFrom(anna));
    const relayed = await takeOn(third, await fileFrom(lead));
    expect(relayed.packer.name).toBe('组长');
    expect(relayed.authors.map(({ person }) => person)).toContain(anna.session.me.id);
    expect(await notesOn(third, visit)).toEqual(['原话']);
  });
});

describe('what stays', () => {
  it('are drafts, what was taken away before anybody saw it, and what a protected source may be told by', async () => {
    const session = anna.use();
    const visit = await startVisit(session, { name: '河东村' });
    beginNote(session, visit, '还在写的', { how: 'look', source: 'public', items: [] });
    const gone = beginNote(session, visit, '', { how: 'look', source: 'public', items: [] });
    await keepNote(session, visit, gone, '已删的话');
    const row = await getRecord(session.db, 'note', gone);
    if (!row) throw new Error('no note');
    await setField(session, row, 'deleted', { ...momentNow() });
    const told = beginNote(session, visit, '', { how: 'listen', source: 'backToBack', items: [] });
    await keepNote(session, visit, told, '会计老鲍说钱没发');
    const note = await getRecord(session.db, 'note', told);
    if (!note) throw new Error('no note');
    await attach(session, visit, new File(['老鲍的条子'], '老鲍.txt', { type: 'text/plain' }), {
      kind: 'note',
      id: told,
    });
    await setField(session, note, 'outward', '有群众反映补助未发');
    const text = await (await fileFrom(anna)).text();
    expect(text).toContain('有群众反映补助未发');
    for (const secret of ['还在写的', '已删的话', '老鲍']) expect(text).not.toContain(secret);
    expect((await readGoing(session, { visits: [visit], to: 'anybody' })).outAlready).toEqual([]);
  });

  it('and went out before in a signed batch is named before it goes once more', async () => {
    const session = anna.use();
    const { visit, notes } = await writeVisit(session, '河东村', ['会计老鲍说钱没发']);
    await fileFrom(anna);
    await setField(session, await readRecord(session, 'note', notes[0] ?? ''), 'source', 'backToBack');
    expect((await readGoing(session, { visits: [visit], to: 'anybody' })).outAlready).toEqual([visit]);
  });
});

describe('a photo', () => {
  it('goes without where it was taken and what its file was called, and the original stays', async () => {
    const session = anna.use();
    const visit = await startVisit(session, { name: '河东村' });
    const photo = new File([Uint8Array.from(plantInPng(makePng([[1, 2, 3]]), 'GPS-MARKER'))], '老鲍家.png', {
      type: 'image/png',
    });
    const id = await attach(session, visit, photo);
    const file = await fileFrom(anna);
    const text = await file.text();
    for (const secret of ['GPS-MARKER', '老鲍']) expect(text).not.toContain(secret);
    await takeOn(lead, file);
    const there = await getRecord(lead.use().db, 'evidence', id);
    if (!there) throw new Error('no evidence');
    expect(await readEvidence(there)).toMatchObject({ is: 'sealed' });
    expect(there.body.name).toBeUndefined();
    const here = await getRecord(anna.use().db, 'evidence', id);
    expect(here?.body).toMatchObject({ name: '老鲍家.png', sha256: there.body.sha256 });
    const original = here && (await readEvidence(here));
    expect(original?.is === 'sealed' && (await original.file.text())).toContain('GPS-MARKER');
  });
});

describe('a key', () => {
  it('other than the one that somebody is known by is blocked until a person decides', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    await takeOn(lead, await fileFrom(anna));
    await anna.use().db.meta.delete('identity');
    await writeVisit(anna.session, '河西村', ['二']);
    await expect(openOn(lead, await fileFrom(anna))).rejects.toMatchObject({
      name: 'BlockedKey',
      signed: { standing: 'changed', person: anna.session.me.id },
    });
  });
});

describe('two who rate one unit', () => {
  it('do so blind: no rating is in the bytes of a file for the other until both have handed over', async () => {
    const ben = await newDevice('本');
    const to = { person: ben.session.me.id };
    const { visit } = await writeVisit(anna.use(), '河东村', ['看到的']);
    await rate(anna, visit, 'poor', '台账是补的');
    // Ben rates the same unit, by way of the lead.
    await takeOn(ben, await fileFrom(anna, [], to));
    const unit = String((await anna.session.db.records.get(visit))?.body.unit);
    const other = await startVisit(ben.use(), { id: unit });
    await rate(ben, other, 'good', '台账很全');
    await takeOn(lead, await fileFrom(ben));
    await takeOn(lead, await fileFrom(anna, [visit], { person: lead.session.me.id }));
    const file = await fileFrom(lead, [visit, other], to);
    expect(await file.text()).toContain('看到的');
    expect(await file.text()).not.toContain('台账是补的');
    const { batches } = await openFile(ben.use(), file);
    const told = batches
      .flatMap(({ changes }) => changes)
      .filter(({ rec, field }) => rec === visit && /rating/.test(field));
    expect(told).toEqual([]);
    expect(await (await fileFrom(lead, [visit], 'anybody')).text()).not.toContain('台账是补的');
    // A few bytes in another's visit make nobody its author, nor hand it over.
    const forger = { id: ben.session.me.id, key: '' };
    const place = { rec: visit, kind: 'visit', parent: unit } as const;
    for (const value of [{ handed: MOMENT }, { by: forger.id }, { [`went.${forger.id}`]: true }])
      await writes(lead.use(), forger, place, value);
    await handOver(ben.use(), (await getRecord(ben.session.db, 'visit', other)) ?? fail());
    await takeOn(lead, await fileFrom(ben, [other], { person: lead.session.me.id }));
    expect(await (await fileFrom(lead, [visit, other], to)).text()).not.toContain('台账是补的');
    await handOver(anna.use(), (await getRecord(anna.session.db, 'visit', visit)) ?? fail());
    await takeOn(lead, await fileFrom(anna, [visit], { person: lead.session.me.id }));
    expect(await (await fileFrom(lead, [visit, other], to)).text()).toContain('台账是补的');
  });

  it('do so whatever one of them says of the unit later', async () => {
    const ben = await newDevice('本');
    const to = { person: ben.session.me.id };
    const { visit } = await writeVisit(anna.use(), '河东村', ['看到的']);
    await rate(anna, visit, 'poor', '台账是补的');
    const { visit: other } = await writeVisit(ben.use(), '河东村', []);
    const unit = String((await ben.session.db.records.get(other))?.body.unit);
    await rate(ben, other, 'good', '台账很全');
    await takeOn(lead, await fileFrom(ben));
    await takeOn(lead, await fileFrom(anna, [visit], { person: lead.session.me.id }));
    const sent = async () => (await fileFrom(lead, [visit], to)).text();
    expect(await sent()).not.toContain('台账是补的');
    const named = (await readRecord(ben.use(), 'unit', unit)).heads.name ?? [];
    await ben.session.queue.do([{ rec: unit, kind: 'unit', parent: null, field: 'name', value: '河西村' }]);
    await takeOn(lead, await fileFrom(ben));
    expect((await readRecord(lead.use(), 'unit', unit)).heads.name).not.toEqual(named);
    expect(await sent()).not.toContain('台账是补的');
    await lead.use().queue.do([{ rec: unit, kind: 'unit', parent: null, field: 'name', value: '河西新村' }]);
    expect(await sent()).toContain('台账是补的');
  });
});

function fail(): never {
  throw new Error('no visit');
}

async function rate(device: Device, visit: string, grade: string, comment: string): Promise<void> {
  const row = (await getRecord(device.use().db, 'visit', visit)) ?? fail();
  await setField(device.session, row, 'rating.2.1', grade);
  await setField(device.session, row, 'comment.2.1', comment);
}
