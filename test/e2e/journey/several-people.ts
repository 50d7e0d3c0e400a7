import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import { borrow } from '../harness/borrow.ts';
import type { Locale, Session } from '../harness/index.ts';

/**
 * For tests in which several people have a browser each and hand files to one another; after each test the browsers are
 * given back and the files are gone.
 * @param name of the folder in which the files lie
 */
export function severalPeople(name: string) {
  const sessions: Session[] = [];
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), `xunji-${name}-`));
  });
  afterEach(async () => {
    for (const session of sessions.splice(0)) await session.close();
    rmSync(folder, { recursive: true });
  });
  return {
    /** Somebody with a browser that holds nothing. */
    async begin(locale: Locale, colorScheme: 'light' | 'dark' = 'light'): Promise<Session> {
      const session = await borrow({ locale, colorScheme });
      sessions.push(session);
      return session;
    },
    /** Where a file of this name lies. */
    pathOf: (file: string): string => join(folder, file),
  };
}

/** A button by its whole name. */
export const button = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true });
