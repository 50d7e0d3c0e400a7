import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { borrow } from '../harness/borrow.ts';
import { holdings, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from '../journey/eventually.ts';

const sessions: Session[] = [];
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close();
});

async function fresh(): Promise<PanelDriver> {
  const session = await borrow();
  sessions.push(session);
  return new PanelDriver(await session.openPanelAsTab()).ready();
}

const settings = (panel: PanelDriver) => panel.page.getByRole('button', { name: '设置' }).click();

async function saveToFile(panel: PanelDriver): Promise<string> {
  await settings(panel);
  const download = panel.page.waitForEvent('download');
  await panel.page.getByRole('button', { name: '存成文件' }).click();
  const file = join(tmpdir(), `xunji-${process.pid}-${sessions.length}.xunji`);
  await (await download).saveAs(file);
  return file;
}

async function restore(panel: PanelDriver, file: string): Promise<void> {
  await panel.page.locator('#restore input[type="file"]').setInputFiles(file);
  await panel.page.getByRole('button', { name: '放回来' }).click();
}

/** One bit of what the attachment says. */
function changeOneByte(bytes: Buffer): Buffer {
  const at = bytes.indexOf('签到 23 人');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

/** A visit with what a person makes: notes, a deleted one, a photo, a rating, a tag. */
async function work(panel: PanelDriver): Promise<void> {
  await panel.startVisit('青石镇河东社区');
  await panel.keep('宣传栏还是 6 月的内容。𬭎喆');
  await panel.keep('要删的一条。');
  await panel.page.locator('.notes .said').nth(1).focus();
  await panel.page.keyboard.press('Delete');
  await expect.poll(() => panel.notes()).toEqual(['宣传栏还是 6 月的内容。𬭎喆']);
  await panel.page.locator('footer input[type="file"]').setInputFiles({
    name: '签到表.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('签到 23 人'.repeat(1000)),
  });
  await panel.page.locator('footer .thumb').waitFor();
  await panel.keep('附了一件。');
  await panel.composer.fill('写到一半的');
  await panel.saved();
  await panel.page.getByRole('button', { name: '回到首页' }).click();
}

it('saves everything to one file, and an empty profile restored from it is equal', async () => {
  const first = await fresh();
  await work(first);
  const file = await saveToFile(first);
  const before = await holdings(first.page);

  const second = await fresh();
  await settings(second);
  await restore(second, file);
  await expect.poll(async () => (await holdings(second.page)).changes.length).toBe(before.changes.length);
  expect(await holdings(second.page)).toEqual(before);

  // Once more changes nothing, and what was half written stands in the composer.
  await restore(second, file);
  expect(await holdings(second.page)).toEqual(before);
  await second.page.getByRole('button', { name: '回到首页' }).click();
  await second.openNewest();
  await expect.poll(async () => (await second.instant()).text).toBe('写到一半的');
});

it.each([
  ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['changed', changeOneByte],
  ['no such file', () => Buffer.from('不是这种文件')],
])('a file that is %s is refused by name and changes nothing', async (_, spoil) => {
  const first = await fresh();
  await work(first);
  const file = await saveToFile(first);
  writeFileSync(file, spoil(readFileSync(file)));
  const before = await holdings(first.page);
  await first.page.locator('#restore input[type="file"]').setInputFiles(file);
  const trouble = first.page.locator('#restore [role="alert"], #restore .ask.red, #restore .fault').first();
  const yes = first.page.getByRole('button', { name: '放回来' });
  await trouble.or(yes).first().waitFor();
  if (await yes.isVisible()) await yes.click();
  await trouble.waitFor();
  await eventually(() => trouble.textContent()).toMatch(/没有动|不是|不全|改过|断/);
  expect(await holdings(first.page)).toEqual(before);
});
