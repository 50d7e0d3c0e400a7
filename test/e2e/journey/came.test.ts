import { describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { axe, liveRecords, overflow, PanelDriver, type Session } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';
import { button, severalPeople } from './several-people.ts';

const UNIT = '青石镇河东社区';
const { begin, pathOf } = severalPeople('came');

describe.each(sample('came', ['zh-CN', 'en'] as const))(
  'from the panel to a file and back, by keyboard, in %s',
  (locale) => {
    const { bundles: words, bundlesCame: came } = deskWordsOf(locale);

    async function deskAt(session: Session, place: string): Promise<PanelDriver> {
      const page = await session.openPanelAsTab({ width: 1280, height: 800, path: `desk.html#${place}` });
      page.setDefaultTimeout(20_000);
      return new PanelDriver(page, locale);
    }
    const enter = (desk: PanelDriver, name: string) => desk.enter(button(desk.page, name));
    /** Makes the file of what is chosen, left open. */
    async function make(desk: PanelDriver, name: string): Promise<string> {
      const { page } = desk;
      const closing = page.getByRole('radiogroup', { name: words.closing });
      await desk.tabTo(closing.locator('[tabindex="0"]'));
      await desk.press('ArrowRight');
      const download = page.waitForEvent('download');
      await enter(desk, words.make);
      const path = pathOf(name);
      await (await download).saveAs(path);
      await page.getByText(words.made0).waitFor();
      return path;
    }
    async function choose(desk: PanelDriver, path: string): Promise<void> {
      await desk.page.locator('input[type="file"]').setInputFiles(path);
    }
    async function editNote(panel: PanelDriver, text: string): Promise<void> {
      const { page } = panel;
      await page.bringToFront();
      await page.locator('.notes .said').first().click();
      const field = page.locator('.notes textarea').first();
      await field.fill(text);
      await panel.saved();
      await eventually(async () => (await liveRecords(page, 'note')).map(({ body }) => body.text)).toEqual([text]);
    }

    it('a visit that was handed over is one press from its file; conflicts of one that came are one press away', async () => {
      const [anna, lead] = [await begin(locale), await begin(locale)];
      const panel = await new PanelDriver(await anna.openPanelAsTab({ width: 320 }), locale).ready();
      await panel.startVisit(UNIT);
      await panel.keep('原话');
      const { finish } = panel.words;
      await panel.show('finish');
      await enter(panel, finish.handOver);
      const opened = anna.context.waitForEvent('page');
      await enter(panel, finish.makeFile);
      expect(await overflow(panel.page)).toEqual([]);
      const here = new PanelDriver(await opened, locale);
      await here.page.getByText(words.goesCounts(1, 0, 0)).waitFor();
      const first = await make(here, 'first.visits');

      const there = await deskAt(lead, 'bundles/in');
      await choose(there, first);
      await enter(there, words.take);
      await there.page.getByText(words.taken(1, 0)).waitFor();

      // The file that was made here, taken in here.
      const back = await deskAt(anna, 'bundles/in');
      await choose(back, first);
      await back.page.getByText(came.madeHere).waitFor();
      expect(await button(back.page, words.take).count()).toBe(0);
      await back.page.close();

      const leads = await new PanelDriver(await lead.openPanelAsTab(), locale).ready();
      await leads.openNewest();
      await editNote(leads, '组长改的');
      await panel.show('notes');
      await editNote(panel, '安娜改的');
      await here.page.bringToFront();
      await enter(here, words.madeAgain);
      await here.page.getByText(words.goesCounts(1, 0, 0)).waitFor();
      const second = await make(here, 'second.visits');

      await there.page.bringToFront();
      await choose(there, second);
      await enter(there, words.take);
      const links = there.page.getByRole('region', { name: came.disputed });
      await links.waitFor();
      expect(await axe(there.page)).toEqual([]);
      await eventually(() => there.page.evaluate(() => document.activeElement?.textContent)).toBe(came.toFirst);
      await there.press('Enter');
      const conflict = there.page.locator('.rv-conflict');
      await conflict.waitFor();
      await eventually(() => conflict.evaluate((one) => one === document.activeElement)).toBe(true);
      await conflict.getByText('安娜改的').first().waitFor();
      expect(await conflict.evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(true);
    });
  },
);
