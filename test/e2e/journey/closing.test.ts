import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { plantRows } from '../../../scripts/plant-rows.mjs';
import { borrow } from '../harness/borrow.ts';
import { axe, liveRecords, type Session } from '../harness/index.ts';
import { eventually } from './eventually.ts';

const DAY = 86_400_000;
const { findings } = laterWordsOf('zh-CN');
const { findingsDesk } = deskWordsOf('zh-CN');
let session: Session;
afterEach(() => session.close());

const at = (days: number) => ({ device: Date.now() + days * DAY, offset: 480, zone: 'Asia/Shanghai' });
/** An id of the store's shape, made so many days ago. */
function idOf(days: number, serial: number): string {
  const hex = Math.round(Date.now() + days * DAY)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${serial.toString(16).padStart(12, '0')}`;
}

const [unit, made, follow, finding] = [idOf(-9, 1), idOf(-9, 2), idOf(-5, 3), idOf(-9, 4)];

/** A finding of nine days ago that was reported yesterday, and a visit of five days ago. */
async function plant(page: Page, ended: boolean): Promise<void> {
  const visit = { campaign: 'c', by: 'm', packVersion: '1.0.0', unit };
  const over = ended ? { ended: at(-4.9), handed: at(-4.8) } : {};
  const steps = (['underway', 'toCheck'] as const).map((to, place) => ({
    id: idOf(-1, 10 + place),
    kind: 'step',
    parent: finding,
    body: { to, at: at(-1), by: 'm' },
  }));
  await plantRows(page, [
    { id: unit, kind: 'unit', body: { name: '河东村', type: 'villageCommunity' } },
    { id: made, kind: 'visit', parent: unit, body: { ...visit, began: at(-9) } },
    { id: follow, kind: 'visit', parent: unit, body: { ...visit, began: at(-5), ...over } },
    { id: finding, kind: 'finding', parent: unit, body: { campaign: 'c', visit: made, at: at(-9), problem: '没换' } },
    ...steps,
  ]);
  await page.goto(`${session.origin}/desk.html#findings/${finding}`);
  await page.reload();
  await page.locator('.pane.side').waitFor();
}

it.each([true, false])(
  'the desk closes nothing by a visit that was over before the report (ended: %s)',
  async (ended) => {
    session = await borrow();
    const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html' });
    page.setDefaultTimeout(8000);
    await page.locator('.desk-nav').waitFor();
    await plant(page, ended);
    const pane = page.locator('.pane.side');
    const close = pane.getByRole('button', { name: findings.steps.closed, exact: true });
    await close.press('Enter');
    await pane.getByText(findingsDesk.noFollowUp.noneAfterReport).waitFor();
    expect(await pane.getByLabel(findings.seen, { exact: true }).count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    // Somebody goes again: that visit is offered, and closes it.
    const again = idOf(0, 20);
    const body = { campaign: 'c', by: 'm', packVersion: '1.0.0', unit, began: at(0) };
    await plantRows(page, [{ id: again, kind: 'visit', parent: unit, body }]);
    await page.reload();
    await close.press('Enter');
    const seen = pane.getByLabel(findings.seen, { exact: true });
    await seen.waitFor();
    await eventually(() => pane.getByLabel(findingsDesk.followUp).locator('option').count()).toBe(1);
    await page.keyboard.insertText('换成这个月的了');
    // Escape leaves the form, not the pane, and the words stay.
    await page.keyboard.press('Escape');
    await eventually(() => close.evaluate((button) => button === document.activeElement)).toBe(true);
    await close.press('Enter');
    await eventually(() => seen.inputValue()).toBe('换成这个月的了');
    await pane.getByRole('button', { name: findings.take.closed, exact: true }).press('Enter');
    await eventually(async () => (await liveRecords(page, 'step')).map(({ body }) => body.visit ?? null)).toContain(
      again,
    );
    expect((await liveRecords(page, 'note')).map(({ parent }) => parent)).toEqual([again]);
  },
);
