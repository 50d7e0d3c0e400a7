import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

/** The most that is taken from a page; more is cut, and said. */
const MAX_SELECTION = 200_000;

/** What the injected script returns: checked on receipt, since it comes from a page. */
const capturedSchema = z.strictObject({
  text: z.string().check(z.maxLength(MAX_SELECTION)),
  title: z.string().check(z.maxLength(2000)),
  address: z.string().check(z.maxLength(8000)),
  cut: z.boolean(),
});
export type Captured = z.infer<typeof capturedSchema>;

/** Why nothing came from the page. The screen says each in its own words. */
export type PageReason = 'noGrant' | 'noSelection' | 'noPage' | 'badAnswer';

export class PageFailure extends Error {
  override readonly name = 'PageFailure';
  constructor(
    readonly reason: PageReason,
    cause?: unknown,
  ) {
    super(`page: ${reason}`, { cause });
  }
}

/**
 * Takes the selection of a page. It works where the person granted it (a click on the icon, the menu or a command).
 * @param tabId the tab, or the active one of the last focused window
 * @throws PageFailure `noPage` no tab; `noGrant` not allowed here (chrome://, the grant is gone); `noSelection`;
 *   `badAnswer` the page's answer does not fit
 */
export async function takeSelection(tabId?: number): Promise<Captured> {
  const tab = tabId ?? (await activeTab());
  const answers = await inject(tab);
  const good: Captured[] = [];
  let bad = false;
  for (const answer of answers) {
    const checked = z.safeParse(capturedSchema, answer);
    if (checked.success) good.push(checked.data);
    else if (answer !== null && answer !== undefined) bad = true;
  }
  const best = good.sort((a, b) => b.text.length - a.text.length)[0];
  if (best?.text.trim()) return best;
  throw new PageFailure(bad ? 'badAnswer' : 'noSelection');
}

async function activeTab(): Promise<number> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) throw new PageFailure('noPage');
  return tab.id;
}

async function inject(tabId: number): Promise<unknown[]> {
  // The frames of other origins refuse; then the top frame alone is asked.
  const attempts = [{ tabId, allFrames: true }, { tabId }];
  let cause: unknown;
  for (const target of attempts) {
    try {
      const results = await browser.scripting.executeScript({ target, files: ['/capture.js'] });
      return results.map((result) => result.result);
    } catch (error) {
      cause = error;
    }
  }
  throw new PageFailure('noGrant', cause);
}
