import { copyFileSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type DeskWords, deskWordsOf } from '../../../lib/i18n/desk.ts';
import { axe, holdings, type Locale, liveRecords, overflow, PanelDriver, type Session } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';
import { button, severalPeople } from './several-people.ts';

const UNIT = '青石镇河东社区';
const NOTE = '公示栏空着';

const { begin, pathOf } = severalPeople('bundles');

async function openDesk(session: Session, locale: Locale, hash: string, width = 1280): Promise<PanelDriver> {
  const page = await session.openPanelAsTab({ width, height: 800, path: `desk.html${hash}` });
  page.setDefaultTimeout(20_000);
  await page.locator('.bundlespage').waitFor();
  return new PanelDriver(page, locale);
}

/** A supervisor who has been somewhere and wrote one thing down; the panel stays open. */
async function visitOnce(session: Session, locale: Locale): Promise<PanelDriver> {
  const panel = await new PanelDriver(await session.openPanelAsTab(), locale).ready();
  await panel.startVisit(UNIT);
  await panel.keep(NOTE);
  return panel;
}

type Words = DeskWords['bundles'];

/** Hands out all visits, left open, by keyboard. @returns where the file lies */
async function handOut(desk: PanelDriver, words: Words, name: string): Promise<string> {
  const { page } = desk;
  await desk.enter(button(page, words.handOut));
  await desk.enter(button(page, words.all));
  await page.getByText(words.goesCounts(1, 0, 0)).waitFor();
  const closing = page.getByRole('radiogroup', { name: words.closing });
  await desk.tabTo(closing.locator('[tabindex="0"]'));
  await desk.press('ArrowRight');
  await page.getByText(words.openHow).waitFor();
  const download = page.waitForEvent('download');
  await desk.enter(button(page, words.make));
  const path = pathOf(name);
  await (await download).saveAs(path);
  await page.getByText(words.made0).waitFor();
  await desk.press('Escape');
  return path;
}

/** Chooses a file with the browser's own dialog, which the keyboard opens. */
async function choose(desk: PanelDriver, words: Words, ...paths: readonly string[]): Promise<void> {
  const chooser = desk.page.waitForEvent('filechooser');
  await desk.enter(button(desk.page, words.choose));
  await (await chooser).setFiles([...paths]);
}

describe.each(sample('bundles 1', ['zh-CN', 'en'] as const))(
  'a visit that two exchange by keyboard, in %s',
  (locale) => {
    const words = deskWordsOf(locale).bundles;

    it('comes whole, a second time changes nothing, both sides of a conflict stay, and it is taken back', async () => {
      const [anna, lead] = [await begin(locale), await begin(locale)];
      const panel = await visitOnce(anna, locale);
      const here = await openDesk(anna, locale, '#bundles');
      const file = await handOut(here, words, 'first.visits');

      const there = await openDesk(lead, locale, '#bundles');
      const { page } = there;
      await page.getByText(words.noneHow).waitFor();
      await there.enter(button(page, words.takeIn));
      await choose(there, words, file);
      await page.getByText(words.standings.first).first().waitFor();
      expect(await liveRecords(page, 'visit')).toEqual([]);
      await there.enter(button(page, words.take));
      await page.getByText(words.taken(1, 0)).waitFor();
      expect((await liveRecords(page, 'note')).map(({ body }) => body.text)).toEqual([NOTE]);
      await there.enter(button(page, words.done));

      const before = await holdings(page);
      await choose(there, words, file);
      await page.getByText(words.changesNothing).waitFor();
      expect(await button(page, words.take).count()).toBe(0);
      await there.enter(button(page, words.done));
      expect(await holdings(page)).toEqual(before);

      // What only it brought goes; the file brings it again.
      await there.press('Escape', 'ArrowDown', 'Enter');
      await there.enter(button(page, words.takeBack));
      await page.getByRole('dialog').waitFor();
      await there.enter(page.getByRole('dialog').getByRole('button', { name: words.takeBack }));
      await page.getByText(words.tookBack).waitFor();
      expect(await liveRecords(page, 'visit')).toEqual([]);
      await there.press('Escape');
      await there.enter(button(page, words.takeIn));
      await choose(there, words, file);
      await there.enter(button(page, words.take));
      await page.getByText(words.taken(1, 0)).waitFor();
      await there.enter(button(page, words.done));

      await editNote(await new PanelDriver(await lead.openPanelAsTab(), locale).ready(), '组长改的');
      await panel.page.bringToFront();
      await editNote(panel, '安娜改的');
      await here.page.bringToFront();
      const second = await handOut(here, words, 'second.visits');
      await page.bringToFront();
      await choose(there, words, second);
      await page.getByText(words.is.conflicting, { exact: true }).waitFor();
      await page.getByText(words.orders.next).waitFor();
      await there.enter(button(page, words.take));
      await page.getByText(words.takenConflicts(1)).waitFor();
      const [note] = await liveRecords(page, 'note');
      expect(note?.conflicts).toEqual(['text']);
    });
  },
);

/** The same file under another name. */
function copyOf(path: string, name: string): string {
  copyFileSync(path, pathOf(name));
  return pathOf(name);
}

/** Puts other words in place of the one note. */
async function editNote(panel: PanelDriver, text: string): Promise<void> {
  const { page } = panel;
  if ((await panel.composer.count()) === 0) await panel.openNewest();
  await page.locator('.notes .said').first().click();
  const field = page.locator('.notes textarea').first();
  await field.waitFor();
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await panel.saved();
  await eventually(async () => (await liveRecords(page, 'note')).map(({ body }) => body.text)).toEqual([text]);
}

/** Drops files on the page that is open, as from a folder: each a name and its bytes. */
async function dropFiles(page: Page, ...files: readonly (readonly [string, Uint8Array])[]): Promise<void> {
  await page.evaluate(
    (all) => {
      const held = new DataTransfer();
      for (const [name, bytes] of all) held.items.add(new File([new Uint8Array(bytes)], name));
      const on = document.querySelector('.work main') ?? document.body;
      on.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }));
    },
    files.map(([name, bytes]) => [name, [...bytes]] as const),
  );
}

describe('files that are dropped', () => {
  const { bundles: words, bundlesChanges: says, units } = deskWordsOf('zh-CN');
  const encode = (text: string) => new TextEncoder().encode(text);

  it('go each where it belongs, from whatever page of the desk; what belongs nowhere is named', async () => {
    const anna = await begin('zh-CN');
    await visitOnce(anna, 'zh-CN');
    const here = await openDesk(anna, 'zh-CN', '#bundles');
    const bytes = readFileSync(await handOut(here, words, 'first.visits'));
    const lead = await begin('zh-CN');
    const page = await lead.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#packs' });
    page.setDefaultTimeout(20_000);
    await page.locator('tr[data-at]').first().waitFor();
    await dropFiles(page, ['河东.visits', bytes]);
    await page.getByText(words.standings.first).first().waitFor();
    const card = page.getByRole('article', { name: '河东.visits' });
    await card.waitFor();
    await button(card, words.leave).click();

    // A roster goes on here, and the shared file waits.
    await page.getByRole('button', { name: units.title, exact: true }).click();
    await page.getByText(units.none).waitFor();
    await dropFiles(page, ['河东.visits', bytes], ['花名册.txt', encode('单位名称\t单位类型\n河西村\t村\n')]);
    await page.getByText(says.droppedShared(1)).waitFor();
    await page.getByText('花名册.txt').first().waitFor();
    await page.getByRole('button', { name: says.toShared, exact: true }).click();
    await card.waitFor();
    await eventually(() => page.getByRole('article').count()).toBe(1);
    await button(card, words.leave).click();

    await page.evaluate(() => {
      location.hash = '#visits';
    });
    await page.getByRole('main').waitFor();
    await dropFiles(page, ['照片.jpg', encode('x')], ['河东.visits', bytes]);
    await page.getByText(says.droppedNowhere('照片.jpg')).waitFor();
    await card.waitFor();
    await page.evaluate(() => {
      location.hash = '#visits';
    });
    await page.locator('.bundlespage').waitFor({ state: 'detached' });
    await dropFiles(page, ['别的.pdf', encode('x')]);
    await page.getByText(says.droppedNowhere('别的.pdf')).waitFor();
    expect(await page.evaluate(() => location.hash)).toBe('#visits');
  });
});

describe.each(sample('bundles 3', ['zh-CN', 'en'] as const))('a file that comes back changed, in %s', (locale) => {
  const { bundles: words, bundlesChanges: says } = deskWordsOf(locale);

  it('says whose words it replaces and takes away before it is taken in, by the screens', async () => {
    const [anna, lead] = [await begin(locale), await begin(locale)];
    await visitOnce(anna, locale);
    const here = await openDesk(anna, locale, '#bundles');
    const there = await openDesk(lead, locale, '#bundles');
    await takeIn(there, words, await handOut(here, words, 'first.visits'));
    const panel = await new PanelDriver(await lead.openPanelAsTab(), locale).ready();
    await editNote(panel, '公示栏满了');
    await there.page.bringToFront();
    const changed = await handOut(there, words, 'changed.visits');
    await here.page.bringToFront();
    await here.enter(button(here.page, words.takeIn));
    await choose(here, words, changed);
    await here.page.getByText(says.ownTotal(1)).waitFor();
    const own = here.page.locator('.bundle-replaced .own');
    await own.getByText(says.own).waitFor();
    await eventually(() => own.locator('del').allTextContents()).toEqual(['空着']);
    await eventually(() => own.locator('ins').allTextContents()).toEqual(['满了']);
    expect(await axe(here.page)).toEqual([]);
    await here.enter(button(here.page, words.take));
    await here.page.getByText(words.taken(0, 1)).waitFor();
    await here.enter(button(here.page, words.done));
    await here.press('Escape');

    await panel.page.bringToFront();
    await deleteVisit(panel);
    await there.page.bringToFront();
    const removal = await handOutRemoval(there, locale, 'removal.visits');
    await here.page.bringToFront();
    await takeIn(here, words, removal, async () => {
      await here.page.getByText(says.willGo(1)).waitFor();
      await here.page.getByText(words.is.gone, { exact: true }).first().waitFor();
      expect(await liveRecords(here.page, 'visit')).toHaveLength(1);
      expect([...(await overflow(here.page)), ...(await axe(here.page))]).toEqual([]);
    });
    await eventually(() => liveRecords(here.page, 'visit')).toEqual([]);
  });
});

/** Takes a file in and lets its card go. @param look what to look at before that */
async function takeIn(desk: PanelDriver, words: Words, path: string, look = async () => {}): Promise<void> {
  await desk.enter(button(desk.page, words.takeIn));
  await choose(desk, words, path);
  await button(desk.page, words.take).waitFor();
  await look();
  await desk.enter(button(desk.page, words.take));
  await desk.enter(button(desk.page, words.done));
  await desk.press('Escape');
}

/** Takes the visit that is open away: once that is stored, the first screen stands there. */
async function deleteVisit(panel: PanelDriver): Promise<void> {
  const { visit, common } = panel.words;
  await panel.enter(button(panel.page, common.more));
  await panel.enter(button(panel.dialog, visit.deleteVisit));
  await panel.ready();
}

/** Hands out, left open, that the one visit was taken away. @returns where the file lies */
async function handOutRemoval(desk: PanelDriver, locale: Locale, name: string): Promise<string> {
  const { bundles: words, bundlesChanges: says, bundlesTeam: team } = deskWordsOf(locale);
  const { page } = desk;
  await desk.enter(button(page, words.handOut));
  await page.getByText(team.pickAny).waitFor();
  await page.locator('tr[data-at] input[type="checkbox"]').first().check();
  await page.getByText(says.goesRemovals(1)).waitFor();
  await page.getByRole('radio', { name: words.closings.open }).click();
  const download = page.waitForEvent('download');
  await desk.enter(button(page, words.make));
  const path = pathOf(name);
  await (await download).saveAs(path);
  await page.getByText(says.madeRemovals(1)).waitFor();
  await desk.press('Escape');
  return path;
}

describe.each(
  sample('bundles 2', [
    { locale: 'zh-CN', scheme: 'light', width: 1280 },
    { locale: 'zh-CN', scheme: 'dark', width: 320 },
    { locale: 'en', scheme: 'dark', width: 1920 },
    { locale: 'en', scheme: 'light', width: 320 },
  ] as const),
)('the page at $width px, $locale, $scheme', ({ locale, scheme, width }) => {
  it('fits, and axe finds nothing', async () => {
    const words = deskWordsOf(locale).bundles;
    const session = await begin(locale, scheme);
    await visitOnce(session, locale);
    const desk = await openDesk(session, locale, '#bundles', width);
    const { page } = desk;
    const found: string[] = [];
    const look = async (name: string) => {
      for (const one of [...(await overflow(page)), ...(await axe(page))]) found.push(`${name}: ${one}`);
    };
    await page.getByText(words.noneHow).waitFor();
    await look('empty');
    const file = await handOut(desk, words, 'own.visits');
    await look('list');
    await desk.enter(button(page, words.takeIn));
    await choose(desk, words, file);
    await page.getByText(deskWordsOf(locale).bundlesCame.madeHere).waitFor();
    await look('came');
    await choose(desk, words, file, copyOf(file, 'other.visits'));
    await eventually(() => page.getByText(deskWordsOf(locale).bundlesCame.madeHere).count()).toBe(3);
    await look('several came');
    await desk.enter(button(page, words.tabs.people));
    await page.getByRole('region', { name: words.own }).getByRole('listitem').first().waitFor();
    await look('people');
    await desk.enter(button(page, words.saveIdentity));
    await look('identity');
    expect(found).toEqual([]);
  });
});
