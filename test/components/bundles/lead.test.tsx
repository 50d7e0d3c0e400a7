import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BundlesPage } from '../../../components/bundles/bundles-page.tsx';
import { handOutDraft, NO_DRAFT } from '../../../components/bundles/hand-out-draft.ts';
import { decideKey, readBook } from '../../../lib/app/bundle/address-book.ts';
import { enrol } from '../../../lib/app/bundle/team-keys.ts';
import { planTasks } from '../../../lib/app/desk/tasks.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { type Device, fileFrom, newDevice, takeOn } from '../../lib/app/bundle/devices.ts';
import { listFinding, visitTo } from '../../lib/app/findings-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const { bundles: words, bundlesTeam: team, campaign } = deskWordsOf('zh-CN');
let lead: Device;
let anna: Device;
beforeEach(async () => {
  fakeLocks();
  handOutDraft.value = NO_DRAFT;
  lead = await newDevice('组长');
  anna = await newDevice('安娜');
});
afterEach(cleanup);

const show = (device: Device, open: string) => stage(device.use(), () => <BundlesPage open={open} />);
const part = async (name: string) => within(await screen.findByRole('region', { name }));
const dialog = async () => within(await screen.findByRole('dialog', { hidden: true }));
const choose = async (file: File) =>
  fireEvent.change(await screen.findByLabelText(words.choose, { selector: 'input' }), { target: { files: [file] } });

/** The lead has a file of Anna's, compared her key and put her on the roster. */
async function enrolAnna(): Promise<void> {
  await writeVisit(anna.use(), '河东村', ['一']);
  await takeOn(lead, await fileFrom(anna));
  const [row] = await readBook(lead.use().db);
  if (!row) throw new Error('no key');
  await decideKey(lead.session, row, 'confirmed');
  await enrol(lead.session, row, 'reviewer');
}

describe('the team’s keys', () => {
  it('lead from comparing a key to the roster, and off it again', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    await takeOn(lead, await fileFrom(anna));
    show(lead, 'people');
    const keys = await part(team.team);
    await keys.findByText(team.states.notCompared);
    expect(keys.queryByRole('button', { name: team.enrolWho('安娜') })).toBeNull();
    fireEvent.click(keys.getByRole('button', { name: team.compareWho('安娜') }));
    fireEvent.click((await dialog()).getByText(words.theirs));
    await keys.findByText(team.states.notOnRoster);
    fireEvent.click(keys.getByRole('button', { name: team.enrolWho('安娜') }));
    fireEvent.click((await dialog()).getByText(campaign.roles.reviewer));
    fireEvent.click((await dialog()).getByText(team.enrol));
    await keys.findByText(team.states.onRoster);
    keys.getByText(team.teamTotals(1, 1));
    fireEvent.click(keys.getByRole('button', { name: team.changeWho('安娜') }));
    fireEvent.click((await dialog()).getByText(team.strike));
    await keys.findByText(team.states.notOnRoster);
  });

  it('are the lead’s to write: who goes by another’s roster only reads them', async () => {
    await enrolAnna();
    await takeOn(anna, await fileFrom(lead, []));
    show(anna, 'people');
    fireEvent.click(await screen.findByRole('button', { name: team.goByWho('组长') }));
    const asked = await dialog();
    await asked.findByText(team.does.own);
    fireEvent.click(asked.getByText(team.goByDo));
    const goneBy = await part(team.goneBy);
    await goneBy.findByText(team.meOn(campaign.roles.reviewer, team.may.reviewer));
    await (await part(team.team)).findByText(team.notLead);
    await (await part(team.team)).findByText(team.states.lead);
    expect(screen.queryByRole('button', { name: team.goByWho('组长') })).toBeNull();
    fireEvent.click(goneBy.getByRole('button', { name: team.letGo }));
    await goneBy.findByText(team.goneByNone);
  });
});

describe('a lead’s file without a visit', () => {
  it('takes roster and open findings along where a person says so', async () => {
    const visit = await visitTo(lead.use(), '河东村');
    await listFinding(lead.session, visit, '公示栏空着');
    const other = await visitTo(lead.session, '河西村');
    await listFinding(lead.session, other, '台账是补的');
    await planTasks(lead.session, [other.body.unit], { member: null, on: null });
    show(lead, 'out');
    await screen.findByText(team.pickAny);
    const tick = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: new RegExp(`^${name}`) });
    fireEvent.click(tick(team.roster));
    await screen.findByText(team.noVisits);
    fireEvent.click(tick(team.open));
    await screen.findByText(team.goesFindings(2, 0));
    expect(tick(team.roster).disabled).toBe(true);
    fireEvent.click(screen.getByRole('radio', { name: team.whiches.planned }));
    await screen.findByText(team.goesFindings(1, 0));
    fireEvent.click(screen.getByRole('radio', { name: team.whiches.picked }));
    screen.getByText(team.pickUnits);
    fireEvent.click(tick('河东村'));
    await screen.findByText(team.goesFindings(1, 0));
  });

  it('is told by kind before it comes, offers the roster once it came, and a second time changes nothing', async () => {
    await enrolAnna();
    const visit = await visitTo(lead.use(), '河西村');
    await planTasks(lead.session, [visit.body.unit], { member: anna.session.me.id, on: null });
    const file = await fileFrom(lead, []);
    show(anna, 'in');
    await choose(file);
    const card = within(await screen.findByRole('article', { name: file.name }));
    const told = await card.findByText(new RegExp(`^${team.byKind}`));
    expect(told.textContent).toContain(team.kindCount(words.kindOf.task, 1, 0));
    expect(told.textContent).toContain(team.kindCount(words.kindOf.unit, 1, 0));
    fireEvent.click(card.getByRole('button', { name: words.take }));
    await card.findByText(team.tasksHere);
    fireEvent.click(await card.findByRole('button', { name: team.goBy }));
    fireEvent.click((await dialog()).getByText(team.goByDo));
    await waitFor(() => expect(card.queryByRole('button', { name: team.goBy })).toBeNull());
    await choose(file);
    await screen.findByText(words.changesNothing);
  });
});
