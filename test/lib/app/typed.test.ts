// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest';
import { keepTyped, readTyped } from '../../../lib/app/typed.ts';
import { freshProfile } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

/** The origin's plain storage, which Node lacks. */
function plainStorage() {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  return kept;
}
afterEach(() => vi.unstubAllGlobals());

it('keeps what can’t be taken for its own field alone, until the field is put right', async () => {
  const { session } = await freshProfile();
  await keepTyped(session, 'v1', 'people', '三人');
  await keepTyped(session, 'v1', 'papers', '两份');
  expect(await readTyped(session, 'v1', 'people')).toBe('三人');
  expect(await readTyped(session, 'v2', 'people')).toBeNull();
  await keepTyped(session, 'v1', 'people', null);
  expect(await readTyped(session, 'v1', 'people')).toBeNull();
  expect(await readTyped(session, 'v1', 'papers')).toBe('两份');
});

it.each([
  ['2.5', '2.5'],
  [null, null],
])('has what was typed last (%s) though the page went before the database had it', async (typed, found) => {
  const beside = plainStorage();
  const { session } = await freshProfile();
  await keepTyped(session, 'v1', 'people', '三人');
  expect(beside.size).toBe(0);
  session.db.close({ disableAutoOpen: true });
  await expect(keepTyped(session, 'v1', 'people', typed)).rejects.toThrow();
  await session.db.open();
  expect(await readTyped(session, 'v1', 'people')).toBe(found);
  await keepTyped(session, 'v1', 'people', '四人');
  expect(await readTyped(session, 'v1', 'people')).toBe('四人');
  expect(beside.size).toBe(0);
});
