import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { plantRows } from '../../../scripts/plant-rows.mjs';
import { everyThird } from '../../fixtures/every-third.ts';
import { launch, liveRecords, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from '../journey/eventually.ts';

const { campaign, draws } = deskWordsOf('zh-CN');
const VERIFY = join(import.meta.dirname, '../../../scripts/draw-verify.mjs');
const UNIT = '青石镇河东社区';
const UNIT_ID = '018a60ec-1800-7d2e-9b41-5f0c6a7e0001';
/** Two of one name and one role, and one more of that name with another. */
const TWINS = [
  { id: '018a60ec-1800-7d2e-9b41-5f0c6a7e1111', name: '王芳', role: 'supervisor' },
  { id: '018a60ec-1800-7d2e-9b41-5f0c6a7e2222', name: '王芳', role: 'supervisor' },
  { id: '018a60ec-1800-7d2e-9b41-5f0c6a7e3333', name: '王芳 ', role: 'lead' },
] as const;
const SHOWN = ['王芳（1111）', '王芳（2222）', '王芳（组长）'];

let session: Session;
let panel: PanelDriver;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xunji-campaign-'));
  session = await launch({ locale: 'zh-CN' });
  panel = await new PanelDriver(await session.openPanelAsTab()).ready();
  const [seeded] = await rows('campaign');
  await plantRows(
    panel.page,
    TWINS.map(({ id, ...body }) => ({ id, kind: 'member', body: { ...body, team: seeded?.body.team } })),
  );
  page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#campaign' });
  page.setDefaultTimeout(15_000);
  await page.getByLabel(campaign.begins, { exact: true }).first().waitFor();
});
afterAll(async () => {
  await session?.close();
  rmSync(folder, { recursive: true });
});

const rows = (kind: string) => liveRecords(panel.page, kind);
const current = async () => (await rows('campaign'))[0]?.body ?? {};
const alert = () => page.getByRole('alert');
const button = (name: string) => page.getByRole('button', { name, exact: true });

async function open(hash: string): Promise<void> {
  // A page behind another draws once a second.
  await page.bringToFront();
  await page.goto(`${session.origin}/desk.html${hash}`);
  await page.reload();
}

describe('days out of order', () => {
  it('of the campaign are refused by name at either end, and nothing changes', async () => {
    const [begins, ends] = [campaign.begins, campaign.ends].map((name) =>
      page.getByLabel(name, { exact: true }).first(),
    );
    await ends?.fill('2023-09-30');
    await eventually(async () => (await current()).ends).toBe('2023-09-30');
    await begins?.fill('2023-10-01');
    await alert().getByText(campaign.outOfOrder.begins('2023-10-01', '2023-09-30')).waitFor();
    expect((await current()).begins ?? null).toBeNull();
    await begins?.fill('2023-09-01');
    await eventually(async () => (await current()).begins).toBe('2023-09-01');
    await eventually(() => alert().count()).toBe(0);
  });

  it('of a duty are refused by its name', async () => {
    const fields = page.locator('.duty').first().locator('input');
    await fields.nth(1).fill('2023-09-20');
    await fields.nth(0).fill('2023-09-25');
    await alert().getByText('2023-09-25').waitFor();
    await eventually(() => alert().textContent()).toContain('2.3');
    expect((await current())['duty.2.3']).toEqual({ until: '2023-09-20' });
    await fields.nth(0).fill('2023-09-05');
    await eventually(async () => (await current())['duty.2.3']).toEqual({ from: '2023-09-05', until: '2023-09-20' });
  });

  it('of a task outside the campaign are said with the day that stands against it, and nothing is planned', async () => {
    await plantRows(panel.page, [{ id: UNIT_ID, kind: 'unit', body: { name: UNIT, type: 'villageCommunity' } }]);
    await open('#draws/plan');
    await page.getByRole('searchbox', { name: draws.findUnit }).fill('河东');
    await button(UNIT).click();
    for (const [day, said] of [
      ['2023-08-31', draws.planFault.beforeCampaign('2023-08-31', '2023-09-01')],
      ['2023-10-01', draws.planFault.afterCampaign('2023-10-01', '2023-09-30')],
    ] as const) {
      await page.getByLabel(draws.day).fill(day);
      await button(draws.give).click();
      await alert().getByText(said).waitFor();
    }
    expect(await rows('task')).toEqual([]);
  });
});

describe('what is no number', () => {
  it.each(everyThird([['三次'], ['-5'], ['1e9'], ['0'], ['1001'], ['1.5']]))(
    'in the times of a duty (%s) is said, changes nothing, and is there again after closing',
    async (typed) => {
      await open('#campaign');
      const times = page.locator('.duty').first().locator('input').nth(2);
      await times.fill('2');
      await eventually(async () => (await current())['duty.2.3']).toMatchObject({ times: 2 });
      await times.fill(typed);
      await alert().getByText('1000').waitFor();
      await open('#campaign');
      await eventually(() => page.locator('.duty').first().locator('input').nth(2).inputValue()).toBe(typed);
      await alert().getByText('1000').waitFor();
      expect((await current())['duty.2.3']).toMatchObject({ times: 2 });
      await page.locator('.duty').first().locator('input').nth(2).fill('３');
      await eventually(async () => (await current())['duty.2.3']).toMatchObject({ times: 3 });
      await eventually(() => alert().count()).toBe(0);
    },
  );

  it('in what a visit cost stays in the field over a closed panel, full-width digits are digits', async () => {
    const { finish } = panel.words;
    await panel.page.bringToFront();
    await panel.page.reload();
    await panel.ready();
    await panel.startVisit('白马村');
    await panel.show('finish');
    const people = () => panel.page.getByLabel(finish.costFields.people, { exact: true });
    await people().fill('７');
    await panel.saved();
    for (const typed of ['三人', '-5', '1e9', '1000000001', '2.5']) {
      await people().fill(typed);
      await panel.page.getByText(finish.notThisCount(7)).waitFor();
    }
    await panel.page.close();
    panel = await new PanelDriver(await session.openPanelAsTab()).ready();
    await panel.openNewest();
    await panel.show('finish');
    await eventually(() => people().inputValue()).toBe('2.5');
    await panel.page.getByText(finish.notThisCount(7)).waitFor();
    expect((await rows('visit'))[0]?.body.people).toBe(7);
    await people().fill('1000000000');
    await eventually(async () => (await rows('visit'))[0]?.body.people).toBe(1_000_000_000);
    await people().fill('');
    await eventually(async () => (await rows('visit'))[0]?.body.people).toBe(null);
  });

  it('a visit that ends before it began is said so, and is not counted', async () => {
    const { finish } = panel.words;
    await panel.page.getByRole('button', { name: finish.goTo(finish.change, finish.time) }).click();
    await panel.page.getByLabel(new RegExp(`^${finish.began}`)).fill('2023-09-10T10:00');
    await panel.page.getByLabel(new RegExp(`^${finish.ended}`)).fill('2023-09-10T09:00');
    await panel.page.getByText(finish.backwards).waitFor();
    await panel.page.getByText(finish.uncounted.endedBeforeBegan).waitFor();
  });
});

describe('a draw', () => {
  it('from an empty group, of more than there are, and by no number, draws nothing and says which', async () => {
    await open('#draws/new');
    await page.getByText(draws.canBeDrawn(2, 2)).waitFor();
    const count = page.getByRole('textbox', { name: draws.count.plain });
    for (const typed of ['三个', '-1', '1e9', '0']) {
      await count.fill(typed);
      await button(draws.draw).last().click();
      await alert().getByText(draws.fault.count).waitFor();
    }
    await count.fill('９９');
    await button(draws.draw).last().click();
    await alert().getByText(draws.fault.tooManyInAll(99, 2)).waitFor();
    await page.getByRole('radio', { name: draws.modes.each }).click();
    await page.getByRole('textbox', { name: draws.count.each }).fill('1');
    await page.locator('summary').first().click();
    for (const type of ['学校', '村、社区']) await page.getByRole('checkbox', { name: type, exact: true }).check();
    await button(draws.draw).last().click();
    await alert().getByText(draws.fault.emptyStratum('学校', 1)).waitFor();
    expect(await rows('draw')).toEqual([]);
  });

  it('whose file, or whose record, was touched is found out', async () => {
    await open('#draws/new');
    await page.getByRole('textbox', { name: draws.count.plain }).fill('1');
    await button(draws.draw).last().click();
    await page.getByText(draws.recheck.matches).waitFor();
    const download = page.waitForEvent('download');
    await button(draws.copies).click();
    const path = join(folder, 'draw.json');
    await (await download).saveAs(path);
    const sound = readFileSync(path, 'utf8');
    expect(verify(path)).toEqual([0, expect.stringContaining('matches')]);
    const { draw } = JSON.parse(sound) as { draw: { id: string; seed: string; result: { picked: string[] } } };
    const other = (digit: string | undefined) => (digit === '0' ? '1' : '0');
    const forgeries = [
      sound.replace(`"seed":"${draw.seed[0]}`, `"seed":"${other(draw.seed[0])}`),
      sound.replace('"name":"青', '"name":"清'),
      sound.replace('"format":"x', '"format":"y'),
    ];
    const codes = forgeries.map((text) => {
      expect(text).not.toBe(sound);
      writeFileSync(path, text);
      return verify(path)[0];
    });
    // Another seed may pick the same one of two: then it differs in nothing that was drawn.
    expect(codes[0]).toBeLessThan(2);
    expect(codes.slice(1)).toEqual([1, 2]);
    const [row] = await rows('draw');
    const record = row?.body.record as { result: { eligible: number } };
    await plantRows(panel.page, [
      { id: row?.id ?? '', kind: 'draw', body: { record: { ...record, result: { ...record.result, eligible: 9 } } } },
    ]);
    await open(`#draws/${row?.id}`);
    await page.getByText(draws.differs(draws.difference.eligible)).waitFor();
  });

  it('from an empty roster leads to where units come from', async () => {
    const fresh = await launch({ locale: 'zh-CN' });
    try {
      const empty = await fresh.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#draws/new' });
      await empty.getByText(draws.noUnits).waitFor();
      await empty.getByRole('button', { name: draws.toUnits }).press('Enter');
      await eventually(() => new URL(empty.url()).hash).toBe('#units');
    } finally {
      await fresh.close();
    }
  });
});

function verify(path: string): [number, string] {
  try {
    return [0, execFileSync(process.execPath, [VERIFY, path], { encoding: 'utf8', stdio: 'pipe' })];
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return [status, stdout];
  }
}

describe('members of one name', () => {
  it('are told apart in the campaign, tasks, draws, recusals and who went', async () => {
    await open('#campaign');
    for (const name of SHOWN) await page.getByRole('textbox', { name: campaign.nameOf(name), exact: true }).waitFor();
    await page.getByText(campaign.sameName('王芳', SHOWN.join('、'))).waitFor();
    await open('#draws/plan');
    await page.getByLabel(draws.member).waitFor();
    const offered = await page.getByLabel(draws.member).locator('option').allTextContents();
    expect(offered).toEqual(expect.arrayContaining(SHOWN));
    await open('#draws/new');
    await page.locator('summary', { hasText: draws.filters.members }).click();
    for (const name of SHOWN) await page.getByRole('checkbox', { name, exact: true }).waitFor();
    await open(`#units/${UNIT_ID}`);
    const { units } = deskWordsOf('zh-CN');
    await page.getByLabel(units.recusalWho).waitFor();
    await eventually(() => page.getByLabel(units.recusalWho).locator('option').allTextContents()).toEqual(
      expect.arrayContaining(SHOWN),
    );
    for (const name of SHOWN) await panel.page.getByRole('checkbox', { name }).waitFor();
  });

  it('who is taken out while tasks and recusals name them is still named there, and that is said', async () => {
    const [twin] = TWINS;
    const [campaignRow] = await rows('campaign');
    await plantRows(panel.page, [
      {
        id: '018a60ec-1800-7d2e-9b41-5f0c6a7e9999',
        kind: 'task',
        parent: UNIT_ID,
        body: { campaign: campaignRow?.id, unit: UNIT_ID, member: twin.id },
      },
      { id: UNIT_ID, kind: 'unit', body: { [`recused.${twin.id}`]: true } },
    ]);
    await open('#campaign');
    await page.getByRole('button', { name: campaign.removeWho(SHOWN[0] ?? ''), exact: true }).press('Enter');
    await page
      .locator('.toast')
      .getByText(campaign.leavesTasks(SHOWN[0] ?? '', 1))
      .waitFor();
    await open('#draws/tasks');
    await page.getByRole('cell', { name: '王芳（1111 已移出）' }).waitFor();
    await page.locator('tr[data-at]').first().click();
    await eventually(() => page.locator('.pane.side').getByLabel(draws.member).inputValue()).toBe(twin.id);
    // And can be given to somebody who is there.
    await page.locator('.pane.side').getByLabel(draws.member).selectOption(TWINS[2].id);
    await page.getByRole('cell', { name: SHOWN[2] ?? '' }).waitFor();
    await open(`#units/${UNIT_ID}`);
    await page.getByText('王芳（1111 已移出）').first().waitFor();
  });
});
