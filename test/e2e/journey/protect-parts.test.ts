import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { plantRows } from '../../../scripts/plant-rows.mjs';
import { pdftotext, usePoppler } from '../../lib/briefing/pdftotext.ts';
import { axe, launch, liveRecords, overflow, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from './eventually.ts';
import { insideOf } from './inside-file.ts';

/** What a source said back to back; everything else repeats it. */
const SAID = '鲍二麻说补助款被人扣了一半';
const MARKS = ['鲍二麻', '补助款被人扣'];
const NOW = Date.now();

/** An id of the store's shape. */
const idAt = (serial: number): string => {
  const hex = (NOW - 3_600_000 + serial * 1000).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${serial.toString(16).padStart(12, '0')}`;
};
const at = { device: NOW - 1_800_000, offset: 480, zone: 'Asia/Shanghai' };
const [NOTE, TAG, FINDING, STEP, REMARK, PRACTICE] = [1, 2, 3, 4, 5, 6].map(idAt) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

let session: Session;
let panel: PanelDriver;
let unit = '';

/** A visit with a protected note, a tag and a finding that are linked with it, and what repeats it without a link. */
async function plant(page: Page, visit: { id: string; parent: string; body: Record<string, unknown> }): Promise<void> {
  const under = { parent: visit.id };
  const { campaign, by } = visit.body;
  await plantRows(page, [
    { id: NOTE, kind: 'note', ...under, body: { text: SAID, how: 'listen', source: 'backToBack', at } },
    {
      id: TAG,
      kind: 'tag',
      ...under,
      body: { tag: 'F09', status: 'suspected', at, fact: `${SAID}，本子是空的`, [`notes.${NOTE}`]: true },
    },
    {
      id: FINDING,
      kind: 'finding',
      parent: visit.parent,
      body: { campaign, visit: visit.id, at, problem: SAID, [`notes.${NOTE}`]: true },
    },
    { id: STEP, kind: 'step', parent: FINDING, body: { to: 'underway', at, by, seen: `已问过${SAID}` } },
    { id: REMARK, kind: 'remark', ...under, body: { at, nature: 'advice', text: '公示补助款', became: `查实${SAID}` } },
    { id: PRACTICE, kind: 'practice', ...under, body: { at, what: 'idea', text: `建议公开，${SAID}`, passOn: true } },
    { id: visit.id, kind: 'visit', parent: visit.parent, body: { summary: `小结：${SAID}` } },
    { id: idAt(7), kind: 'task', parent: visit.parent, body: { campaign, unit: visit.parent } },
    { id: visit.parent, kind: 'unit', body: { 'recusedWhy.x': `有人反映${SAID}` } },
  ]);
}

beforeAll(async () => {
  session = await launch();
  panel = await new PanelDriver(await session.openPanelAsTab({ width: 320, height: 900 })).ready();
  await panel.startVisit('河东社区');
  await panel.keep('台账是新补的');
  const [visit] = await liveRecords(panel.page, 'visit');
  if (!visit) throw new Error('no visit');
  unit = visit.parent;
  await plant(panel.page, visit);
  await panel.page.reload();
  await panel.ready();
  await panel.openNewest();
});
afterAll(() => session?.close());

async function fileOf(page: Page, start: () => Promise<void>): Promise<Buffer> {
  const waiting = page.waitForEvent('download', { timeout: 60_000 });
  await start();
  return readFileSync(await (await waiting).path());
}
const bytesOf = (word: string) => Buffer.from(word, 'utf8').toString('latin1');
function expectNoMarks(file: Buffer): void {
  for (const mark of MARKS) expect(insideOf(file)).not.toContain(bytesOf(mark));
}

describe('what repeats a protected note', () => {
  const { leaving } = laterWordsOf('zh-CN');
  const held = () => panel.dialog.locator('.held-parts li');

  it.runIf(usePoppler)(
    'is shown before the PDF, stays out of it, and goes when it is put otherwise or let go',
    async () => {
      const { words, page } = panel;
      await page.getByRole('button', { name: words.common.more }).click();
      await panel.dialog.getByRole('button', { name: words.visit.exportPdf }).click();
      await held().first().waitFor();
      // The finding, the tag, the visit's summary, the remark and the practice; a step is not printed.
      await eventually(() => held().count()).toBe(5);
      expect(await overflow(page)).toEqual([]);
      expect(await axe(page)).toEqual([]);
      const start = () => panel.dialog.getByRole('button', { name: words.visit.pdf.start }).click();
      const pdf = await fileOf(page, start);
      const text = pdftotext(pdf).replace(/\s/g, '');
      for (const mark of MARKS) expect(text).not.toContain(mark);
      expectNoMarks(pdf);
      await panel.dialog.getByText(words.visit.pdf.recordsWithheld(5)).waitFor();

      const finding = held().filter({ hasText: leaving.kinds.finding });
      await finding.getByRole('textbox').fill('补贴发放不及时');
      await finding.getByText(leaving.ready).waitFor();
      await held().filter({ hasText: leaving.kinds.practice }).getByRole('button', { name: leaving.mayGo }).click();
      await held().filter({ hasText: leaving.kinds.practice }).getByText(leaving.let).waitFor();
      await panel.saved();
      await panel.dialog.getByRole('button', { name: words.common.close }).click();
      await page.getByRole('button', { name: words.common.more }).click();
      await panel.dialog.getByRole('button', { name: words.visit.exportPdf }).click();
      await held().first().waitFor();
      const second = pdftotext(await fileOf(page, start)).replace(/\s/g, '');
      expect(second).toContain('补贴发放不及时');
      expect(second).toContain(`建议公开，${SAID}`);
      expect(second).not.toContain('查实');
      await panel.dialog.getByRole('button', { name: words.common.close }).click();
    },
  );

  it('stays out of lists, copied text and the tasks file, and is shown before each', async () => {
    const desk = deskWordsOf('zh-CN');
    const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#findings' });
    await page.locator('tr[data-at]').first().waitFor();
    await plantRows(page, [
      { id: FINDING, kind: 'finding', parent: unit, body: { problem: SAID, measure: `就${SAID}一事整改` } },
      { id: PRACTICE, kind: 'practice', body: { 'mayGo.text': null } },
    ]);
    await page.reload();
    await page.locator('tr[data-at]').first().waitFor();
    const dialog = page.getByRole('dialog', { name: leaving.ask });
    for (const name of [desk.views.exportXlsx, desk.views.exportCsv]) {
      await page.getByRole('button', { name, exact: true }).click();
      await dialog.locator('.held-parts li').first().waitFor();
      expect(await axe(page)).toEqual([]);
      const file = await fileOf(page, () => dialog.getByRole('button', { name: leaving.save }).click());
      expectNoMarks(file);
      expect(insideOf(file)).toContain(bytesOf(desk.views.withheld));
    }

    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => void Object.assign(globalThis, { copied: text });
    });
    await page.getByRole('button', { name: desk.desk.pages.voices }).first().click();
    await page.getByRole('button', { name: desk.voices.kinds.practice }).click();
    await page.locator('tr[data-at] input[type=checkbox]').first().check();
    await page.getByRole('button', { name: desk.voices.copy(1) }).click();
    await dialog.locator('.held-parts li').first().waitFor();
    await dialog.getByRole('button', { name: leaving.copy }).click();
    await page.getByText(leaving.copiedWithheld(1, 1)).waitFor();
    const copied = await page.evaluate(() => String(Reflect.get(globalThis, 'copied')));
    expect(copied).toContain(desk.views.withheld);
    for (const mark of MARKS) expect(copied).not.toContain(mark);
  });

  it('keeps the tasks file from being made until it is put otherwise', async () => {
    const { draws } = deskWordsOf('zh-CN');
    const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#draws' });
    await page.getByRole('button', { name: draws.tabs.tasks, exact: true }).click();
    await page.getByRole('button', { name: draws.handOut }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: draws.handOut }).click();
    const dialog = page.getByRole('dialog', { name: leaving.ask });
    await dialog.getByText(leaving.refused(1)).waitFor();
    await dialog.getByRole('textbox').fill('和那里有往来');
    await dialog.locator('.held-parts').getByText(leaving.ready).waitFor();
    // What was planted bears no true signs, so that reading the file back refuses it: here only that it is tried counts.
    await dialog.getByRole('button', { name: leaving.handOut }).click();
    await dialog.waitFor({ state: 'detached' });
  });
});
