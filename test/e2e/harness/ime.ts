import type { CDPSession, Locator, Page } from 'playwright-core';

/** A composition under way in a field, as an input method makes it. */
export interface Composition {
  /** What the underlined text is now. */
  compose(text: string): Promise<void>;
  /**
   * A key while composing. Input methods swallow it: the page sees `keydown` with `isComposing`, keyCode 229 and the
   * physical `code`. What the key does (pick a candidate, say) the test says with `compose` or `commit`.
   */
  key(code: string): Promise<void>;
  /** Ends the composition with this text in the field. */
  commit(text: string): Promise<void>;
}

/** Puts the focus into `locator` and begins to compose there. Works in tabs and in the real panel. */
export async function startComposing(page: Page, locator: Locator): Promise<Composition> {
  await locator.focus();
  const cdp = await page.context().newCDPSession(page);
  return {
    compose: (text) => compose(cdp, text),
    async key(code) {
      const key = { code, key: 'Process', windowsVirtualKeyCode: 229 };
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    },
    async commit(text) {
      await cdp.send('Input.insertText', { text });
      await cdp.detach();
    },
  };
}

/**
 * Types by an input method: each of `steps` is what stands underlined in turn, the last is committed, so
 * `imeType(page, box, ['n', 'ni', '你'])` leaves 你.
 */
export async function imeType(page: Page, locator: Locator, steps: readonly string[]): Promise<void> {
  const composition = await startComposing(page, locator);
  for (const step of steps) await composition.compose(step);
  await composition.commit(steps.at(-1) ?? '');
}

async function compose(cdp: CDPSession, text: string): Promise<void> {
  await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
}
