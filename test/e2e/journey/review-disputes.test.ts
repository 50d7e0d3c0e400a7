import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { axe, overflow } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';
import { Colleague, type Look } from './review-people.ts';
import { fillVisit, showTab } from './review-visit.ts';
import { button } from './several-people.ts';

const UNIT = '青石镇河东社区';

const people: Colleague[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunji-disputes-'));
});
afterEach(async () => {
  const used = await Promise.all(people.map((one) => one.usedPointer()));
  for (const one of people.splice(0)) await one.browser.close();
  rmSync(folder, { recursive: true });
  expect(used).not.toContain(true);
});

async function begin(name: string, look: Look): Promise<Colleague> {
  const one = await Colleague.begin(name, look);
  people.push(one);
  return one;
}

/** The page of all disagreements, which fits and can be used by everybody. */
async function disputes(who: Colleague) {
  const page = await who.show('bundles/disputed');
  const part = page.getByRole('region', { name: who.words.desk.disputes.tab, exact: true });
  await part.locator('h1').waitFor();
  expect([...(await axe(page)), ...(await overflow(page))]).toEqual([]);
  return part;
}

/** Opens the one unit at the desk. */
async function openUnit(who: Colleague) {
  const page = await who.show('units');
  await page.locator('tr[data-at]').first().waitFor();
  await who.desk.tabTo(page.locator('tr[data-at][tabindex="0"]'));
  await who.desk.press('Enter');
  await page.locator('#unit-name').waitFor();
  return page;
}

/** Gives the one unit another name at the desk. */
async function rename(who: Colleague, name: string): Promise<void> {
  const page = await openUnit(who);
  await who.desk.tabTo(page.locator('#unit-name'));
  await who.desk.press('Control+a');
  await page.keyboard.insertText(name);
  await who.desk.saved();
}

/** Takes the visit away that the panel lists first. */
async function removeVisit(who: Colleague): Promise<void> {
  const { panel } = who;
  const { page, words } = panel;
  await page.bringToFront();
  await page.reload();
  await panel.enter(panel.visits);
  await panel.enter(button(page, words.common.more));
  await panel.enter(button(panel.dialog, words.visit.deleteVisit));
  await eventually(async () => (await who.live('visit')).length).toBe(0);
}

const nameIn = async (who: Colleague) => (await who.live('unit')).map(({ body }) => body.name);

describe.each(
  sample<Look>('disputes', [
    { locale: 'zh-CN', scheme: 'light' },
    { locale: 'en', scheme: 'dark' },
  ]),
)('what people disagree on beyond a visit, by keyboard alone, in $locale, $scheme', (look) => {
  it('is a unit’s name, which is settled in one place, and so for everybody', async () => {
    const [anna, lead] = [await begin('安娜', look), await begin('组长', look)];
    const { disputes: words } = lead.words.desk;
    await fillVisit(anna.panel, UNIT, { notes: ['公示栏空着'], grades: '' });
    await lead.takeIn(await anna.handOut(folder, 'anybody'));
    await rename(anna, '河东社区居委会');
    await rename(lead, '河东新社区');
    await lead.takeIn(await anna.handOut(folder, 'anybody'));

    const page = await openUnit(lead);
    await lead.desk.enter(page.getByRole('button', { name: new RegExp(`^${words.mark}`) }));
    const part = await disputes(lead);
    await part.getByText(words.count(1)).waitFor();
    const card = part.getByRole('group', { name: /河东/ });
    await card.getByText('河东社区居委会').first().waitFor();
    await lead.desk.enter(card.getByRole('button', { name: new RegExp(`: ${lead.panel.words.finish.makers.me}`) }));
    await part.getByText(words.none, { exact: true }).waitFor();
    expect(await nameIn(lead)).toEqual(['河东新社区']);

    await anna.takeIn(await lead.handOut(folder, '安娜'));
    await (await disputes(anna)).getByText(words.none, { exact: true }).waitFor();
    expect(await nameIn(anna)).toEqual(['河东新社区']);
  });

  it('is a visit that one took away while the other went on writing in it: it is put back with all words', async () => {
    const [anna, lead] = [await begin('安娜', look), await begin('组长', look)];
    const { disputes: words } = lead.words.desk;
    const { review } = lead.words.later;
    await fillVisit(anna.panel, UNIT, { notes: ['公示栏空着'], grades: '' });
    await lead.takeIn(await anna.handOut(folder, 'anybody'));
    await removeVisit(lead);
    await showTab(anna.panel, 'notes');
    await anna.panel.tabTo(anna.panel.composer);
    await anna.panel.page.keyboard.insertText('又来了三个人问低保');
    await anna.panel.press('Enter');
    await anna.panel.saved();

    await lead.takeIn(await anna.handOut(folder, 'anybody'));
    const part = await disputes(lead);
    const card = part.getByRole('group', { name: new RegExp(UNIT) });
    await card.getByText('又来了三个人问低保').waitFor();
    await lead.desk.enter(button(card, review.keepGone));
    await part.getByText(words.none, { exact: true }).waitFor();
    await lead.desk.press('Control+z');
    await lead.desk.enter(button(card, review.putBack));
    await part.getByText(words.none, { exact: true }).waitFor();
    await lead.openVisit(UNIT);
    await lead.desk.page.getByText('又来了三个人问低保').last().waitFor();
    await eventually(async () => (await lead.live('note')).length).toBe(2);
  });
});
