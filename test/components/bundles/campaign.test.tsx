import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TakeBack } from '../../../components/bundles/take-back.tsx';
import { TasksArrived } from '../../../components/bundles/tasks-arrived.tsx';
import { TasksPlan } from '../../../components/bundles/tasks-plan.tsx';
import { useWatch } from '../../../components/ui/use-watch.ts';
import { type BundleRow, type FileLine, watchFiles } from '../../../lib/app/bundle/files.ts';
import type { Incoming } from '../../../lib/app/bundle/incoming.ts';
import { adoptTasks } from '../../../lib/app/bundle/tasks-came.ts';
import { startCampaign } from '../../../lib/app/desk/campaign.ts';
import { planTasks } from '../../../lib/app/desk/tasks.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { readMeta } from '../../../lib/store/meta.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { writeVisit } from '../../fixtures/profile.ts';
import { addUnits } from '../../fixtures/roster-units.ts';
import { stage } from '../../fixtures/stage.tsx';
import { type Device, fileFrom, newDevice, openOn, takeOn } from '../../lib/app/bundle/devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const { bundles: words, bundlesTeam: team } = deskWordsOf('zh-CN');
const THEIRS = '陌生人的专项';
let anna: Device;
let lead: Device;
let own: string;
beforeEach(async () => {
  fakeLocks();
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
  own = anna.session.pack.seed.campaign.name.zh;
});
afterEach(cleanup);

async function planned(): Promise<File> {
  const [unit = ''] = await addUnits(lead.use(), [{ name: '河西村' }]);
  await startCampaign(lead.session, THEIRS, { id: lead.session.pack.id, version: lead.session.pack.version });
  await planTasks(lead.session, [unit], { member: null, on: null });
  return fileFrom(lead, []);
}

const showPlan = (incoming: Incoming) => stage(anna.use(), () => <TasksPlan incoming={incoming} />);
async function showArrived(incoming: Incoming): Promise<void> {
  const came = await adoptTasks(anna.use(), incoming);
  if (!came) throw new Error('no tasks');
  stage(anna.session, () => <TasksArrived came={came} />);
}
/** The list of files tells the row anew. */
function Watched({ row }: { row: BundleRow }) {
  const lines = useWatch<FileLine[]>((on) => watchFiles(anna.session, on), []);
  return <TakeBack row={lines?.find((line) => line.row.digest === row.digest)?.row ?? row} />;
}
async function showTakeBack({ digest }: Incoming): Promise<void> {
  const row = await anna.use().db.bundles.get(digest);
  if (!row) throw new Error('no file');
  stage(anna.session, () => <Watched row={row} />);
}

it('of a first file is said to become the current one, then that it is, and goes back with the file', async () => {
  const file = await planned();
  showPlan(await openOn(anna, file));
  screen.getByText(team.campaignBecomes(THEIRS, own));
  cleanup();
  const incoming = await takeOn(anna, file);
  await showArrived(incoming);
  await screen.findByText(team.campaignBecame(THEIRS, own));
  screen.getByText(team.tasksHere);
  cleanup();
  await showTakeBack(incoming);
  fireEvent.click(screen.getByRole('button', { name: words.takeBack }));
  const dialog = within(await screen.findByRole('dialog', { hidden: true }));
  dialog.getByText(team.campaignWillBack(own));
  fireEvent.click(dialog.getByText(words.takeBack));
  await screen.findByText(`${words.tookBack} ${team.campaignBack(own)}`);
  expect(await readMeta(anna.session.db, 'campaign')).toBe(incoming.campaign?.before.id);
});

it('of a stranger is said to stay aside, and one press makes it the current one', async () => {
  await writeVisit(anna.use(), '东沟村', []);
  const file = await planned();
  showPlan(await openOn(anna, file));
  screen.getByText(team.campaignUnknown(THEIRS, own));
  cleanup();
  await showArrived(await takeOn(anna, file));
  await screen.findByText(team.tasksOther(THEIRS));
  const use = screen.getByRole('button', { name: team.useCampaign });
  use.focus();
  fireEvent.click(use);
  const here = await screen.findByText(team.tasksHere);
  await waitFor(() => expect(document.activeElement).toBe(here.closest('[tabindex]')));
});

it('that is the current one already is said to stay, and one that was chosen here is left', async () => {
  const [unit = ''] = await addUnits(lead.use(), [{ name: '河西村' }]);
  await planTasks(lead.session, [unit], { member: null, on: null });
  const file = await fileFrom(lead, []);
  showPlan(await openOn(anna, file));
  screen.getByText(team.campaignStays(own));
  cleanup();
  await startCampaign(anna.use(), '我选的', { id: anna.session.pack.id, version: anna.session.pack.version });
  showPlan(await openOn(anna, file));
  screen.getByText(team.campaignChosen(own, '我选的'));
});

it('is nobody’s matter where a file brings no tasks', async () => {
  await writeVisit(lead.use(), '河西村', []);
  const { container } = showPlan(await openOn(anna, await fileFrom(lead)));
  expect(container.textContent).toBe('');
});
