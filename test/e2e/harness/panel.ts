import type { Locator, Page } from 'playwright-core';

/** The words of the screen by which the tests find their way, in both languages. */
const FACES = {
  'zh-CN': { start: '开始走访', unit: '单位名', write: '写记录', begin: '开始记', skip: '跳过' },
  en: { start: 'Start a visit', unit: "Unit's name", write: 'Write a note', begin: 'Start writing', skip: 'Skip' },
} as const;

/** Drives the panel as a person does, by what stands on the screen. */
export class PanelDriver {
  readonly page: Page;
  readonly faces: (typeof FACES)['zh-CN' | 'en'];

  constructor(page: Page, language: 'zh-CN' | 'en' = 'zh-CN') {
    this.page = page;
    this.faces = FACES[language];
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: this.faces.write, exact: true });
  }

  /** The honest state: saved, dirty, saving or failed. */
  get save(): Locator {
    return this.page.locator('[data-save]').first();
  }

  /** Waits until the panel can be used; a first run's question is passed over. */
  async ready(): Promise<this> {
    await this.page.getByRole('button', { name: this.faces.start }).first().waitFor();
    return this;
  }

  /** Starts a visit with nothing but a unit's name. */
  async startVisit(unit: string): Promise<void> {
    await this.page.getByRole('button', { name: this.faces.start }).first().click();
    await this.page.getByLabel(this.faces.unit, { exact: true }).fill(unit);
    await this.page.keyboard.press('Enter');
    await this.composer.waitFor();
  }

  /** Goes into the newest visit of the first screen. */
  async openNewest(): Promise<void> {
    await this.page.locator('main .v').first().click();
    await this.composer.waitFor();
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
}
