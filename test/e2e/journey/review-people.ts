import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type DeskWords, deskWordsOf } from '../../../lib/i18n/desk.ts';
import { type LaterWords, laterWordsOf } from '../../../lib/i18n/later.ts';
import { borrow } from '../harness/borrow.ts';
import { type Locale, liveRecords, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from './eventually.ts';
import { button } from './several-people.ts';

/** How a person's screens look in a test. */
export interface Look {
  readonly locale: Locale;
  readonly scheme: 'light' | 'dark';
}

/** Where a file is handed on: to somebody by name, or to whoever opens it. */
type To = string | 'anybody';

/** Somebody with a browser, a panel and a desk of their own, who uses no pointer. */
export class Colleague {
  readonly name: string;
  readonly browser: Session;
  readonly panel: PanelDriver;
  readonly desk: PanelDriver;
  readonly look: Look;
  readonly words: { readonly desk: DeskWords; readonly later: LaterWords };
  #files = 0;

  private constructor(name: string, browser: Session, pages: { panel: PanelDriver; desk: PanelDriver }, look: Look) {
    this.name = name;
    this.look = look;
    this.browser = browser;
    this.panel = pages.panel;
    this.desk = pages.desk;
    this.words = { desk: deskWordsOf(look.locale), later: laterWordsOf(look.locale) };
  }

  /** A fresh installation whose person has said their name. */
  static async begin(name: string, { locale, scheme }: Look, width = 1280): Promise<Colleague> {
    const browser = await borrow({ locale, colorScheme: scheme });
    await browser.context.addInitScript(() => {
      for (const type of ['pointerdown', 'mousedown', 'wheel', 'touchstart'])
        addEventListener(type, () => sessionStorage.setItem('pointer', type), { capture: true });
    });
    const panel = await new PanelDriver(await browser.openPanelAsTab({ width: 320 }), locale).ready();
    await panel.tabTo(panel.page.locator('#first-name'));
    await panel.page.keyboard.insertText(name);
    await panel.press('Enter');
    await panel.page.locator('#first-name').waitFor({ state: 'detached' });
    const page = await browser.openPanelAsTab({ width, height: 900, path: 'desk.html#bundles' });
    await page.locator('.bundlespage').waitFor();
    for (const one of [page, panel.page]) one.setDefaultTimeout(15_000);
    return new Colleague(name, browser, { panel, desk: new PanelDriver(page, locale) }, { locale, scheme });
  }

  /** Shows a page of the desk, as a link to it does. */
  async show(hash: string): Promise<Page> {
    const { page } = this.desk;
    await page.bringToFront();
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    return page;
  }

  /** Opens a visit at the desk: the newest, unless its unit or maker is named. */
  async openVisit(row?: string): Promise<Locator> {
    const page = await this.show('visits');
    const rows = page.locator('tr[data-at]');
    const wanted = row ? rows.filter({ hasText: row }).first() : rows.first();
    await wanted.waitFor();
    await this.desk.tabTo(page.locator('tr[data-at][tabindex="0"]'));
    for (let at = 0; !(await wanted.evaluate((one) => one === document.activeElement)); at++) {
      if (at > 10) throw new Error(`No row ${row}`);
      await this.desk.press('ArrowDown');
    }
    await this.desk.press('Enter');
    const review = page.getByRole('region', { name: this.words.later.review.title, exact: true });
    await review.locator('h3').first().waitFor();
    return review;
  }

  // How files go to and fro is tried by Tab elsewhere (bundles.test.ts, lead.test.ts): here each control is gone to at once.

  /** Makes a file of all visits and hands it to somebody. @returns where it lies */
  async handOut(folder: string, to: To): Promise<string> {
    const of = this.words.desk.bundles;
    const page = await this.show('bundles');
    await pressIn(page, of.handOut);
    await page.locator('.bundle-out :focus').waitFor();
    await pressIn(page, of.all);
    if (to === 'anybody') {
      await page.getByRole('radiogroup', { name: of.closing }).locator('[tabindex="0"]').press('ArrowRight');
      await page.getByText(of.openHow).waitFor();
    } else await page.getByRole('combobox', { name: of.to, exact: true }).selectOption(to);
    await page.getByLabel(of.goes, { exact: true }).waitFor();
    const download = page.waitForEvent('download');
    await pressIn(page, of.make);
    const path = join(folder, `${this.name}-${this.#files++}.visits`);
    await (await download).saveAs(path);
    await page.getByText(of.made0).waitFor();
    await pressIn(page, of.madeDone);
    return path;
  }

  /** Takes a file in. */
  async takeIn(path: string): Promise<void> {
    const { desk, words } = this;
    const of = words.desk.bundles;
    const page = await this.show('bundles');
    await pressIn(page, of.takeIn);
    // The pane takes the focus as it opens: a key before that would be lost.
    await page.locator('.sidetitle:focus').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await pressIn(page, of.choose);
    await (await chooser).setFiles(path);
    await pressIn(page, of.take);
    await pressIn(page, of.done);
    await desk.press('Escape');
  }

  /** As a lead: compares somebody's key and puts them on the roster. */
  async enrol(other: Colleague, role: keyof DeskWords['campaign']['roles']): Promise<void> {
    const { desk, words } = this;
    const { bundles: of, bundlesTeam: team, campaign } = words.desk;
    const page = await this.show('bundles/people');
    await pressIn(page.getByRole('region', { name: team.team, exact: true }), team.compareWho(other.name));
    await pressIn(desk.dialog, of.theirs);
    await pressIn(page, team.enrolWho(other.name));
    const wanted = desk.dialog.getByRole('radio', { name: campaign.roles[role], exact: true });
    await wanted.press('Enter');
    await pressIn(desk.dialog, team.enrol);
    await desk.dialog.waitFor({ state: 'detached' });
  }

  /** Goes by a lead's roster from now on. */
  async goBy(lead: Colleague): Promise<void> {
    const { desk, words } = this;
    const { bundlesTeam: team } = words.desk;
    const page = await this.show('bundles/people');
    await pressIn(page, team.goByWho(lead.name));
    await pressIn(desk.dialog, team.goByDo);
    await desk.dialog.waitFor({ state: 'detached' });
  }

  /** Whether a pointer was used in the panel or at the desk. */
  async usedPointer(): Promise<boolean> {
    const used = await Promise.all(
      [this.panel, this.desk].map(({ page }) => page.evaluate(() => sessionStorage.getItem('pointer'))),
    );
    return used.some(Boolean);
  }

  live(kind: string) {
    return liveRecords(this.desk.page, kind);
  }
}

/** Presses Enter on a control, wherever the focus is. */
const pressIn = (page: Page | Locator, name: string): Promise<void> => button(page, name).first().press('Enter');

/** Chooses of a list by its arrows. */
export async function choose(driver: PanelDriver, select: Locator, name: string | RegExp): Promise<void> {
  await driver.tabTo(select);
  const place = (text: RegExp | string) =>
    select
      .locator('option')
      .evaluateAll(
        (options, [source, isPattern]) =>
          options.findIndex(({ textContent: said }) =>
            isPattern ? new RegExp(source as string).test(said ?? '') : said === source,
          ),
        [typeof text === 'string' ? text : text.source, typeof text !== 'string'] as const,
      );
  await eventually(() => place(name)).toBeGreaterThanOrEqual(0);
  const to = await place(name);
  for (let at = 0; ; at++) {
    const here = await select.evaluate((one) => (one as HTMLSelectElement).selectedIndex);
    if (here === to) return;
    if (at > 60) throw new Error(`The list doesn't come to ${name}`);
    await driver.press(here < to ? 'ArrowDown' : 'ArrowUp');
  }
}

/** Writes into a field that Tab reaches. */
export async function write(driver: PanelDriver, field: Locator, text: string): Promise<void> {
  await field.first().waitFor();
  await driver.tabTo(field.first());
  await driver.page.keyboard.insertText(text);
}
