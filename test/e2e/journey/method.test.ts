import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { plantPack } from '../../../scripts/bench-checklist.mjs';
import { plantRows } from '../../../scripts/plant-rows.mjs';
import { pdftotext, usePoppler } from '../../lib/briefing/pdftotext.ts';
import { borrow } from '../harness/borrow.ts';
import {
  axe,
  LONG,
  type Locale,
  liveRecords,
  overflow,
  PanelDriver,
  type Session,
  smallTargets,
} from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';

let session: Session | null = null;
afterEach(() => session?.close());

const UNIT = '青石镇河东社区';
/** Two members of one name and one role, and one of another. */
const MEMBERS = [
  { id: '018a60ec-1800-7d2e-9b41-5f0c6a7e1111', name: '王一', role: 'lead' },
  { id: '018a60ec-1800-7d2e-9b41-5f0c6a7e2222', name: '王一', role: 'supervisor' },
  { id: '018a60ec-1800-7d2e-9b41-5f0c6a7e3333', name: '李二', role: 'supervisor' },
] as const;
const [LEAD, SECOND] = MEMBERS;
const records = (panel: PanelDriver, kind: string) => liveRecords(panel.page, kind);
const visitBody = async (panel: PanelDriver) => (await records(panel, 'visit'))[0]?.body ?? {};

/** A visit to a village, with a team of three, one of them recused there, and duties with dates. */
async function begin(locale: Locale, width = 360, height = 720): Promise<PanelDriver> {
  session = await borrow({ locale });
  const panel = await new PanelDriver(await session.openPanelAsTab({ width, height }), locale).ready();
  panel.page.setDefaultTimeout(8000);
  await panel.startVisit(UNIT);
  const [unit] = await records(panel, 'unit');
  const [campaign] = await records(panel, 'campaign');
  if (!unit || !campaign) throw new Error('no unit or campaign');
  await plantRows(panel.page, [
    ...MEMBERS.map(({ id, ...member }) => ({ id, kind: 'member', body: { ...member, team: campaign.body.team } })),
    {
      id: unit.id,
      kind: 'unit',
      body: {
        type: 'villageCommunity',
        [`recused.${SECOND.id}`]: true,
        [`recusedWhy.${SECOND.id}`]: '妹妹在这里上班',
      },
    },
    {
      id: campaign.id,
      kind: 'campaign',
      body: { 'duty.2.3': { from: '2023-09-01', until: '2023-11-30', times: 2 } },
    },
  ]);
  await panel.page.reload();
  await panel.ready();
  await panel.openNewest();
  return panel;
}

/** Goes from the notes to the end of the visit without a pointer. */
async function toFinish(panel: PanelDriver): Promise<void> {
  await panel.tabTo(panel.page.getByRole('navigation').getByRole('button').first(), 'Shift+Tab');
  await panel.press('['); // round to the last tab
  await panel.page.locator('.facts').waitFor();
}

async function writeInto(panel: PanelDriver, label: string, text: string): Promise<void> {
  await panel.tabTo(panel.page.getByLabel(label, { exact: true }));
  await panel.page.keyboard.insertText(text);
}

async function sayHow(panel: PanelDriver): Promise<void> {
  const { page, words } = panel;
  const { finish, common } = words;
  await panel.tabTo(page.getByRole('button', { name: finish.goTo(finish.state, finish.factsUnstated), exact: true }));
  await panel.press('Enter');
  const first = page.getByRole('radiogroup', { name: common.facts.noNotice, exact: true });
  await eventually(() => first.evaluate((group) => group.contains(document.activeElement))).toBe(true);
  await panel.press('Space', 'ArrowRight');
  await first.getByRole('radio', { name: common.factStates.notKept, exact: true, checked: true }).waitFor();
  await writeInto(panel, finish.whyOf(common.facts.noNotice), '前一天有人打过电话');
}

async function sayWho(panel: PanelDriver): Promise<void> {
  const { page, words } = panel;
  const { finish } = words;
  for (const member of [LEAD, SECOND]) {
    const name = finish.memberNamed(member.name, finish.memberRoles[member.role]);
    const box = page.getByRole('checkbox', { name });
    await panel.tabTo(box);
    await panel.press('Space');
    await eventually(() => box.isChecked()).toBe(true);
  }
  const second = finish.memberNamed(SECOND.name, finish.memberRoles[SECOND.role]);
  await page.getByText(finish.recusal(second, '妹妹在这里上班')).waitFor();
  await writeInto(panel, finish.accompanied, '村会计');
}

describe.each(sample('method 1', ['zh-CN', 'en'] as const))('how a visit was made, by keyboard, in %s', (locale) => {
  it('is said, saved by itself, and there again after a reload', async () => {
    const panel = await begin(locale);
    const { page, words } = panel;
    const { finish } = words;
    await toFinish(panel);
    expect(await visitBody(panel)).not.toHaveProperty('went');
    await sayHow(panel);
    await sayWho(panel);
    await writeInto(panel, finish.places, '便民窗口');
    await writeInto(panel, finish.whyHere, '投诉多');
    const covert = page.getByRole('radiogroup', { name: finish.covert, exact: true });
    await panel.tabTo(covert.getByRole('radio').first());
    await panel.press('Space');
    await writeInto(panel, finish.costFields.people, '7');
    await writeInto(panel, finish.costFields.papers, '两份');
    await page.getByText(finish.notACount).waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('0');
    await page.getByText(finish.overLimit.peoplePerVisit(7, 6)).waitFor();
    await panel.saved();
    const said = {
      'method.noNotice': 'notKept',
      'methodWhy.noNotice': '前一天有人打过电话',
      [`went.${LEAD.id}`]: true,
      [`went.${SECOND.id}`]: true,
      accompanied: '村会计',
      places: '便民窗口',
      whyHere: '投诉多',
      covert: true,
      people: 7,
      papers: 0,
    };
    await eventually(() => visitBody(panel)).toMatchObject(said);
    expect((await visitBody(panel)).minutes).toBeUndefined();
    await page.reload();
    await panel.ready();
    await panel.openNewest();
    await panel.show('finish');
    await page.getByLabel(finish.costFields.people, { exact: true }).waitFor();
    await eventually(() => page.getByLabel(finish.costFields.people, { exact: true }).inputValue()).toBe('7');
    await eventually(() => page.getByLabel(finish.places, { exact: true }).inputValue()).toBe('便民窗口');
    await eventually(() => page.getByRole('checkbox', { checked: true }).count()).toBe(2);
  });

  it.each([1280, 320])('fits %d px with all of it open, for fingers and screen readers', async (width) => {
    const panel = await begin(locale, width, 720);
    const { page, words } = panel;
    await toFinish(panel);
    await sayHow(panel);
    await sayWho(panel);
    await writeInto(panel, words.finish.costFields.people, '7');
    await page.getByText(words.finish.overLimit.peoplePerVisit(7, 6)).waitFor();
    await panel.saved();
    const look = async () => [...(await overflow(page)), ...(await smallTargets(page)), ...(await axe(page))];
    const found = await look();
    await page.getByRole('button', { name: words.common.more }).click();
    await panel.dialog.getByRole('button', { name: words.visit.editUnit }).click();
    await panel.dialog.getByRole('checkbox').first().waitFor();
    found.push(...(await look()));
    expect(found).toEqual([]);
  });
});

describe('what is said of a visit', () => {
  it.runIf(usePoppler)('is in its PDF, and every open note of a covert one says so', async () => {
    const panel = await begin('zh-CN');
    const { page, words } = panel;
    await panel.keep('大厅没有人值班。');
    await toFinish(panel);
    await sayHow(panel);
    await sayWho(panel);
    await writeInto(panel, words.finish.places, '便民窗口');
    const covert = page.getByRole('radiogroup', { name: words.finish.covert, exact: true });
    await covert.getByRole('radio').first().click();
    await panel.saved();
    await page.locator('footer').getByRole('button', { name: words.finish.exportPdf }).click();
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await panel.dialog.getByRole('button', { name: words.visit.pdf.start }).click();
    const text = pdftotext(readFileSync(await (await download).path())).replace(/\s/g, '');
    for (const part of [
      '不发通知：未做到（前一天有人打过电话）',
      '王一（组长）、王一（督导员）',
      '村会计',
      '便民窗口',
      '是，未表明身份',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/1．看（\d\d:\d\d，暗访）：大厅没有人值班。/);
  });

  it('stands beside a duty: when it is due and how often, as the campaign says', async () => {
    const panel = await begin('zh-CN');
    await panel.show('checklist');
    const row = panel.page.locator('[id="item-2.3"]');
    await row.getByText('本专项：9月1日至11月30日，每月 2 次').waitFor();
    const group = row.getByRole('radiogroup');
    expect(await group.getAttribute('aria-describedby')).toBe(await row.locator('p[id]').getAttribute('id'));
  });

  it.runIf(LONG)(
    'finds all of a checklist of 200 items, and where one was, without the page moving under one',
    async () => {
      session = await borrow();
      const panel = await new PanelDriver(await session.openPanelAsTab()).ready();
      const { page } = panel;
      page.setDefaultTimeout(8000);
      await plantPack(page, 200);
      await page.reload();
      await panel.ready();
      await panel.startVisit(UNIT);
      await panel.show('checklist');
      await eventually(() => page.locator('main .item').count()).toBe(200);
      for (let step = 0; step < 150; step++) await panel.press('j');
      const current = page.locator('.item[aria-current]');
      const id = await current.getAttribute('id');
      expect(
        await page.locator('main .item').evaluateAll((rows, at) => rows.findIndex((row) => row.id === at), id),
      ).toBe(150);
      await panel.press('[');
      await panel.composer.waitFor();
      await panel.show('checklist');
      await eventually(() => page.locator('main .item').count()).toBe(200);
      expect(await current.getAttribute('id')).toBe(id);
      const inSight = await current.evaluate((row) => {
        const [box, main] = [row.getBoundingClientRect(), row.closest('main')?.getBoundingClientRect()];
        return main !== undefined && box.top >= main.top && box.bottom <= main.bottom;
      });
      expect(inSight).toBe(true);
      await panel.press('k');
      await eventually(() => current.getAttribute('id')).not.toBe(id);
    },
  );

  it('a unit’s traits, level, place and secretary are kept, and bring their items', async () => {
    const panel = await begin('zh-CN');
    const { page, words } = panel;
    await page.getByRole('button', { name: words.common.more }).click();
    await panel.dialog.getByRole('button', { name: words.visit.editUnit }).click();
    await panel.tabTo(panel.dialog.getByRole('checkbox').first());
    await panel.press('Space');
    await writeInto(panel, words.finish.fieldNames.first, '赵三');
    await panel.press('Escape');
    await eventually(async () => (await records(panel, 'unit'))[0]?.body).toMatchObject({
      'traits.leadingBody': true,
      first: '赵三',
    });
  });
});
