import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { pdftotext, usePoppler } from '../../lib/briefing/pdftotext.ts';
import { launch, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from './eventually.ts';
import { insideOf } from './inside-file.ts';

let session: Session;
let panel: PanelDriver;

beforeAll(async () => {
  session = await launch();
  panel = await new PanelDriver(await session.openPanelAsTab({ width: 360, height: 900 })).ready();
});
afterAll(() => session?.close());

/** By each of these somebody could be found: one for each place where it is planted. */
const MARKS = {
  history: '王大锤',
  nickname: '铁蛋',
  role: '食堂师傅',
  fileName: '赵二婶',
  exif: 'QIANSANNIANG',
  caption: '孙四爷',
  finding: '鲍二麻',
} as const;

/** A JPEG with a comment and EXIF that hold the mark, drawn by the browser. */
async function photo(): Promise<Buffer> {
  const base = await panel.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(64, 48);
    const context = canvas.getContext('2d');
    if (context) context.fillRect(8, 8, 20, 20);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const exif = Buffer.from(`Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0${MARKS.exif}`, 'latin1');
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]);
  return Buffer.concat([Buffer.from(base.slice(0, 2)), head, exif, Buffer.from(base.slice(2))]);
}

const editor = () => panel.page.locator('.note.now');
const note = (at: number) => panel.page.locator('.notes .said').nth(at);

async function rewrite(at: number, text: string): Promise<void> {
  await note(at).click();
  await editor().getByRole('textbox', { name: panel.words.visit.noteText, exact: true }).fill(text);
  await panel.saved();
}

async function download(start: () => Promise<void>): Promise<Buffer> {
  const waiting = panel.page.waitForEvent('download', { timeout: 60_000 });
  await start();
  return readFileSync(await (await waiting).path());
}

const bytesOf = (word: string) => Buffer.from(word, 'utf8').toString('latin1');

describe('a source that was marked as protected later', () => {
  it.runIf(usePoppler)('is found in nothing that leaves', async () => {
    const { words } = panel;
    await panel.startVisit('河东社区');
    await panel.keep(`${MARKS.history}说补贴没到账`);
    await panel.keep(`${MARKS.nickname}说学习笔记是抄的，${MARKS.role}也看见了`);
    await panel.keep('办事要跑三趟');
    await rewrite(0, '有人说补贴没到账');
    await editor()
      .locator('input[type=file]')
      .setInputFiles({ name: `${MARKS.fileName}.jpg`, mimeType: 'image/jpeg', buffer: await photo() });
    await editor().locator('.thumb, [data-evidence], button img').first().waitFor();
    for (const at of [0, 1, 2]) {
      if (at > 0) await note(at).click();
      await editor().getByRole('radio', { name: words.common.sources.backToBack }).click();
      const outward = editor().getByLabel(words.visit.outgoing.field);
      await outward.waitFor();
      if (at === 1) {
        // A draft of the note's own words is there to be changed, and goes nowhere as it is.
        await editor().getByRole('button', { name: words.visit.outgoing.copy }).click();
        await eventually(() => outward.inputValue()).toContain(MARKS.nickname);
        await editor().getByText(words.visit.outgoing.stillTells).waitFor();
      }
      await panel.saved();
      await editor().getByRole('button', { name: words.visit.done }).click();
    }

    // A finding that was made from a note before its source was protected.
    await panel.keep(`${MARKS.finding}说补助款被扣`);
    await note(3).click();
    await panel.page.getByRole('button', { name: words.visit.listFinding }).click();
    await panel.page.locator('.findbar textarea').click();
    await panel.page.keyboard.press('Enter');
    await panel.page.locator('.fr', { hasText: MARKS.finding }).waitFor();
    await panel.show('notes');
    if (!(await editor().isVisible())) await note(3).click();
    await editor().getByRole('radio', { name: words.common.sources.backToBack }).click();
    await editor()
      .getByText(words.visit.outgoing.heldBy(1, 0, 0))
      .waitFor();
    await panel.saved();
    await editor().getByRole('button', { name: words.visit.done }).click();

    // What goes out is shown before it does, and what points at somebody stays.
    await panel.page.getByRole('button', { name: words.common.more }).click();
    await panel.dialog.getByRole('button', { name: words.visit.exportPdf }).click();
    const listed = panel.dialog.locator('.outgoing li');
    await listed.nth(3).waitFor();
    await eventually(() => listed.count()).toBe(4);
    await eventually(() => panel.dialog.locator('.held-parts').textContent()).toContain(
      laterWordsOf('zh-CN').leaving.stays,
    );
    await eventually(() => listed.nth(0).textContent()).toContain(words.visit.outgoing.goes);
    await eventually(() => listed.nth(1).textContent()).toContain(words.visit.outgoing.stays);
    await eventually(() => listed.nth(1).textContent()).toContain(MARKS.nickname);
    const pdf = await download(() => panel.dialog.getByRole('button', { name: words.visit.pdf.start }).click());
    const text = pdftotext(pdf).replace(/\s/g, '');
    for (const said of ['有人说补贴没到账', '办事要跑三趟']) expect(text).toContain(said);
    await panel.dialog.getByText(words.visit.pdf.wordsWithheld(2)).waitFor();
    await panel.dialog.getByText(words.visit.pdf.recordsWithheld(1)).waitFor();
    for (const [place, mark] of Object.entries(MARKS)) {
      expect(text, place).not.toContain(mark);
      expect(insideOf(pdf), place).not.toContain(bytesOf(mark));
    }

    // Put otherwise, it goes out so.
    await listed.nth(1).getByRole('textbox').fill('有群众说学习笔记是抄的');
    await panel.dialog
      .locator('.outgoing li', { hasText: words.visit.outgoing.stays })
      .nth(1)
      .waitFor({ state: 'detached' });
    const again = await download(() =>
      panel.dialog
        .getByRole('button', { name: words.visit.pdf.again })
        .click()
        .then(() => undefined),
    );
    expect(again.length).toBeGreaterThan(0);
    await panel.dialog.getByRole('button', { name: words.common.close }).click();

    // The device's own file: what was said before is gone from it too.
    await panel.page.getByRole('button', { name: words.home.toHome }).click();
    await panel.page.getByRole('button', { name: words.home.settings }).click();
    const file = await download(() =>
      panel.page.getByRole('button', { name: words.settings.save, exact: true }).click(),
    );
    expect(insideOf(file)).not.toContain(bytesOf(MARKS.history));
    expect(insideOf(file)).toContain(bytesOf('有人说补贴没到账'));
  });
});
