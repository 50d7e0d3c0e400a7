import { expect } from 'vitest';
import type { PanelDriver } from '../harness/index.ts';
import { eventually } from './eventually.ts';
import { write } from './review-people.ts';

/** What a supervisor writes at a visit. */
export interface Written {
  readonly notes: readonly string[];
  /** A tag, with its five parts. */
  readonly tag?: string;
  readonly finding?: string;
  /** The grade of the first so many items, a key each. */
  readonly grades?: string;
}

/** Starts a visit and writes it, in the panel, by its keys. */
export async function fillVisit(panel: PanelDriver, unit: string, written: Written): Promise<void> {
  const { page, words } = panel;
  await page.bringToFront();
  await panel.press('n');
  await page.getByLabel(words.home.unitName, { exact: true }).waitFor();
  await page.keyboard.insertText(unit);
  await panel.press('Enter');
  // The panel puts the focus there by itself.
  await eventually(() => panel.composer.evaluate((one) => one === document.activeElement)).toBe(true);
  for (const [at, text] of written.notes.entries()) {
    await page.keyboard.insertText(text);
    await panel.press('Enter');
    await eventually(() => page.locator('.notes .said').count()).toBe(at + 1);
  }
  await panel.press('Escape', ']');
  await rate(panel, written.grades ?? '4');
  await panel.press(']');
  if (written.tag) await tag(panel, written.tag);
  await panel.press(']');
  await page.locator('.findbar').waitFor();
  if (written.finding) {
    await write(panel, page.locator('.findbar textarea'), written.finding);
    await panel.press('Enter');
    await page.locator('.fr', { hasText: written.finding }).waitFor();
    await panel.press('Escape');
  }
  await panel.saved();
}

/** Gives the items from the current one on a grade each, by their keys. */
export async function rate(panel: PanelDriver, grades: string): Promise<void> {
  const { page } = panel;
  const current = page.locator('[aria-current="true"].item');
  await current.waitFor();
  const next = async (from: string | null) => {
    await panel.press('j');
    await expect.poll(() => current.getAttribute('id'), { timeout: 10_000, interval: 5 }).not.toBe(from);
  };
  for (const key of grades) {
    // A duty has three states, and is no grade.
    while ((await current.getByRole('radio').count()) === 3) await next(await current.getAttribute('id'));
    await panel.press(key);
    await next(await current.getAttribute('id'));
  }
  await panel.saved();
}

async function tag(panel: PanelDriver, id: string): Promise<void> {
  const { page } = panel;
  await panel.press('/');
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.insertText(id);
  await panel.press('Enter');
  await page.locator('.th .pts').waitFor();
  for (let at = 0; at < 4; at++) await write(panel, page.locator('.pts textarea').nth(at), `${id} 第 ${at + 1} 部分`);
  const choosing = page.waitForEvent('filechooser');
  await panel.tabTo(page.locator('.th input[type="file"]'));
  await panel.press('Space');
  await (await choosing).setFiles({ name: '清单.txt', mimeType: 'text/plain', buffer: Buffer.from('三条') });
  await page.locator('.th .thumb').waitFor();
  await panel.press('Escape');
  await panel.saved();
}

/** Hands the visit over that the panel shows. */
export async function handOverInPanel(panel: PanelDriver): Promise<void> {
  const { page, words } = panel;
  await page.bringToFront();
  await showTab(panel, 'finish');
  const act = page.locator('footer').getByRole('button', {
    name: new RegExp(`^(${words.finish.handOver}|${words.finish.handOverAgain})$`),
  });
  await panel.enter(act);
  await page.locator('footer').getByRole('button', { name: words.finish.takeBack, exact: true }).waitFor();
}

/** Shows a tab of the visit. */
export async function showTab(panel: PanelDriver, tab: keyof PanelDriver['words']['visit']['tab']): Promise<void> {
  const { page, words } = panel;
  await page.bringToFront();
  await panel.enter(page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${words.visit.tab[tab]}`) }));
}

/** Puts other words in place of a note's. */
export async function editNote(panel: PanelDriver, was: string, text: string): Promise<void> {
  const { page, words } = panel;
  await page.bringToFront();
  const field = page.getByRole('textbox', { name: words.visit.noteText, exact: true });
  const row = page.locator('.notes .said', { hasText: was });
  await field.or(row).first().waitFor();
  // A way that leads to a note opens it.
  if ((await field.count()) === 0) await panel.enter(row);
  await panel.tabTo(field);
  await panel.press('Control+a');
  await page.keyboard.insertText(text);
  await panel.saved();
  await panel.press('Escape');
  await page.locator('.notes .said', { hasText: text }).waitFor();
}
