import { afterEach, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { addOffice, askToIssue, issueNew, issuesIn, show, writeDraft } from './briefing-steps.ts';
import { Colleague } from './review-people.ts';
import { button, severalPeople } from './several-people.ts';

const { briefingDesk: words, briefingIssue, briefingOffice } = deskWordsOf('zh-CN');
const OFFICE = '第三巡回督导组';

const { pathOf } = severalPeople('handed');

describe('numbering', () => {
  const people: Colleague[] = [];
  afterEach(async () => {
    for (const { browser } of people.splice(0)) await browser.close();
  });

  /** Somebody who has been somewhere. */
  async function somebody(name: string, unit: string): Promise<Colleague> {
    const one = await Colleague.begin(name, { locale: 'zh-CN', scheme: 'light' });
    people.push(one);
    await one.panel.page.bringToFront();
    await one.panel.startVisit(unit);
    await one.panel.keep('公示栏空着。');
    return one;
  }

  async function handOver(from: Colleague, to: Colleague): Promise<void> {
    const { page } = from.desk;
    await show(page, 'briefing/offices');
    await page.getByRole('main').getByText(OFFICE).first().click();
    await button(page, briefingOffice.holder.hand).click();
    await page.locator('#bf-hand-to').selectOption({ label: to.name });
    await button(page.getByRole('dialog'), briefingOffice.holder.act).click();
    await page.getByText(briefingOffice.holder.other(to.name)).waitFor();
    await to.takeIn(await from.handOut(pathOf(''), 'anybody'));
  }

  /** Whoever doesn't number is told who does, and no press issues. */
  async function isRefused({ desk: { page } }: Colleague, holder: Colleague): Promise<void> {
    await show(page, 'briefing');
    await writeDraft(page);
    const dialog = await askToIssue(page);
    await dialog.getByText(words.todo.says.notHolder(1, holder.name)).waitFor();
    const act = dialog.getByRole('button', { name: /^签发/ });
    expect(await act.getAttribute('aria-disabled')).toBe('true');
    await act.press('Enter');
    await dialog.getByText(briefingIssue.issue.blocked).waitFor();
    await page.keyboard.press('Escape');
  }

  it('goes from one person to another and back by files, and is with one of them at a time', async () => {
    const [anna, ben] = [await somebody('安娜', '河东村'), await somebody('伯特', '河西村')];
    await anna.takeIn(await ben.handOut(pathOf(''), 'anybody'));
    await addOffice(anna.desk.page, OFFICE);
    expect(await issueNew(anna.desk.page)).toContain(words.issueShort(1));
    await handOver(anna, ben);
    await isRefused(anna, ben);
    expect(await issueNew(ben.desk.page)).toContain(words.issueShort(2));
    await handOver(ben, anna);
    await isRefused(ben, anna);
    expect(await issueNew(anna.desk.page)).toContain(words.issueShort(3));
    expect(await issuesIn(anna.desk.page)).toEqual(['1.1', '2.1', '3.1']);
  });
});
