import type { Locator, Page } from 'playwright-core';
import { wordsOf } from '../../../lib/i18n/language.ts';
import type { Words } from '../../../lib/i18n/zh-cn.ts';

/** Drives the panel as a person does, by what stands on the screen. */
export class PanelDriver {
  readonly page: Page;
  /** The words of the screen. */
  readonly words: Words;

  constructor(page: Page, language: 'zh-CN' | 'en' = 'zh-CN') {
    this.page = page;
    this.words = wordsOf(language);
  }

  /** The visits of the first screen, the newest first; tasks and reminders stand above them. */
  get visits(): Locator {
    return this.page.locator('main [data-visit]');
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: this.words.visit.writeNote, exact: true });
  }

  /** The honest state: saved, dirty, saving or failed. */
  get save(): Locator {
    return this.page.locator('[data-save]').first();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The line at the bottom that says how something went. */
  get toast(): Locator {
    return this.page.locator('.toast');
  }

  /** Waits until the panel can be used. */
  async ready(): Promise<this> {
    await this.page.getByRole('button', { name: this.words.home.start }).first().waitFor();
    return this;
  }

  /** Starts a visit with nothing but a unit's name. */
  async startVisit(unit: string): Promise<void> {
    await this.page.getByRole('button', { name: this.words.home.start }).first().click();
    await this.page.getByLabel(this.words.home.unitName, { exact: true }).fill(unit);
    await this.page.keyboard.press('Enter');
    await this.composer.waitFor();
  }

  /** Goes into the newest visit of the first screen. */
  async openNewest(): Promise<void> {
    await this.visits.first().click();
    await this.composer.waitFor();
  }

  /** Shows a tab of the visit. */
  async show(tab: keyof Words['visit']['tab']): Promise<void> {
    const name = new RegExp(`^${this.words.visit.tab[tab]}`);
    await this.page.getByRole('navigation').getByRole('button', { name }).click();
  }

  /** Writes a note and puts it down. */
  async keep(text: string): Promise<void> {
    await this.composer.click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
    await this.saved();
  }

  /** Waits until all that was typed is on disk. */
  async saved(): Promise<void> {
    await this.page.locator('[data-save="saved"]').first().waitFor();
  }

  /** The state and what the composer shows, at one instant. */
  instant(): Promise<{ state: string; text: string }> {
    return this.page.evaluate(() => ({
      state: document.querySelector<HTMLElement>('[data-save]')?.dataset.save ?? '',
      text: document.querySelector<HTMLTextAreaElement>('.foot textarea')?.value ?? '',
    }));
  }

  /** The texts of the notes that the list shows. */
  notes(): Promise<string[]> {
    return this.page.locator('.notes .said').allTextContents();
  }

  /** Presses Tab (or Shift+Tab) until the focus is there, as somebody without a mouse does. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const seen: string[] = [];
    let element = await target.elementHandle();
    for (let count = 0; count < 250; count++) {
      const focus = await element?.evaluate(focusFrom);
      if (focus?.isThere) return;
      if (count < 8 && focus) seen.push(focus.name);
      // What was drawn anew is another element of the same name.
      if (focus?.isGone) element = await target.elementHandle();
      else await this.page.keyboard.press(key);
    }
    throw new Error(`Tab does not reach ${target}; it went ${seen.join(' → ')} …`);
  }

  /** Goes to a control by Tab and presses Enter. */
  async enter(target: Locator): Promise<void> {
    await target.first().waitFor();
    await this.tabTo(target.first());
    await this.press('Enter');
  }

  /** Presses one key after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}

/** Where the focus is, as seen from an element: on it or not, whether the element is still on the page, and its name in a word. */
function focusFrom(element: Element) {
  const focus = document.activeElement;
  const said = focus?.getAttribute('aria-label') ?? focus?.textContent ?? '';
  return {
    isThere: element === focus,
    isGone: !element.isConnected,
    name: `${focus?.localName} “${said.slice(0, 20)}”`,
  };
}
