import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { plantRows } from '../../../scripts/plant-rows.mjs';
import { borrow } from '../harness/borrow.ts';
import { axe, type Locale, overflow, type Session, smallTargets } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';

const DAY = 86_400_000;
const NOW = Date.now();
/** By the clock of the tested browser, which is eight hours ahead. */
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY + DAY / 3).toISOString().slice(0, 10);

/** An id of the store's shape: later ones are greater. */
function idAt(serial: number): string {
  const hex = (NOW - 20 * DAY + serial * 1000).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${serial.toString(16).padStart(12, '0')}`;
}

const UNITS = ['河东村', '白马村', '杨柳村'];
const ids = {
  unit: (at: number) => idAt(at),
  visit: (at: number) => idAt(10 + at),
  finding: (at: number) => idAt(30 + at),
};

/** Three units with two visits each, six findings of which two are overdue, and two urgent tags. */
async function plant(page: Page): Promise<void> {
  const meta = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('xunji');
      opening.onsuccess = () => resolve(opening.result);
    });
    const rows = await new Promise<{ key: string; value: unknown }[]>((resolve) => {
      const reading = database.transaction('meta').objectStore('meta').getAll();
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  });
  const by = (meta.me as { id: string }).id;
  const { campaign } = meta;
  const at = (days: number) => ({ device: Date.now() + days * DAY, offset: 480, zone: 'Asia/Shanghai' });
  const visit = { campaign, by, packVersion: '1.0.0' };
  const leaders = ['李副书记', '', '李副书记', '张副书记', '', '张副书记'];
  await plantRows(page, [
    ...UNITS.map((name, unit) => ({ id: ids.unit(unit), kind: 'unit', body: { name, type: 'villageCommunity' } })),
    ...[0, 1, 2, 3, 4, 5].map((one) => {
      const unit = ids.unit(one % 3);
      // The newest is of today: what is reported as put right now can be looked at there.
      const began = at(one === 5 ? 0 : -20 + one);
      return { id: ids.visit(one), kind: 'visit', parent: unit, body: { ...visit, unit, began } };
    }),
    ...leaders.map((leader, one) => ({
      id: ids.finding(one),
      kind: 'finding',
      parent: ids.unit(one % 3),
      body: {
        campaign,
        visit: ids.visit(one % 3),
        at: at(-17.5),
        problem: one === 0 ? '＝1+1\n=HYPERLINK("x")' : `问题${one}，没有自学记录`,
        deadline: dayFromNow(one < 2 ? -3 : 30),
        ...(leader && { leader }),
        ...(one === 5 && { cause: 'above', passedTo: '县委组织部' }),
      },
    })),
    { id: idAt(50), kind: 'step', parent: ids.finding(3), body: { to: 'underway', at: at(-5), by } },
    ...['F08', 'F28', 'F28'].map((tag, one) => ({
      id: idAt(60 + one),
      kind: 'tag',
      parent: ids.visit(one),
      body: { tag, status: 'suspected', at: at(-one), fact: '只有签到表' },
    })),
  ]);
}

async function begin(locale: Locale) {
  const session = await borrow({ locale });
  const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html' });
  page.setDefaultTimeout(15_000);
  await page.getByText(deskWordsOf(locale).visits.none, { exact: true }).waitFor();
  await plant(page);
  await page.reload();
  await page.locator('tr[data-at]').first().waitFor();
  return { session, page };
}

describe('the lists of the desk, by keyboard', () => {
  const { desk, findingsDesk: words, views, tagsDesk, visits, units } = deskWordsOf('zh-CN');
  const { findings } = laterWordsOf('zh-CN');
  const { common } = wordsOf('zh-CN');
  let session: Session;
  let page: Page;
  beforeAll(async () => {
    ({ session, page } = await begin('zh-CN'));
  });
  afterAll(() => session?.close());

  const rows = () => page.locator('tr[data-at]');
  const heads = () => page.locator('.grp button').allTextContents();
  const pane = () => page.locator('.pane.side');
  const press = async (name: string | RegExp) => {
    await page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .focus();
    await page.keyboard.press('Enter');
  };
  const toFindings = async () => {
    await press(desk.pages.findings);
    await page.getByRole('heading', { name: words.title, exact: true }).waitFor();
    await page.keyboard.press('0');
    await eventually(() => rows().count()).toBe(6);
  };

  it('remind on the first page of what is urgent and overdue, and lead there', async () => {
    const strip = page.getByRole('region', { name: words.remind });
    await strip.getByRole('button', { name: new RegExp(words.urgentWait(2, '2 天')) }).waitFor();
    await press(words.overdue(2));
    await eventually(() => rows().count()).toBe(2);
    await page
      .getByRole('button', { name: views.drop(desk.filter(words.columns.standing, words.standings.overdue)) })
      .waitFor();
    await eventually(() => rows().first().textContent()).toContain(findings.days.overdue(3));
  });

  it('group, fold, and walk over groups', async () => {
    await toFindings();
    await page.keyboard.press('2');
    await eventually(async () => (await heads()).length).toBe(3);
    expect((await heads()).map((head) => head.trim())).toEqual(
      ['李副书记 2', '张副书记 2', `${views.without} 2`].sort((a, b) =>
        a.startsWith(views.without) ? 1 : b.startsWith(views.without) ? -1 : a.localeCompare(b, 'zh-CN'),
      ),
    );
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowLeft');
    await eventually(() => rows().count()).toBe(4);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await eventually(() => rows().count()).toBe(2);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowRight');
    await eventually(() => rows().count()).toBe(6);
  });

  it('pick many, set one field of all, take a step with those that can, name the others, and undo each as one', async () => {
    await toFindings();
    await rows().first().focus();
    await page.keyboard.press('Control+a');
    await press(words.set.deadline);
    await page.getByLabel(words.set.deadline, { exact: true }).fill('2099-12-31');
    await page.keyboard.press('Enter');
    await eventually(() => page.getByText('2099').count()).toBeGreaterThanOrEqual(6);
    await press(words.step.underway);
    await page.locator('.left-out', { hasText: '问题3' }).waitFor();
    await eventually(() => page.locator('tr[data-at]').filter({ hasText: findings.states.underway }).count()).toBe(6);
    await page.keyboard.press('Control+z');
    await eventually(() => page.locator('tr[data-at]').filter({ hasText: findings.states.underway }).count()).toBe(1);
    await page.keyboard.press('Control+z');
    await eventually(() => page.locator('.list').getByText('2099').count()).toBe(0);
    await press(views.pickNone);
  });

  it('lead the focus back to what asked for a value of many, whether it was set or given up', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    const ask = async (name: string) => {
      await press(name);
      await eventually(() => page.evaluate(() => document.activeElement?.className)).toBe('field');
    };
    await toFindings();
    await rows().first().focus();
    await page.keyboard.press('x');
    await ask(words.set.deadline);
    await page.keyboard.press('Escape');
    expect(await focused()).toBe(words.set.deadline);
    await ask(words.set.answers);
    await page.keyboard.insertText('王书记');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe(words.set.answers);
    await page.locator('.toast').getByRole('button', { name: common.undo }).waitFor();
    expect(await focused()).toBe(words.set.answers);
    await page.keyboard.press('Control+z');
    await press(views.pickNone);
    await press(desk.pages.units);
    await rows().first().focus();
    await page.keyboard.press('x');
    for (const field of ['type', 'level'] as const) {
      await ask(units.bulk.set[field]);
      await page.keyboard.press('Escape');
      expect(await focused()).toBe(units.bulk.set[field]);
    }
    await ask(units.bulk.set.level);
    await page.keyboard.insertText('村级');
    await page.keyboard.press('Enter');
    await eventually(() => rows().filter({ hasText: '村级' }).count()).toBe(1);
    expect(await focused()).toBe(units.bulk.set.level);
    await page.keyboard.press('Control+z');
    await press(views.pickNone);
  });

  it('save a view, and choose it after the page was loaded again', async () => {
    await toFindings();
    await page.getByRole('searchbox', { name: desk.find(words.title) }).fill('白马');
    await press(views.save);
    await page.keyboard.insertText('白马村的');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^白马村的/, pressed: true }).waitFor();
    await page.reload();
    await eventually(() => rows().count()).toBe(6);
    await page.getByRole('button', { name: /^白马村的/ }).waitFor();
    await page.keyboard.press('6');
    await eventually(() => rows().count()).toBe(2);
    await press(views.remove);
    await eventually(() => page.getByRole('button', { name: /^白马村的/ }).count()).toBe(0);
    await page.locator('.toast').getByRole('button', { name: common.undo }).press('Enter');
    await page.getByRole('button', { name: /^白马村的/ }).waitFor();
  });

  it('hand a list out, in which nothing is a formula', async () => {
    await toFindings();
    await page.keyboard.press('1');
    const [download] = await Promise.all([page.waitForEvent('download'), press(views.exportXlsx)]);
    const file = await download.path();
    expect(download.suggestedFilename()).toMatch(
      new RegExp(`^${words.views.problems}-.+-\\d{4}-\\d\\d-\\d\\d\\.xlsx$`),
    );
    const book = read(readFileSync(file), { cellFormula: true });
    const cells = Object.values(book.Sheets[words.views.problems] ?? {});
    expect(cells.some((cell) => cell?.v === '＝1+1\n=HYPERLINK("x")' && cell.t === 's')).toBe(true);
    expect(cells.some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toBe(false);
    const [csv] = await Promise.all([page.waitForEvent('download'), press(views.exportCsv)]);
    const text = readFileSync(await csv.path(), 'utf8');
    expect(text).toContain(`'＝1+1\n'=HYPERLINK`);
  });

  it('open a finding, edit it, take its steps, and close it by what a follow-up saw', async () => {
    await toFindings();
    await rows().filter({ hasText: '问题2' }).focus();
    await page.keyboard.press('Enter');
    const answers = pane().getByLabel(findings.answers, { exact: true });
    await answers.fill('王书记');
    await eventually(() => rows().filter({ hasText: '王书记' }).count()).toBeGreaterThanOrEqual(0);
    const step = async (name: string) => {
      await pane().getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await step(findings.steps.underway);
    await pane().getByLabel(words.seenIfAny, { exact: true }).fill('书记说下周补课');
    await step(findings.take.underway);
    await pane().getByText('书记说下周补课').waitFor();
    await step(findings.steps.toCheck);
    await step(findings.take.toCheck);
    await pane().getByRole('button', { name: findings.steps.closed, exact: true }).waitFor();
    await step(findings.steps.closed);
    await pane().getByLabel(findings.seen, { exact: true }).fill('抽问 5 人都答得上来');
    await pane().getByRole('button', { name: findings.take.closed, exact: true }).last().press('Enter');
    await eventually(() => pane().locator('.fd-state').textContent()).toContain(findings.states.closed);
    await page.keyboard.press('Escape');
  });

  it('show tags with urgent ones on top, and lead to the visit', async () => {
    await press(desk.pages.tags);
    await rows().first().waitFor();
    await eventually(() => rows().first().textContent()).toContain('F28');
    await rows().first().focus();
    await page.keyboard.press('Enter');
    await pane().getByRole('button', { name: tagsDesk.report }).press('Enter');
    await eventually(() => pane().getByText(/报了/).count()).toBeGreaterThanOrEqual(1);
    await pane().getByRole('button', { name: tagsDesk.seeVisit }).press('Enter');
    await pane().getByRole('heading', { level: 2 }).waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#visits\//);
  });

  it('take many visits away and put them back as one', async () => {
    await press(desk.pages.visits);
    await eventually(() => rows().count()).toBe(6);
    await rows().first().focus();
    await page.keyboard.press('Shift+ArrowDown');
    await press(visits.bulk.remove);
    // A finding was closed by one of them: it is named first.
    await page.locator('dialog').getByRole('button', { name: visits.bulk.remove, exact: true }).press('Enter');
    await eventually(() => rows().count()).toBe(4);
    await page.locator('.toast').getByRole('button', { name: common.undo }).press('Enter');
    await eventually(() => rows().count()).toBe(6);
  });
});

describe.each(
  sample('desk-lists 1', [
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const),
)('the look in %s, %s', (locale, scheme) => {
  it('fits, can be hit and read', async () => {
    const { session, page } = await begin(locale);
    try {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const found: string[] = [];
      const look = async (name: string) => {
        await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0);
        const all = [...(await overflow(page)), ...(await smallTargets(page, 24)), ...(await axe(page))];
        found.push(...all.map((one) => `${name}: ${one}`));
      };
      for (const width of sample('desk-lists widths', [1920, 1280, 320])) {
        await page.setViewportSize({ width, height: 700 });
        for (const list of ['visits', 'findings', 'tags']) {
          await page.goto(`${session.origin}/desk.html#${list}`);
          await page.reload();
          await page.locator('tr[data-at]').first().waitFor();
          if (list === 'findings') await page.keyboard.press('3');
          await page.locator('tr[data-at]').first().focus();
          await page.keyboard.press('x');
          await look(`${list} ${width}`);
          await page.locator('tr[data-at]').first().focus();
          await page.keyboard.press('Enter');
          await page.locator('.pane.side').waitFor();
          await look(`${list} open ${width}`);
        }
      }
      expect(found).toEqual([]);
    } finally {
      await session.close();
    }
  });
});
