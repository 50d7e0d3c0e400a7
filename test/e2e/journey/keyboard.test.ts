import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type Locale, launch, PanelDriver, type Session } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';

let session: Session | null = null;
afterEach(() => session?.close());

const UNIT = '青石镇河东社区';
// The first is longer than what a run of typing may swallow (lib/changes/squash.ts), so that it stays in the history.
const NOTES = [
  '宣传栏还是 6 月的内容，没有主题教育版块，大厅的电子屏也没有。',
  '“党课念完材料就散了。”',
  '问题清单没有期限。',
] as const;

describe.each(sample('keyboard 1', ['zh-CN', 'en'] as const))('the whole job by keyboard alone, in %s', (locale) => {
  it('from a unit’s name to the PDF, and all of it is there after a reload', async () => {
    session = await launch({ locale });
    const job = await begin(session, locale);
    await startByKeys(job);
    await writeNotes(job);
    const answers = await rate(job);
    await confirmTag(job);
    await stateFacts(job);
    await handOverAndBack(job);
    await exportPdf(job);
    await deleteAndUndo(job);
    await restoreOlderText(job);
    await comeBack(job, answers);
    expect(await job.page.evaluate(() => sessionStorage.getItem('pointer'))).toBe(null);
  });
});

type Job = PanelDriver;

/** The panel, which writes down when a pointer is used: none is. */
async function begin(running: Session, locale: Locale): Promise<Job> {
  await running.context.addInitScript(() => {
    for (const type of ['pointerdown', 'mousedown', 'wheel', 'touchstart']) {
      addEventListener(type, () => sessionStorage.setItem('pointer', type), { capture: true });
    }
  });
  return new PanelDriver(await running.openPanelAsTab(), locale).ready();
}

type Tab = keyof PanelDriver['words']['visit']['tab'];

const tabButton = (job: Job, tab: Tab) =>
  job.page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${job.words.visit.tab[tab]}`) });

/** Goes on to the next tab with `]` and sees that it shows. */
async function nextTab(job: Job, tab: Tab, key = ']'): Promise<void> {
  await job.press(key);
  await eventually(() => tabButton(job, tab).getAttribute('aria-current')).toBeTruthy();
}

/** The program puts the focus there by itself. */
async function focused(target: Locator): Promise<void> {
  const held = () =>
    target.evaluate(
      (element) => element === document.activeElement || (document.activeElement?.outerHTML ?? 'nothing'),
    );
  await eventually(held).toBe(true);
}

async function startByKeys(job: Job): Promise<void> {
  // The first run asks for a name, and for nothing else.
  await job.tabTo(job.page.locator('#first-name'));
  await job.page.keyboard.insertText('李督导');
  await job.press('Enter');
  await job.page.locator('#first-name').waitFor({ state: 'detached' });
  await job.press('n');
  await focused(job.page.getByLabel(job.words.home.unitName, { exact: true }));
  await job.page.keyboard.insertText(UNIT);
  await job.press('Enter');
  await focused(job.composer);
}

async function writeNotes(job: Job): Promise<void> {
  const { page, words } = job;
  const kind = page.locator('footer').getByRole('radio', { checked: true });
  await page.keyboard.insertText(NOTES[0]);
  await job.press('Enter');
  await page.locator('.notes .said').first().waitFor();

  await job.press('Alt+k');
  await eventually(() => kind.textContent()).toBe(words.common.kinds.listen);
  await job.press('Alt+p');
  await page.locator('footer [aria-pressed="true"]').waitFor();
  await page.keyboard.insertText(NOTES[1]);
  await job.press('Alt+i');
  await job.dialog.waitFor();
  await page.keyboard.insertText('2.4');
  await job.press('Enter');
  await focused(job.composer);
  await job.press('Enter');
  await eventually(() => page.locator('.notes .said').count()).toBe(2);

  await job.press('Alt+p', 'Alt+k', 'Alt+k');
  await eventually(() => kind.textContent()).toBe(words.common.kinds.check);
  await page.keyboard.insertText(NOTES[2]);
  await job.press('Enter');
  await job.saved();
  await eventually(() => job.notes()).toEqual(NOTES);
  const kinds = page.locator('.notes .kind');
  await eventually(() => kinds.allTextContents()).toEqual([
    words.common.kinds.look,
    words.common.kinds.listen,
    words.common.kinds.check,
  ]);
}

const current = (job: Job) => job.page.locator('[aria-current="true"].item');
/** The answer that a row shows, folded or not; null without one. */
const answerIn = (row: Locator) =>
  row.evaluate((element) => {
    const chosen = element.querySelector('[role="radio"][aria-checked="true"] [aria-hidden="true"]:not(svg)');
    return (chosen ?? element.querySelector('.g'))?.textContent ?? null;
  });

async function rate(job: Job): Promise<Record<string, string>> {
  const { words, page } = job;
  await job.press('Escape');
  await nextTab(job, 'checklist');
  await current(job).waitFor();
  const grades = words.common.grades;
  const keys = [
    ['1', grades.good],
    ['2', grades.fairlyGood],
    ['3', grades.fair],
    ['4', grades.poor],
    ['0', grades.notApplicable],
    ['9', grades.notSeen],
  ] as const;
  const answers: Record<string, string> = {};
  for (const [key, name] of keys) {
    while ((await current(job).getByRole('radio').count()) === 3) await job.press('j'); // a duty has three states
    const id = (await current(job).getAttribute('id')) ?? '';
    await job.press(key);
    await eventually(() => answerIn(current(job))).toBe(name);
    answers[id] = name;
    if (key === '3') await comment(job, id);
    await job.press('u');
    await eventually(() => current(job).getAttribute('id')).not.toBe(id);
    expect(Object.keys(answers)).not.toContain(await current(job).getAttribute('id'));
  }
  // J and K move; the same key again takes an answer away.
  const here = await current(job).getAttribute('id');
  await job.press('k');
  await eventually(() => current(job).getAttribute('id')).not.toBe(here);
  await job.press('j');
  await eventually(() => current(job).getAttribute('id')).toBe(here);
  await job.press('2');
  await eventually(() => answerIn(current(job))).toBeTruthy();
  await job.press('2');
  await eventually(() => answerIn(current(job))).toBe(null);
  await job.saved();
  expect(await page.locator('dialog').count()).toBe(0);
  return answers;
}

async function comment(job: Job, id: string): Promise<void> {
  const item = id.replace('item-', '');
  const field = job.page.getByRole('textbox', { name: job.words.checklist.commentOn(item), exact: true });
  await job.press('c');
  await focused(field);
  await job.page.keyboard.insertText('只有两次签到表');
  await job.press('Escape');
}

async function confirmTag(job: Job): Promise<void> {
  const { page, words } = job;
  await nextTab(job, 'tags');
  await job.press('/');
  await focused(page.getByRole('searchbox'));
  await page.keyboard.insertText('F21');
  await job.press('Enter');
  await page.locator('.th .pts').waitFor();
  const parts = page.locator('.pts textarea');
  for (let at = 0; at < 4; at++) {
    await job.tabTo(parts.nth(at));
    await page.keyboard.insertText(`第 ${at + 1} 部分`);
  }
  const choosing = page.waitForEvent('filechooser');
  await job.tabTo(page.locator('.th input[type="file"]'));
  await job.press('Space');
  await (await choosing).setFiles({ name: '清单.txt', mimeType: 'text/plain', buffer: Buffer.from('三条，没有期限') });
  await page.locator('.th .thumb').waitFor();
  await job.tabTo(page.locator('.th').getByRole('radio', { checked: true }), 'Shift+Tab');
  await job.press('ArrowRight');
  const confirmed = page.locator('.th').getByRole('radio', { name: words.common.statuses.confirmed, checked: true });
  await confirmed.waitFor();
  await job.saved();
}

const FACTS = ['noNotice', 'noGreeting', 'noBriefing', 'noEscort', 'toGrassroots', 'toSite'] as const;

async function stateFacts(job: Job): Promise<void> {
  const { page, words } = job;
  for (const tab of ['findings', 'people', 'finish'] as const) await nextTab(job, tab);
  for (const fact of FACTS) {
    const group = page.getByRole('radiogroup', { name: words.common.facts[fact], exact: true });
    await job.tabTo(group.getByRole('radio').first());
    await job.press('Space');
    await group.getByRole('radio', { name: words.common.factStates.kept, exact: true, checked: true }).waitFor();
  }
  const last = page.getByRole('radiogroup', { name: words.common.facts.toSite, exact: true });
  await job.press('ArrowRight');
  await last.getByRole('radio', { name: words.common.factStates.notKept, exact: true, checked: true }).waitFor();
}

async function handOverAndBack(job: Job): Promise<void> {
  const { page, words } = job;
  const button = (name: string) => page.locator('footer').getByRole('button', { name, exact: true });
  await job.tabTo(button(words.finish.handOver));
  await job.press('Enter');
  await button(words.finish.takeBack).waitFor();
  await job.tabTo(button(words.finish.takeBack));
  await job.press('Enter');
  await job.tabTo(button(words.finish.handOver));
  await job.press('Enter');
  await button(words.finish.takeBack).waitFor();
}

async function exportPdf(job: Job): Promise<void> {
  const { page, words } = job;
  const folder = mkdtempSync(join(tmpdir(), 'xunji-pdf-'));
  await job.tabTo(
    page.locator('footer').getByRole('button', { name: words.finish.exportPdf, exact: true }),
    'Shift+Tab',
  );
  await job.press('Enter');
  await job.dialog.waitFor();
  await job.tabTo(job.dialog.getByRole('button', { name: words.visit.pdf.start, exact: true }));
  const download = page.waitForEvent('download');
  await job.press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${UNIT}.*\\.pdf$`));
  await file.saveAs(join(folder, 'one.pdf'));
  await job.dialog.getByText(words.visit.pdf.saved(1, 1).split(/[：:]/)[0] ?? '').waitFor();
  await job.press('Escape');
  await job.dialog.waitFor({ state: 'detached' });
  rmSync(folder, { recursive: true });
}

async function deleteAndUndo(job: Job): Promise<void> {
  const { page } = job;
  for (const tab of ['people', 'findings', 'tags', 'checklist', 'notes'] as const) await nextTab(job, tab, '[');
  await job.tabTo(page.locator('.notes .said').last());
  await job.press('Delete');
  await eventually(() => job.notes()).toEqual(NOTES.slice(0, 2));
  await job.press('Control+z');
  await eventually(() => job.notes()).toEqual(NOTES);
}

async function restoreOlderText(job: Job): Promise<void> {
  const { page, words } = job;
  await job.tabTo(page.locator('.notes .said').first());
  await job.press('Enter');
  const field = page.getByRole('textbox', { name: words.visit.noteText, exact: true });
  await focused(field);
  await job.press('Control+a');
  await page.keyboard.insertText('写错了的一句。');
  await job.saved();
  await job.tabTo(page.locator('.editor').getByRole('button', { name: words.visit.history, exact: true }));
  await job.press('Enter');
  const versions = job.dialog.locator('.versions button');
  await job.tabTo(versions.filter({ hasText: NOTES[0] }).last());
  await job.press('Enter');
  await job.tabTo(job.dialog.getByRole('button', { name: words.finish.useThis, exact: true }));
  await job.press('Enter');
  await job.dialog.waitFor({ state: 'detached' });
  await eventually(() => field.inputValue()).toBe(NOTES[0]);
  await job.press('Escape');
  await eventually(() => job.notes()).toEqual(NOTES);
}

async function comeBack(job: Job, answers: Readonly<Record<string, string>>): Promise<void> {
  const { page, words } = job;
  await job.saved();
  await page.reload();
  await job.ready();
  await job.visits.first().waitFor();
  await job.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(UNIT);
  await job.press('Enter');
  await eventually(() => job.notes()).toEqual(NOTES);
  await eventually(() => page.locator('.notes .said.protect').allTextContents()).toEqual([NOTES[1]]);
  await eventually(() => page.locator('.notes li').nth(1).textContent()).toContain('2.4');
  await job.press('Escape');
  await nextTab(job, 'checklist');
  await current(job).waitFor();
  const shown: Record<string, string | null> = {};
  for (const id of Object.keys(answers)) shown[id] = await answerIn(page.locator(`[id="${id}"]`));
  expect(shown).toEqual(answers);
  await eventually(() => page.locator('main').textContent()).toContain('只有两次签到表');
  await nextTab(job, 'tags');
  await eventually(() => page.locator('main .tl').textContent()).toContain(words.common.statuses.confirmed);
  for (const tab of ['findings', 'people', 'finish'] as const) await nextTab(job, tab);
  const facts = page.getByRole('radio', { name: words.common.factStates.kept, exact: true, checked: true });
  await eventually(() => facts.count()).toBe(5);
  await page.locator('footer').getByRole('button', { name: words.finish.takeBack, exact: true }).waitFor();
}
