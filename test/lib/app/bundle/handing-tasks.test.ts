// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { decideKey, readBook } from '../../../../lib/app/bundle/address-book.ts';
import { handOut } from '../../../../lib/app/bundle/hand-out.ts';
import { type OpenUnit, watchOpenUnits } from '../../../../lib/app/bundle/open-units.ts';
import { readNewSince } from '../../../../lib/app/bundle/since.ts';
import { takeBack } from '../../../../lib/app/bundle/take-back.ts';
import { adoptTasks, useCameCampaign } from '../../../../lib/app/bundle/tasks-came.ts';
import { startCampaign } from '../../../../lib/app/desk/campaign.ts';
import { drawUnits } from '../../../../lib/app/desk/draws.ts';
import { openDraw } from '../../../../lib/app/desk/draws-result.ts';
import { adoptVersion, keepVersion } from '../../../../lib/app/desk/packs.ts';
import { planTasks } from '../../../../lib/app/desk/tasks.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { readFindings } from '../../../../lib/app/findings-read.ts';
import { takeStep } from '../../../../lib/app/findings-steps.ts';
import { beginNote, keepNote } from '../../../../lib/app/notes.ts';
import { packInForce } from '../../../../lib/app/packs-in-force.ts';
import { startFollowUp } from '../../../../lib/app/reminders.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { type MyTask, watchMyTasks } from '../../../../lib/app/tasks.ts';
import { startVisit } from '../../../../lib/app/visits.ts';
import { readMeta } from '../../../../lib/store/meta.ts';
import { getRecord, newestOf } from '../../../../lib/store/queries.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { addUnits } from '../../../fixtures/roster-units.ts';
import { findingOf, listFinding, noteAt, visitTo } from '../findings-stage.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const TODAY = '2026-11-21';
let lead: Device;
let anna: Device;
beforeEach(async () => {
  lead = await newDevice('组长');
  anna = await newDevice('安娜');
});

/** A file with the open findings of units and no visit. */
async function findingsFrom(from: Device, ...openAt: string[]): Promise<File> {
  const made = await handOut(from.use(), { visits: [], to: 'anybody', openAt }, null);
  return new File([made.blob], made.name);
}

const linesOn = (device: Device, unit: string) => readFindings(device.use().db, [unit], TODAY);

/** Takes a finding from open to closed, at visits of its own. */
async function close(session: Session, finding: string, visit: string): Promise<void> {
  for (const to of ['underway', 'toCheck'] as const)
    await takeStep(session, await findingOf(session, finding), { to, visit });
  const later = await startFollowUp(session, await findingOf(session, finding));
  const note = await noteAt(session, later, '看过了，改好了');
  await takeStep(session, await findingOf(session, finding), { to: 'closed', visit: later, note });
}

describe('open findings', () => {
  it('go without the visits that they were made at, with their steps, and nothing else of those visits', async () => {
    const visit = await visitTo(lead.use(), '河东村');
    await noteAt(lead.session, visit.id, '别人不该看到的原话');
    const open = await listFinding(lead.session, visit, '公示栏空着', { deadline: '2026-12-01' });
    await takeStep(lead.session, await findingOf(lead.session, open), { to: 'underway', visit: visit.id });
    const other = await visitTo(lead.session, '河西村');
    await listFinding(lead.session, other, '另一个单位的问题');
    // Its visit went to somebody before: its findings lie in batches of their own all the same.
    await fileFrom(lead);
    const file = await findingsFrom(lead, visit.body.unit);
    const text = await file.text();
    expect(text).toContain('公示栏空着');
    for (const no of ['别人不该看到的原话', '另一个单位的问题']) expect(text).not.toContain(no);

    const incoming = await takeOn(anna, file);
    expect(incoming.effects.find(({ about }) => about === visit.body.unit)).toMatchObject({
      is: 'updated',
      kinds: [
        { kind: 'finding', fresh: 1, changed: 0 },
        { kind: 'step', fresh: 1, changed: 0 },
      ],
    });
    expect(incoming.names.records.get(visit.body.unit)).toMatchObject({ kind: 'unit', unit: '河东村' });
    expect(await linesOn(anna, visit.body.unit)).toMatchObject([
      { finding: { id: open }, life: { state: 'underway' } },
    ]);
    expect(await newestOf(anna.session.db, 'visit', 9)).toEqual([]);
    const again = await openOn(anna, file);
    expect(again.effects.every(({ is, kinds }) => is === 'same' && kinds.length === 0)).toBe(true);
    expect(again.attachments).toEqual([]);
  });

  it('are followed up where they came, and come back with the follow-up visit', async () => {
    const visit = await visitTo(lead.use(), '河东村');
    const finding = await listFinding(lead.session, visit, '公示栏空着');
    await takeOn(anna, await findingsFrom(lead, visit.body.unit));
    const later = await startFollowUp(anna.use(), await findingOf(anna.session, finding));
    await takeStep(anna.session, await findingOf(anna.session, finding), { to: 'underway', visit: later });
    await setField(anna.session, await findingOf(anna.session, finding), 'deadline', '2026-12-24');
    await takeOn(lead, await fileFrom(anna, [later]));
    const [line] = await linesOn(lead, visit.body.unit);
    expect(line).toMatchObject({ finding: { body: { deadline: '2026-12-24' } }, life: { state: 'underway' } });
    // And whoever has them passes them on, with what others did since.
    const third = await newDevice('第三人');
    await takeOn(third, await findingsFrom(anna, visit.body.unit));
    expect(await linesOn(third, visit.body.unit)).toMatchObject([{ life: { state: 'underway' } }]);
  });

  it('are those of earlier campaigns too; what is solved stays but where it shares a batch', async () => {
    const visit = await visitTo(lead.use(), '河东村');
    const old = await listFinding(lead.session, visit, '去年的问题');
    const elsewhere = await visitTo(lead.session, '河西村');
    const solved = await listFinding(lead.session, elsewhere, '改好了的问题');
    await close(lead.session, solved, elsewhere.id);
    await startCampaign(lead.session, '下一批', { id: lead.session.pack.id, version: lead.session.pack.version });
    const units = await firstOf<OpenUnit[]>((on) => watchOpenUnits(lead.session, on));
    expect(units).toEqual([{ unit: visit.body.unit, name: '河东村', open: 1, planned: [] }]);
    const file = await findingsFrom(lead, visit.body.unit, elsewhere.body.unit);
    expect(await file.text()).not.toContain('改好了的问题');
    await takeOn(anna, file);
    expect(await linesOn(anna, visit.body.unit)).toMatchObject([{ finding: { id: old } }]);
    expect(await linesOn(anna, elsewhere.body.unit)).toEqual([]);
  });

  it('make their visit one that has something new for whoever had it before', async () => {
    const visit = await visitTo(lead.use(), '河东村');
    const to = { person: anna.session.me.id };
    await fileFrom(lead, [visit.id], to);
    expect(await readNewSince(lead.session, to.person)).toEqual([]);
    await listFinding(lead.session, visit, '公示栏空着');
    expect(await readNewSince(lead.session, to.person)).toEqual([visit.id]);
  });

  it('stay where their words may give a protected source away', async () => {
    const visit = await visitTo(lead.use(), '河东村');
    const note = beginNote(lead.session, visit.id, '', { how: 'listen', source: 'backToBack', items: [] });
    await keepNote(lead.session, visit.id, note, '会计老鲍说补助一分钱没发');
    await listFinding(lead.session, visit, '老鲍说补助一分钱没发', { [`notes.${note}`]: true });
    const text = await (await findingsFrom(lead, visit.body.unit)).text();
    expect(text).not.toContain('老鲍');
  });
});

describe('tasks', () => {
  const mine = ({ session }: Device) => firstOf<MyTask[]>((on) => watchMyTasks(session, on, TODAY));

  it('come with roster, campaign and draws, are listed, and one starts the visit; the draw is reckoned again', async () => {
    const { session } = lead;
    lead.use();
    const units = await addUnits(session, [{ name: '河东村' }, { name: '河西村' }]);
    await startCampaign(session, '下一批', { id: session.pack.id, version: session.pack.version });
    const draw = await drawUnits(session, { mode: 'plain', count: 1, filter: {}, whenShort: 'refuse' });
    await planTasks(session, units, { member: null, on: TODAY }, draw);
    const file = await fileFrom(lead, []);
    const incoming = await takeOn(anna, file);
    const [above] = incoming.effects;
    expect(above?.about).toBeNull();
    expect(above?.kinds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'task', fresh: 2, changed: 0 }),
        expect.objectContaining({ kind: 'unit', fresh: 2, changed: 0 }),
        expect.objectContaining({ kind: 'draw', fresh: 1, changed: 0 }),
      ]),
    );
    expect(incoming.attachments).toHaveLength(1);
    expect(await mine(anna)).toEqual([]);
    const before = await readMeta(anna.use().db, 'campaign');
    expect(incoming.campaign).toMatchObject({ does: 'becomes', name: { zh: '下一批' } });
    const own = incoming.campaign?.before;
    expect(own).toMatchObject({ id: before, name: session.pack.seed.campaign.name });
    expect(await adoptTasks(anna.use(), incoming)).toMatchObject({ current: true, instead: own });
    expect(await takeBack(anna.session, incoming.digest)).toEqual(own);
    expect(await readMeta(anna.session.db, 'campaign')).toBe(before);
    expect(await adoptTasks(anna.session, await takeOn(anna, file))).toMatchObject({ current: true });
    const tasks = await mine(anna);
    expect(tasks.map(({ unit }) => unit.body.name).sort()).toEqual(['河东村', '河西村'].sort());
    const [first] = tasks;
    if (!first) throw new Error('no task');
    await startVisit(anna.session, { id: first.unit.id }, first.task);
    expect(await mine(anna)).toHaveLength(1);
    expect(await openDraw(anna.session, draw)).toMatchObject({ recheck: { is: 'matches' } });
  });

  it('come with the lead’s own version of the pack, which is in force with them', async () => {
    const { session } = lead;
    const units = await addUnits(lead.use(), [{ name: '河东村' }]);
    const own = { ...session.pack, version: '9.0.0' };
    await keepVersion(session, own);
    await adoptVersion(session, own.id, own.version);
    await planTasks(session, units, { member: null, on: TODAY });
    await adoptTasks(anna.use(), await takeOn(anna, await fileFrom(lead, [])));
    const campaign = await readMeta(anna.session.db, 'campaign');
    expect(await packInForce(anna.session.db, campaign)).toMatchObject({ id: own.id, version: own.version });
    expect(await newestOf(anna.session.db, 'pack', 9)).toHaveLength(1);
  });

  it('leave a campaign that somebody chose the current one, and ask who works here only where the lead doesn’t know', async () => {
    const units = await addUnits(lead.use(), [{ name: '河东村' }]);
    await planTasks(lead.session, units, { member: null, on: TODAY });
    await startCampaign(anna.use(), '我的专项', { id: anna.session.pack.id, version: anna.session.pack.version });
    const own = await readMeta(anna.session.db, 'campaign');
    const incoming = await takeOn(anna, await fileFrom(lead, []));
    expect(incoming.campaign).toMatchObject({ does: 'chosen', before: { name: { zh: '我的专项' } } });
    expect(await adoptTasks(anna.use(), incoming)).toMatchObject({ current: false, instead: null });
    expect(await readMeta(anna.session.db, 'campaign')).toBe(own);
    expect(await readMeta(anna.session.db, 'tookTasks')).toBe(lead.session.pack.seed.campaign.id);
    expect(await takeBack(anna.session, incoming.digest)).toBeNull();

    const ben = await newDevice('本');
    await takeOn(lead, await fileFrom(ben, []));
    const known = await getRecord(lead.session.db, 'member', ben.session.me.id);
    if (!known) throw new Error('no member');
    await setField(lead.session, known, 'role', 'supervisor');
    await adoptTasks(ben.use(), await takeOn(ben, await fileFrom(lead, [])));
    expect(await readMeta(ben.session.db, 'tookTasks')).toBeUndefined();
  });

  describe('of a campaign that nobody knew', () => {
    /** The lead plans a task in a campaign of its own. */
    async function filePlanned(name: string): Promise<File> {
      const [unit = ''] = await addUnits(lead.use(), [{ name: `${name}的村` }]);
      await startCampaign(lead.session, name, { id: lead.session.pack.id, version: lead.session.pack.version });
      await planTasks(lead.session, [unit], { member: null, on: TODAY });
      return fileFrom(lead, []);
    }
    const current = () => readMeta(anna.use().db, 'campaign');

    it('from a stranger, stay aside where visits were begun, until a person says so', async () => {
      const { session } = anna;
      await visitTo(anna.use(), '东沟村');
      const [before, file] = [await current(), await filePlanned('陌生人的专项')];
      const incoming = await takeOn(anna, file);
      expect(incoming.campaign).toMatchObject({ does: 'unknown', name: { zh: '陌生人的专项' } });
      const came = await adoptTasks(anna.use(), incoming);
      expect(came).toMatchObject({ current: false, instead: null });
      expect(await current()).toBe(before);
      if (!came) return;
      await useCameCampaign(session, came);
      expect(await current()).toBe(came.campaign.id);
      await session.undo.undo();
      expect(await current()).toBe(before);
      await useCameCampaign(session, came);
      expect(await takeBack(session, incoming.digest)).toMatchObject({ id: before });
      expect(await current()).toBe(before);
    });

    it('become the current one once the packer’s key is confirmed, and not where another was chosen meanwhile', async () => {
      await visitTo(anna.use(), '东沟村');
      await takeOn(anna, await fileFrom(lead, []));
      const [row] = await readBook(anna.use().db);
      if (!row) throw new Error('no key');
      await decideKey(anna.session, row, 'confirmed');
      const incoming = await takeOn(anna, await filePlanned('组长的专项'));
      expect(incoming.campaign?.does).toBe('becomes');
      const { pack } = anna.use();
      await startCampaign(anna.session, '我刚选的', { id: pack.id, version: pack.version });
      const own = await current();
      expect(await adoptTasks(anna.session, incoming)).toMatchObject({ current: false });
      expect(await current()).toBe(own);
      await anna.session.undo.undo();
      expect(await adoptTasks(anna.session, incoming)).toMatchObject({ current: true });
    });

    it('go back to the one before when their file is taken back, also where the campaign stays for another file', async () => {
      const before = await current();
      const file = await filePlanned('组长的专项');
      const first = await takeOn(anna, file);
      await adoptTasks(anna.use(), first);
      const other = await takeOn(anna, await fileFrom(lead, []));
      expect(other.campaign).toBeNull();
      expect(await takeBack(anna.use(), first.digest)).toMatchObject({ id: before });
      expect(await getRecord(anna.session.db, 'campaign', first.campaign?.id ?? '')).not.toBeNull();
      expect(await current()).toBe(before);
    });
  });
});
