import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launch, PanelDriver, type Session, startComposing } from '../harness/index.ts';

let session: Session;
beforeEach(async () => {
  session = await launch();
});
afterEach(() => session.close());

describe('the real side panel', () => {
  it('closed in mid-word, keeps what the field showed', async () => {
    const page = await session.page();
    let panel = await new PanelDriver(await session.openPanel({ page })).ready();
    await panel.startVisit('白马村');
    await panel.composer.click();
    await panel.page.keyboard.insertText('宣传栏还是 6 月的');
    await session.closePanel();
    panel = await new PanelDriver(await session.openPanel({ page })).ready();
    await panel.openNewest();
    await expect.poll(async () => (await panel.instant()).text).toBe('宣传栏还是 6 月的');
  });

  it('closed in mid-composition, keeps what the field showed', async () => {
    const page = await session.page();
    let panel = await new PanelDriver(await session.openPanel({ page })).ready();
    await panel.startVisit('白马村');
    await panel.composer.click();
    await panel.page.keyboard.insertText('公示栏');
    const composition = await startComposing(panel.page, panel.composer);
    await composition.compose('shi');
    const { text } = await panel.instant();
    expect(text).toBe('公示栏shi');
    await session.closePanel();
    panel = await new PanelDriver(await session.openPanel({ page })).ready();
    await panel.openNewest();
    await expect.poll(async () => (await panel.instant()).text).toBe(text);
  });
});

describe('a page that is left', () => {
  it('writes its last words: navigating away right after a key loses nothing', async () => {
    const panel = await new PanelDriver(await session.openPanelAsTab()).ready();
    await panel.startVisit('石门村');
    for (let round = 1; round <= 5; round++) {
      await panel.composer.click();
      await panel.page.keyboard.press('End');
      await panel.page.keyboard.insertText(`第${round}句。`);
      await panel.page.reload();
      await panel.ready();
      await panel.openNewest();
      await expect.poll(async () => (await panel.instant()).text).toMatch(new RegExp(`第${round}句。$`));
    }
    expect((await panel.instant()).text).toBe('第1句。第2句。第3句。第4句。第5句。');
    // What was typed in one line of keys is no conflict with itself.
    expect(await panel.page.getByText('两处写得不一样').count()).toBe(0);
  });

  it('writes them also while a save is under way: the window loses the focus and closes at once', async () => {
    const panel = await new PanelDriver(await session.openPanelAsTab()).ready();
    await panel.startVisit('石门村');
    for (let round = 1; round <= 8; round++) {
      const text = `第${round}句，失去焦点就关上`;
      await panel.page
        .evaluate(
          async ([said, wait]) => {
            const field = document.querySelector<HTMLTextAreaElement>('.foot textarea');
            if (!field) throw new Error('no composer');
            field.focus();
            field.value = said;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            // A save begins; some milliseconds later the page is gone.
            field.blur();
            if (wait > 0) await new Promise((done) => setTimeout(done, wait));
            location.reload();
          },
          [text, round % 4] as const,
        )
        // The page went while it answered.
        .catch((error: unknown) => expect(String(error)).toMatch(/context was destroyed|navigation/i));
      await panel.ready();
      await panel.openNewest();
      await expect.poll(async () => (await panel.instant()).text, { timeout: 10_000 }).toBe(text);
    }
    expect(await panel.page.getByText('两处写得不一样').count()).toBe(0);
    expect(await panel.page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe('keys', () => {
  it('mean text while composing or in a field: Enter puts nothing down, letters switch nothing', async () => {
    const panel = await new PanelDriver(await session.openPanelAsTab()).ready();
    await panel.startVisit('石门村');
    await panel.composer.click();
    const composition = await startComposing(panel.page, panel.composer);
    await composition.compose('ni hao');
    await composition.key('Enter');
    expect(await panel.notes()).toEqual([]);
    await composition.commit('你好');
    await panel.page.keyboard.type('n?j1[]/ N');
    expect((await panel.instant()).text).toBe('你好n?j1[]/ N');
    await panel.page.keyboard.press('Shift+Enter');
    await panel.page.keyboard.type('2');
    await panel.page.keyboard.press('Enter');
    await panel.saved();
    expect(await panel.notes()).toEqual(['你好n?j1[]/ N\n2']);
  });
});
