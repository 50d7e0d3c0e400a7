import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { plantRows } from '../../../scripts/plant-rows.mjs';
import { holdings, PanelDriver, type Session } from '../harness/index.ts';
import { fieldRows } from './briefing-field.ts';
import { addOffice, askToIssue, issueNew, issuesIn, show, writeDraft } from './briefing-steps.ts';
import { button, severalPeople } from './several-people.ts';

const { briefingDesk: words, briefingIssue } = deskWordsOf('zh-CN');
const OFFICE = '第三巡回督导组';

const { begin, pathOf } = severalPeople('numbers');

async function deskOf(session: Session, path = 'desk.html'): Promise<Page> {
  const page = await session.openPanelAsTab({ width: 1280, height: 800, path });
  page.setDefaultTimeout(20_000);
  await page.locator('.desk-nav').waitFor();
  return page;
}

describe('two windows with one draft', () => {
  it('issue it once: the second is told that the number has changed, and its press counts for nothing', async () => {
    const session = await begin('zh-CN');
    const page = await deskOf(session);
    await plantRows(page, fieldRows());
    await page.reload();
    await page.locator('tr[data-at]').first().waitFor();
    await addOffice(page, OFFICE);
    await show(page, 'briefing');
    await writeDraft(page);
    const other = await deskOf(session, `desk.html${new URL(page.url()).hash}`);
    await other.locator('.bf-part').first().waitFor();
    const dialogs = [await askToIssue(page), await askToIssue(other)];
    await Promise.all(dialogs.map((dialog) => dialog.getByRole('button', { name: /^签发/ }).click()));
    const done = (dialog: (typeof dialogs)[number]) => dialog.getByRole('button', { name: briefingIssue.issue.look });
    const refused = (dialog: (typeof dialogs)[number]) => dialog.getByText(briefingIssue.faults.NumberTaken);
    await Promise.all(dialogs.map((dialog) => done(dialog).or(refused(dialog)).waitFor({ timeout: 60_000 })));
    const ended = dialogs.map(async (dialog) => [await done(dialog).count(), await refused(dialog).count()].join());
    expect((await Promise.all(ended)).sort()).toEqual(['0,1', '1,0']);
    expect(await issuesIn(page)).toEqual(['1.1']);
  });
});

/** Saves all that somebody has to a file. */
async function backUp({ page }: PanelDriver, file: string): Promise<void> {
  await page.bringToFront();
  await page.getByRole('button', { name: '设置' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成文件' }).click();
  await (await download).saveAs(file);
  await page.getByRole('button', { name: '回到首页' }).click();
}

/** Takes such a file in. */
async function putBack({ page }: PanelDriver, file: string): Promise<void> {
  await page.bringToFront();
  await page.getByRole('button', { name: '设置' }).click();
  await page.locator('#restore input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: '放回来' }).click();
  await page.getByText(/放回来了/).waitFor();
  await page.getByRole('button', { name: '回到首页' }).click();
}

describe('two devices that hold the same', () => {
  const clash = (page: Page) => page.getByRole('region', { name: words.clash.title });

  it('give one number twice, see it once they meet, and are the same again once one issue is void', async () => {
    const [first, second] = [await begin('zh-CN'), await begin('zh-CN')];
    const panel = await new PanelDriver(await first.openPanelAsTab()).ready();
    await panel.startVisit('青石镇河东社区');
    await panel.keep('公示栏空着。');
    await panel.page.getByRole('button', { name: '回到首页' }).click();
    const page = await deskOf(first);
    await addOffice(page, OFFICE);
    expect(await issueNew(page)).toContain(words.issueShort(1));
    await show(page, 'briefing');
    await writeDraft(page);
    await backUp(panel, pathOf('first.xunji'));

    // All of it is there: files, what they were made from, the draft that is open.
    const there = await new PanelDriver(await second.openPanelAsTab()).ready();
    await putBack(there, pathOf('first.xunji'));
    const other = await deskOf(second, 'desk.html#briefing');
    await other.getByRole('row', { name: /草稿/ }).waitFor();
    await other.getByRole('row', { name: /第 1 期/ }).click();
    await button(other, briefingIssue.issued.recompose).click();
    await other.locator('.bf-scroll .green').nth(1).waitFor({ timeout: 60_000 });

    expect([await issueNew(page), await issueNew(other)]).toEqual([
      expect.stringContaining(words.issueShort(2)),
      expect.stringContaining(words.issueShort(2)),
    ]);
    await backUp(there, pathOf('second.xunji'));
    await putBack(panel, pathOf('second.xunji'));
    await show(page, 'briefing');
    expect(await issuesIn(page)).toEqual(['1.1', '2.1', '2.1']);
    await clash(page)
      .getByRole('button', { name: new RegExp(`^${words.clash.void}`) })
      .first()
      .click();
    await page.getByLabel(words.voiding.reason, { exact: true }).fill('两台电脑各编了一个');
    await button(page.getByRole('dialog'), words.voiding.act).click();
    await clash(page).waitFor({ state: 'detached' });
    await backUp(panel, pathOf('settled.xunji'));
    await putBack(there, pathOf('settled.xunji'));
    await show(other, 'briefing');
    await other.getByRole('row', { name: /已作废/ }).waitFor();
    expect(await clash(other).count()).toBe(0);
    const issued = async (of: Page) => (await holdings(of)).records.filter(({ kind }) => kind === 'issue');
    expect(await issued(other)).toEqual(await issued(page));
  });
});
