import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { borrow } from '../harness/borrow.ts';
import { PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from '../journey/eventually.ts';

let session: Session;
let left: PanelDriver;
let right: PanelDriver;

beforeEach(async () => {
  session = await borrow();
  left = await new PanelDriver(await session.openPanelAsTab()).ready();
  await left.startVisit('青石镇河东社区');
  await left.keep('两个窗口都看得见。');
  right = await new PanelDriver(await session.openPanelAsTab()).ready();
  await right.openNewest();
});
afterEach(() => session.close());

const row = (panel: PanelDriver, text: string) => panel.page.locator('.notes .said', { hasText: text });
const editor = (panel: PanelDriver) => panel.page.getByRole('textbox', { name: '记录', exact: true });

describe('two windows on one visit', () => {
  it('show each other what was put down, and what is being written', async () => {
    await right.keep('右边写的。');
    await expect.poll(() => left.notes()).toEqual(['两个窗口都看得见。', '右边写的。']);
    await right.composer.fill('还在写');
    await expect.poll(() => left.page.getByText('正在别的窗口里写').count()).toBe(1);
    // The other window's draft is not taken over.
    expect((await left.instant()).text).toBe('');
  });

  it('show an edit in the other window, even where that field is open', async () => {
    await row(left, '两个窗口').click();
    await row(right, '两个窗口').click();
    await editor(right).fill('右边改过。');
    await expect.poll(() => editor(left).inputValue()).toBe('右边改过。');
    // And the left goes on from there, without a conflict.
    await editor(left).focus();
    await left.page.keyboard.press('End');
    await left.page.keyboard.insertText('左边接着写。');
    await left.saved();
    await expect.poll(() => editor(right).inputValue()).toBe('右边改过。左边接着写。');
    expect(await left.page.getByText('两处写得不一样').count()).toBe(0);
  });

  it('keep both sides of two edits of one field, and a person settles it', async () => {
    await row(left, '两个窗口').click();
    await row(right, '两个窗口').click();
    // At the same moment, neither having seen the other's.
    await Promise.all([typeAtOnce(left, '左边的说法。'), typeAtOnce(right, '右边的说法。')]);
    await left.page.getByRole('button', { name: '两处写得不一样，选一个' }).first().click();
    const card = left.page.getByRole('dialog');
    await expect.poll(() => card.textContent()).toContain('左边的说法。');
    await eventually(() => card.textContent()).toContain('右边的说法。');
  });
});

/** Puts a text into the field in one go, by the page's own means: both windows do it before either has saved. */
function typeAtOnce(panel: PanelDriver, text: string): Promise<void> {
  return editor(panel).evaluate((area, value) => {
    (area as HTMLTextAreaElement).value = value;
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
}
