// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { keepTyped, readTyped } from '../../../lib/app/typed.ts';
import { freshProfile } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

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
