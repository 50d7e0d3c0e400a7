import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { axe, LONG, overflow } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';
import { Colleague, choose, type Look, write } from './review-people.ts';
import { editNote, fillVisit, handOverInPanel, rate, showTab } from './review-visit.ts';
import { button } from './several-people.ts';

const UNIT = '青石镇河东社区';
/** What doesn't fit, or can't be used by everybody. */
const faults: string[] = [];

const people: Colleague[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunji-review-'));
});
afterEach(async () => {
  const used = await Promise.all(people.map((one) => one.usedPointer()));
  for (const one of people.splice(0)) await one.browser.close();
  rmSync(folder, { recursive: true });
  expect(used).not.toContain(true);
  expect(faults.splice(0)).toEqual([]);
});

async function begin(name: string, look: Look): Promise<Colleague> {
  const one = await Colleague.begin(name, look);
  people.push(one);
  return one;
}

/** Looks whether all fits and can be used by everybody; in the long check also in other widths. */
async function check(who: Colleague, name: string, where: 'desk' | 'panel' = 'desk'): Promise<void> {
  const { page } = who[where];
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
  const widths = LONG && where === 'desk' ? [width, 1920, 320] : [width];
  for (const one of widths) {
    if (one !== page.viewportSize()?.width) await page.setViewportSize({ width: one, height });
    const found = [...(await overflow(page)), ...(LONG ? await axe(page) : [])];
    faults.push(...found.map((fault) => `${name} at ${one}: ${fault}`));
  }
  if (widths.length > 1) await page.setViewportSize({ width, height });
}

const says = (at: Locator, text: string) => at.getByText(text, { exact: true }).first().waitFor();

describe.each(
  sample<Look>('review', [
    { locale: 'zh-CN', scheme: 'light' },
    { locale: 'en', scheme: 'dark' },
  ]),
)('a review by keyboard alone, in $locale, $scheme', (look) => {
  it('goes to the reviewer, back with what is asked, and again to be accepted; a tag is adjudicated', async () => {
    const [anna, lead] = [await begin('安娜', look), await begin('组长', look)];
    const { review } = anna.words.later;
    const { reviewDesk, visits } = anna.words.desk;
    const { statuses } = anna.panel.words.common;
    await fillVisit(anna.panel, UNIT, { notes: ['公示栏空着', '台账齐全'], tag: 'F21', finding: '清单没有期限' });
    await handOverInPanel(anna.panel);
    await lead.takeIn(await anna.handOut(folder, 'anybody'));
    await lead.enrol(anna, 'supervisor');

    const at = await lead.openVisit(UNIT);
    await check(lead, 'submitted');
    await says(at, review.states.submitted);
    const about = at.getByLabel(review.about, { exact: true });
    const said: [RegExp, string][] = [
      [/公示栏空着/, '补一张照片'],
      [new RegExp(`^${review.ratingOf('', '').trim().split(' ')[0]}`), '为什么是这个等次'],
      [/F21/, '群众那里问过吗'],
      [/清单没有期限/, '谁来负责'],
    ];
    for (const [option, text] of said) {
      await choose(lead.desk, about, option);
      await write(lead.desk, at.getByLabel(review.write, { exact: true }), text);
      await lead.desk.press('Control+Enter');
      await says(at, text);
    }
    await lead.desk.enter(button(at, reviewDesk.return));
    await lead.desk.page.keyboard.insertText('事实还不够');
    await check(lead, 'returning');
    await lead.desk.enter(button(at, reviewDesk.return).last());
    await says(at, review.states.returned);
    await check(lead, 'returned');
    await lead.desk.page.locator('tr[data-at]', { hasText: visits.states.returned }).waitFor();

    await anna.takeIn(await lead.handOut(folder, '安娜'));
    await anna.goBy(lead);
    const { panel } = anna;
    await panel.page.bringToFront();
    await goHome(anna);
    const waiting = panel.page.getByRole('region', { name: review.returned });
    await check(anna, 'home', 'panel');
    await panel.enter(waiting.getByRole('button'));
    const asked = panel.page.getByRole('region', { name: review.askedTitle, exact: true });
    await says(asked, '事实还不够');
    await eventually(() => asked.getByText(review.asked, { exact: true }).count()).toBe(4);
    await check(anna, 'asked', 'panel');
    const thread = asked.getByRole('listitem').filter({ hasText: '补一张照片' });
    await panel.enter(button(thread, review.answer));
    await panel.page.keyboard.insertText('明天补');
    await panel.press('Control+Enter');
    await says(thread, '明天补');
    await panel.enter(thread.getByRole('button', { name: /公示栏空着/ }).first());
    await editNote(panel, '公示栏空着', '公示栏空着，没有日期');
    await handOverInPanel(panel);
    await says(asked, review.states.submitted);
    await check(anna, 'again', 'panel');

    await lead.takeIn(await anna.handOut(folder, '组长'));
    await lead.show('visits');
    await lead.desk.page.locator('tr[data-at]', { hasText: visits.changed }).waitFor();
    await lead.openVisit(UNIT);
    await check(lead, 'answered');
    const changed = at.locator('details', { hasText: review.changed });
    await lead.desk.enter(changed.locator('summary'));
    await changed.getByText(review.wasNow('公示栏空着', '公示栏空着，没有日期')).waitFor();
    await says(at, '明天补');
    await check(lead, 'changes');

    await lead.desk.enter(at.getByRole('button', { name: new RegExp(`^${reviewDesk.decide.confirmed}.*F21`) }));
    await at.getByText(reviewDesk.parts(5, 5)).waitFor();
    await lead.desk.page.keyboard.insertText('五项都看过');
    await check(lead, 'verdict');
    await lead.desk.enter(button(at, reviewDesk.decide.confirmed));
    await says(at, reviewDesk.standing.verdict);
    await lead.desk.enter(button(at, reviewDesk.accept));
    await says(at, review.states.accepted);
    // What had the focus is gone: it stands where it says how things are now.
    expect(await lead.desk.page.evaluate(() => document.activeElement?.textContent)).toContain(review.states.accepted);
    await check(lead, 'accepted');

    await anna.takeIn(await lead.handOut(folder, '安娜'));
    await panel.page.bringToFront();
    await showTab(panel, 'finish');
    await says(asked, review.states.accepted);
    await asked.getByText('组长', { exact: false }).first().waitFor();
    await check(anna, 'accepted', 'panel');
    await showTab(panel, 'tags');
    await panel.page.locator('main .tl', { hasText: statuses.confirmed }).first().waitFor();
    await check(anna, 'tags', 'panel');
  });

  it.runIf(LONG)(
    'sees both sides of what two changed, settles one by one and by person, and that settles it there',
    async () => {
      const [anna, lead] = [await begin('安娜', look), await begin('组长', look)];
      const { review } = anna.words.later;
      const { finish } = anna.panel.words;
      await fillVisit(anna.panel, UNIT, { notes: ['宣传栏是六月的内容', '台账齐全', '党课念完就散'] });
      await lead.takeIn(await anna.handOut(folder, 'anybody'));
      await lead.panel.page.bringToFront();
      await lead.panel.page.reload();
      await lead.panel.enter(lead.panel.visits);
      const edits = [
        ['宣传栏是六月的内容', '宣传栏是五月的内容', '宣传栏是旧的内容，没有人管'],
        ['台账齐全', '台账不齐', '台账缺三页'],
        ['党课念完就散', '党课念完材料就散', '党课一小时念完就散'],
      ] as const;
      await showTab(anna.panel, 'notes');
      for (const [was, , theirs] of edits) await editNote(anna.panel, was, theirs);
      for (const [was, mine] of edits) await editNote(lead.panel, was, mine);
      await check(lead, 'before-conflict', 'panel');
      await lead.takeIn(await anna.handOut(folder, 'anybody'));

      await lead.panel.page.bringToFront();
      await lead.panel.enter(lead.panel.page.getByRole('button', { name: lead.panel.words.visit.hasConflict }).first());
      // The row leads to its field, and that to both sides.
      await lead.panel.enter(
        lead.panel.page.locator('.editor').getByRole('button', { name: lead.panel.words.visit.hasConflict }),
      );
      await lead.panel.dialog.locator('.threeway del').first().waitFor();
      await check(lead, 'card', 'panel');
      await lead.panel.press('Escape', 'Escape');
      const at = await lead.openVisit(UNIT);
      const conflicts = at.getByRole('region', { name: review.conflicts });
      await conflicts.getByText(review.conflictCount(3)).waitFor();
      await check(lead, 'conflicts');
      const first = conflicts.getByRole('listitem').filter({ hasText: '宣传栏' });
      await first.getByText('宣传栏是六月的内容', { exact: false }).first().waitFor();
      expect(await first.locator('ins.clash').count()).toBeGreaterThan(0);
      await lead.desk.enter(button(first, finish.third));
      await lead.desk.press('Control+a');
      await lead.desk.page.keyboard.insertText('宣传栏是五月的内容，没有人管');
      await lead.desk.enter(button(first, finish.useThird));
      await conflicts.getByText(review.conflictCount(2)).waitFor();
      // The next one has the focus: a digit chooses one of its sides.
      expect(await conflicts.evaluate((one) => one.contains(document.activeElement))).toBe(true);
      await lead.desk.press('2');
      await conflicts.getByText(review.conflictCount(1)).waitFor();
      await lead.desk.press('Control+z');
      await lead.panel.page.bringToFront();
      await check(lead, 'panel-conflict', 'panel');
      expect((await lead.live('note')).map(({ body }) => body.text)).toContain('宣传栏是五月的内容，没有人管');

      await anna.takeIn(await lead.handOut(folder, 'anybody'));
      const settled = (who: Colleague) => async () =>
        (await who.live('note')).map(({ body, conflicts: open }) => [body.text, open.length]);
      await eventually(settled(anna)).toEqual(await settled(lead)());
    },
  );

  it.runIf(LONG)(
    'keeps two who rate one unit apart until both have handed over, then a lead settles where they differ',
    async () => {
      const [lead, anna, ben] = [await begin('组长', look), await begin('安娜', look), await begin('本', look)];
      const { reviewDesk, units } = lead.words.desk;
      const { review } = lead.words.later;
      const page = await lead.show('units');
      await lead.desk.enter(button(page, units.add));
      await lead.desk.page.keyboard.insertText('青石县委班子');
      await choose(lead.desk, lead.desk.dialog.getByRole('combobox'), /县处级以上领导班子|county level and above/);
      await lead.desk.enter(button(lead.desk.dialog, units.addIt));
      await lead.desk.dialog.waitFor({ state: 'detached' });
      await fillVisit(lead.panel, '镇政府', { notes: ['路过'], grades: '' });
      const roster = await lead.handOut(folder, 'anybody');
      for (const one of [anna, ben]) await one.takeIn(roster);
      await fillVisit(anna.panel, '青石县委班子', { notes: ['安娜看的'], grades: '1234'.repeat(8).slice(0, 30) });
      await fillVisit(ben.panel, '青石县委班子', {
        notes: ['本看的'],
        grades: '1233'.repeat(8).slice(0, 29),
      });
      await handOverInPanel(anna.panel);
      await lead.takeIn(await ben.handOut(folder, '组长'));
      await lead.takeIn(await anna.handOut(folder, '组长'));
      for (const one of [anna, ben]) await lead.enrol(one, 'supervisor');

      const at = await lead.openVisit('安娜');
      await lead.desk.enter(button(at, reviewDesk.compare));
      await says(at, reviewDesk.blind);
      await check(lead, 'blind');
      await ben.takeIn(await lead.handOut(folder, '本'));
      const ratedBy = async (who: Colleague, note: string) => {
        const visit = (await who.live('note')).find(({ body }) => body.text === note)?.parent;
        const found = (await who.live('visit')).find(({ id }) => id === visit);
        return Object.keys(found?.body ?? {}).filter((field) => field.startsWith('rating.')).length;
      };
      expect([await ratedBy(ben, '安娜看的'), await ratedBy(lead, '安娜看的')]).toEqual([0, 30]);

      await handOverInPanel(ben.panel);
      await lead.takeIn(await ben.handOut(folder, '组长'));
      await lead.openVisit('安娜');
      await lead.desk.enter(button(at, reviewDesk.compare));
      await at.getByText(reviewDesk.fewPairs(29, 30)).waitFor();
      await check(lead, 'few');
      await showTab(ben.panel, 'checklist');
      await rate(ben.panel, '2');
      await lead.takeIn(await ben.handOut(folder, '组长'));
      await lead.openVisit('安娜');
      await lead.desk.enter(button(at, reviewDesk.compare));
      await at.getByText(reviewDesk.n(30)).waitFor();
      await at.getByText(reviewDesk.differences(7)).waitFor();
      await check(lead, 'beside');
      await lead.desk.enter(
        at.getByRole('button', { name: new RegExp(`^${reviewDesk.settleItem(reviewDesk.settle, '')}`) }),
      );
      await lead.desk.tabTo(
        at.getByRole('radiogroup', { name: reviewDesk.gradeChosen }).locator('[tabindex="0"]'),
        'Shift+Tab',
      );
      await lead.desk.press('ArrowRight', 'ArrowLeft');
      await write(lead.desk, at.getByLabel(reviewDesk.settleReason, { exact: true }), '佐证看过');
      await check(lead, 'settling');
      await lead.desk.enter(button(at, reviewDesk.settle).first());
      await at.getByText('佐证看过').first().waitFor();
      await check(lead, 'settled');

      for (const one of [anna, ben]) {
        await one.takeIn(await lead.handOut(folder, one.name));
        await one.goBy(lead);
        const there = await one.openVisit('安娜');
        await one.desk.enter(button(there, reviewDesk.compare));
        await there.getByText('佐证看过').waitFor();
        expect(await there.getByText(review.notCounted('').trim()).count()).toBe(0);
      }
      await check(ben, 'settled-there');
    },
  );

  // With every commit test/lib/review/visit-review.test.ts says so.
  it.runIf(LONG)('shows the step that a merge made illegal, which counts for nothing', async () => {
    const [lead, ben, anna] = [await begin('组长', look), await begin('本', look), await begin('安娜', look)];
    const { review } = lead.words.later;
    const { reviewDesk } = lead.words.desk;
    const { refusals } = lead.panel.words.common;
    await fillVisit(ben.panel, '白马村', { notes: ['本的'], grades: '' });
    await lead.takeIn(await ben.handOut(folder, 'anybody'));
    await lead.enrol(ben, 'reviewer');
    await fillVisit(anna.panel, UNIT, { notes: ['公示栏空着'] });
    await handOverInPanel(anna.panel);
    await lead.takeIn(await anna.handOut(folder, 'anybody'));
    await ben.takeIn(await lead.handOut(folder, '本'));
    await ben.goBy(lead);

    const [mine, theirs] = [await lead.openVisit(UNIT), await ben.openVisit(UNIT)];
    await lead.desk.enter(button(mine, reviewDesk.accept));
    await says(mine, review.states.accepted);
    await ben.desk.enter(button(theirs, reviewDesk.return));
    await ben.desk.page.keyboard.insertText('缺佐证');
    await ben.desk.enter(button(theirs, reviewDesk.return).last());
    await says(theirs, review.states.returned);
    await lead.takeIn(await ben.handOut(folder, '组长'));
    await ben.takeIn(await lead.handOut(folder, '本'));
    for (const one of [lead, ben]) {
      const at = await one.openVisit(UNIT);
      await says(at, review.states.accepted);
      await says(at, review.notCounted(refusals.notFromHere));
      await says(at, '缺佐证');
      await check(one, `void-${one.name}`);
    }
  });
});

/** Goes to the first screen of the panel. */
async function goHome({ panel }: Colleague): Promise<void> {
  const back = panel.page.getByRole('button', { name: panel.words.home.toHome, exact: true });
  await panel.tabTo(back, 'Shift+Tab');
  await panel.press('Enter');
  await panel.ready();
}
