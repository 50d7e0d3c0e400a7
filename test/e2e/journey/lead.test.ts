import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type DeskWords, deskWordsOf } from '../../../lib/i18n/desk.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { builtinPack } from '../../../lib/packs/builtin.ts';
import { axe, type Locale, liveRecords, overflow, PanelDriver, type Session } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';
import { button, severalPeople } from './several-people.ts';

const [HERE, THERE] = ['青石镇河东社区', '河西村'];
const PROBLEM = '公示栏半年没换';
const SECRET = '只有组长知道的一句';

const people = severalPeople('lead');

/** What two people are tried with. */
interface Tried {
  readonly locale: Locale;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
}

const begin = ({ locale, scheme }: Tried): Promise<Session> => people.begin(locale, scheme);

async function openDesk(session: Session, { locale, width }: Tried, hash: string): Promise<PanelDriver> {
  const page = await session.openPanelAsTab({ width, height: 900, path: `desk.html${hash}` });
  page.setDefaultTimeout(20_000);
  await page.locator('.work main').waitFor();
  return new PanelDriver(page, locale);
}

const openPanel = async (session: Session, { locale }: Tried): Promise<PanelDriver> =>
  new PanelDriver(await session.openPanelAsTab(), locale).ready();

const region = (page: Page, name: string): Locator => page.getByRole('region', { name });

type Words = DeskWords;

/** Makes the file that was chosen. @returns where it lies */
async function make(desk: PanelDriver, { bundles: words }: Words, name: string): Promise<string> {
  const { page } = desk;
  const download = page.waitForEvent('download');
  await desk.enter(button(page, words.make));
  const path = people.pathOf(name);
  await (await download).saveAs(path);
  await page.getByText(words.made0).waitFor();
  await desk.press('Escape');
  return path;
}

/** Leaves a file open to whoever gets it. */
async function leaveOpen(desk: PanelDriver, { bundles: words }: Words): Promise<void> {
  const closing = desk.page.getByRole('radiogroup', { name: words.closing });
  await desk.tabTo(closing.locator('[tabindex="0"]'));
  await desk.press('ArrowRight');
  await desk.page.getByText(words.openHow).waitFor();
}

/** Takes a file in. */
async function takeIn(desk: PanelDriver, { bundles: words }: Words, path: string): Promise<void> {
  const { page } = desk;
  await choose(desk, words, path);
  await desk.enter(button(page, words.take));
}

async function choose(desk: PanelDriver, words: Words['bundles'], path: string): Promise<void> {
  const chooser = desk.page.waitForEvent('filechooser');
  await desk.enter(button(desk.page, words.choose));
  await (await chooser).setFiles([path]);
}

/** Goes to a place of the page of hand-overs. */
async function goTo({ page }: PanelDriver, hash: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.reload();
  await page.locator('.work main').waitFor();
}

/** The member's file comes to the lead, who compares the key and puts it on the roster as a reviewer's. */
async function enrol(desk: PanelDriver, all: Words, file: string): Promise<void> {
  const { page } = desk;
  const { bundles: words, bundlesTeam: team, campaign } = all;
  await takeIn(desk, all, file);
  await page.getByText(words.taken(1, 0)).waitFor();
  await goTo(desk, '#bundles/people');
  const section = region(page, team.team);
  await section.getByText(team.states.notCompared).waitFor();
  await desk.enter(section.locator('li').getByText(words.compare, { exact: true }));
  await desk.enter(button(desk.dialog, words.theirs));
  await section.getByText(team.states.notOnRoster).waitFor();
  await desk.enter(section.locator('li').getByText(team.enrol, { exact: true }));
  const roles = desk.dialog.getByRole('radiogroup', { name: team.role });
  await desk.tabTo(roles.locator('[tabindex="0"]'));
  await desk.press('ArrowRight');
  await desk.dialog.getByText(team.may.reviewer).waitFor();
  await desk.enter(button(desk.dialog, team.enrol));
  await section.getByText(team.states.onRoster).waitFor();
  await section.getByText(campaign.roles.reviewer).waitFor();
}

/** The lead was at a unit and lists a finding there. */
async function findProblem(session: Session, tried: Tried): Promise<void> {
  const panel = await openPanel(session, tried);
  await panel.startVisit(THERE);
  await panel.keep(SECRET);
  await panel.show('findings');
  await panel.tabTo(panel.page.locator('.findbar textarea'));
  await panel.page.keyboard.insertText(PROBLEM);
  await panel.press('Enter');
  await panel.page.locator('.fr', { hasText: PROBLEM }).waitFor();
  await panel.saved();
  await panel.page.close();
}

/** Plans a visit of a member to a unit, on no day in particular. */
async function plan(desk: PanelDriver, { draws: words }: Words, unit: string, member: string): Promise<void> {
  const { page } = desk;
  await goTo(desk, '#draws/plan');
  await desk.tabTo(page.getByRole('searchbox', { name: words.findUnit }));
  await page.keyboard.insertText(unit);
  await button(page, unit).waitFor();
  await desk.press('Enter');
  await page.locator('.pane.side').getByLabel(words.member).selectOption(member);
  await desk.enter(button(page, words.give));
  await page.locator('.pane.side').waitFor({ state: 'detached' });
}

describe.each(
  sample('lead 1', [
    { locale: 'zh-CN', scheme: 'light', width: 1280 },
    { locale: 'en', scheme: 'dark', width: 1920 },
  ] as const),
)('a lead and a member by keyboard, in $locale, $scheme', (tried) => {
  const all = deskWordsOf(tried.locale);
  const { bundles: words, bundlesTeam: team, campaign, draws } = all;
  const later = laterWordsOf(tried.locale).findings;
  const own = builtinPack().seed.campaign.name[tried.locale === 'en' ? 'en' : 'zh'];

  it('hands out roster, tasks and open findings; the member goes by the roster, sets out from the task, and lets go of it', async () => {
    const found: string[] = [];
    const look = async (desk: PanelDriver, name: string) => {
      for (const one of [...(await overflow(desk.page)), ...(await axe(desk.page))]) found.push(`${name}: ${one}`);
      await desk.page.setViewportSize({ width: 320, height: 900 });
      for (const one of await overflow(desk.page)) found.push(`${name} at 320: ${one}`);
      await desk.page.setViewportSize({ width: tried.width, height: 900 });
    };
    const [anna, lead] = [await begin(tried), await begin(tried)];
    const visiting = await openPanel(anna, tried);
    await visiting.startVisit(HERE);
    await visiting.keep('公示栏空着');
    const here = await openDesk(anna, tried, '#bundles/out');
    await here.enter(button(here.page, words.all));
    await leaveOpen(here, all);
    const first = await make(here, all, 'first.visits');

    await findProblem(lead, tried);
    const desk = await openDesk(lead, tried, '#bundles/in');
    await enrol(desk, all, first);
    await look(desk, 'team');
    const member = (await liveRecords(desk.page, 'member')).find(({ body }) => body.role === 'reviewer')?.id ?? '';
    await plan(desk, all, THERE, member);

    await desk.enter(button(desk.page, draws.handOut));
    await desk.enter(button(desk.dialog, team.toBundle));
    await desk.page.getByText(team.noVisits).waitFor();
    await desk.page.getByLabel(words.to).selectOption(member);
    const findings = desk.page.getByRole('checkbox', { name: team.open });
    await desk.tabTo(findings);
    await desk.press('Space');
    await desk.page.getByText(team.goesFindings(1, 0)).waitFor();
    await look(desk, 'out');
    const second = await make(desk, all, 'second.visits.age');

    await goTo(here, '#bundles/in');
    await choose(here, words, second);
    await here.page.getByText(team.byKind).waitFor();
    const counts = await here.page.getByText(team.byKind).textContent();
    for (const kind of ['finding', 'task', 'unit'] as const)
      expect(counts).toContain(team.kindCount(words.kindOf[kind], 1, 0));
    await here.page.getByText(team.campaignStays(own)).waitFor();
    await look(here, 'dry run');
    await here.enter(button(here.page, words.take));
    await here.page.getByText(team.tasksHere).waitFor();
    expect((await liveRecords(here.page, 'note')).map(({ body }) => body.text)).not.toContain(SECRET);
    await here.enter(button(here.page, team.goBy));
    await here.dialog.getByText(team.does.own).waitFor();
    await look(here, 'asked');
    await here.enter(button(here.dialog, team.goByDo));
    await button(here.page, team.goBy).waitFor({ state: 'detached' });
    await here.enter(button(here.page, words.done));
    await choose(here, words, second);
    await here.page.getByText(words.changesNothing).waitFor();

    await goTo(here, '#bundles/people');
    const goneBy = region(here.page, team.goneBy);
    await goneBy.getByText(team.meOn(campaign.roles.reviewer, team.may.reviewer)).waitFor();
    await region(here.page, words.others).getByText(words.standingShort.confirmed).waitFor();
    await look(here, 'gone by');

    await visiting.page.bringToFront();
    await visiting.page.getByRole('button', { name: visiting.words.home.toHome }).click();
    const tasks = region(visiting.page, visiting.words.home.tasks);
    await eventually(() => tasks.locator('button.v b').allTextContents()).toEqual([THERE]);
    await visiting.enter(tasks.getByRole('button', { name: THERE }));
    await visiting.composer.waitFor();
    await visiting.show('findings');
    await region(visiting.page, later.earlier).getByText(PROBLEM).waitFor();

    await here.page.bringToFront();
    await here.enter(button(here.page, team.letGo));
    await goneBy.getByText(team.goneByNone).waitFor();
    await here.press('Control+z');
    await button(goneBy, team.letGo).waitFor();
    expect(found).toEqual([]);
  });
});
