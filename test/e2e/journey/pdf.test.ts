import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdftotext, usePoppler } from '../../lib/briefing/pdftotext.ts';
import { launch, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from './eventually.ts';

let session: Session;
let panel: PanelDriver;

beforeAll(async () => {
  session = await launch();
  panel = await new PanelDriver(await session.openPanelAsTab()).ready();
});
afterAll(() => session?.close());

/** A visit of its own for a test. */
async function visit(unit: string): Promise<void> {
  await panel.page.reload();
  await panel.ready();
  await panel.startVisit(unit);
}

async function openExport(): Promise<void> {
  await panel.page.getByRole('button', { name: panel.words.common.more }).click();
  await panel.dialog.getByRole('button', { name: panel.words.visit.exportPdf }).click();
  await panel.dialog.getByText(panel.words.visit.pdf.named).waitFor();
}

const start = () => panel.dialog.getByRole('button', { name: panel.words.visit.pdf.start }).click();
const done = () => panel.dialog.getByText(/^导出好了/).waitFor({ timeout: 60_000 });

/** Exports, and leaves the dialog open for what it says. @returns the file's bytes */
async function exported(): Promise<Buffer> {
  await openExport();
  const download = panel.page.waitForEvent('download', { timeout: 60_000 });
  await start();
  const path = await (await download).path();
  await done();
  return readFileSync(path);
}

const close = () => panel.dialog.getByRole('button', { name: panel.words.common.close }).click();

/** What poppler reads, without what only the lines and the pages put in. */
const textOf = (pdf: Buffer): string => pdftotext(pdf).replace(/\s/g, '').replace(/—\d+—/g, '');

describe('the PDF of a visit', () => {
  it.runIf(usePoppler)('says what was written, rare characters too', async () => {
    await visit('喆林镇河东社区');
    const notes = [
      '宣传栏还是 6 月的内容：“没有主题教育版块”，大厅（电子屏）也没有——说是“等通知”。',
      '书记赵喆、委员钱镕、孙𬭎三人在场；台账记到十一月。',
      'ABC 100% 3/5，①②③，《条例》第二十条，㎡。',
    ];
    for (const note of notes) await panel.keep(note);
    const text = textOf(await exported());
    for (const note of notes) expect(text).toContain(note.replace(/\s/g, ''));
    expect(text).toContain('喆林镇河东社区');
    expect(await panel.dialog.locator('.missing').count()).toBe(0);
    await close();
  });

  it.runIf(usePoppler)(
    'lets a back-to-back note say its substance, and nothing of who, when and about what',
    async () => {
      await visit('白马村');
      await panel.keep('大厅有意见箱。');
      // Three hours later, so that the time of the protected note is one that nothing else has.
      await shiftClock(3);
      const at = await panel.page.evaluate(() => new Date(Date.now()).toTimeString().slice(0, 5));
      await panel.composer.press('Alt+p');
      await panel.composer.press('Alt+i');
      await panel.dialog.waitFor();
      await panel.page.keyboard.insertText('6.2');
      await panel.page.keyboard.press('Enter');
      await panel.dialog.waitFor({ state: 'detached' });
      const item = (await panel.page.locator('footer .link').textContent())?.trim() ?? '';
      expect(item).toMatch(/^6\.2 ./);
      await panel.page.locator('footer input[type="file"]').setInputFiles({
        name: '说话人的截图.png',
        mimeType: 'image/png',
        buffer: Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      });
      await panel.page.locator('footer .thumb').waitFor();
      await panel.keep('材料是检查前两天补的。');
      await panel.page.locator('.notes .said', { hasText: '补的' }).click();
      await panel.page.getByLabel(panel.words.visit.speaker).selectOption({ label: '办事的人' });
      await panel.saved();
      await panel.page.locator('.editor').getByRole('button', { name: panel.words.visit.done }).click();
      await shiftClock(-3);

      const text = textOf(await exported());
      expect(text).toMatch(/有群众反映.{0,3}材料是检查前两天补的。/);
      expect(text).not.toContain(at);
      expect(text).not.toContain(item.replace(/\s/g, ''));
      expect(text).not.toContain(item.slice(4));
      expect(text).not.toContain('办事');
      expect(text).not.toContain('背靠背');
      expect(text).not.toContain('说话人的截图');
      await panel.dialog.getByText(panel.words.visit.pdf.withheld(1)).waitFor();
      await close();
    },
  );

  it('lists what the face lacks, each with its number and count', async () => {
    await visit('石门村');
    await panel.keep('看到 😀😀 和 𓀀。\u202e反过来\u202c');
    await exported();
    const lines = await panel.dialog.locator('.missing li').allTextContents();
    expect(lines.map((line) => line.trim())).toEqual(expect.arrayContaining(['😀 U+1F600 ×2', '𓀀 U+13000 ×1']));
    await close();
  });

  it('can be stopped, made again, and made twice; 100,000 characters are no obstacle', async () => {
    await visit('台账村');
    const long = '第一句开头。'.concat('台账九至十一月字迹一致，'.repeat(8300), '最后一句。');
    expect(long.length).toBeGreaterThan(99_000);
    await panel.composer.fill(long);
    await panel.page.keyboard.press('Enter');
    await panel.saved();
    await panel.page.locator('.notes .said').waitFor();

    let downloads = 0;
    panel.page.on('download', () => downloads++);
    await openExport();
    await start();
    await panel.dialog.getByRole('button', { name: panel.words.common.cancel }).click();
    await panel.dialog
      .getByRole('button', { name: panel.words.visit.pdf.start })
      .and(panel.page.locator(':enabled'))
      .waitFor();
    await close();
    expect(downloads).toBe(0);

    const first = await exported();
    await close();
    const second = await exported();
    await close();
    expect(downloads).toBe(2);
    expect(second.length).toBeGreaterThan(10_000);
    if (usePoppler) {
      // Not by toContain, which would print both on a failure.
      expect(textOf(first).includes(long)).toBe(true);
      expect(textOf(second) === textOf(first)).toBe(true);
    }
  });

  it('closed in the midst of it, leaves nothing behind and works again', async () => {
    await openExport();
    await start();
    await panel.page.keyboard.press('Escape');
    await panel.dialog.waitFor({ state: 'detached' });
    const pdf = await exported();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await close();
    await eventually(() => panel.page.locator('.toast.bad').count()).toBe(0);
  });
});

/** Sets the clock of the page by so many hours. */
function shiftClock(hours: number): Promise<void> {
  return panel.page.evaluate((by) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + by * 3_600_000;
  }, hours);
}
