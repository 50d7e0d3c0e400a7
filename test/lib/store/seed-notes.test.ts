// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { countAnew } from '../../../lib/store/counts.ts';
import { seedNotes } from '../../../scripts/seed-notes.mjs';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

/** A page on which a person's hands do nothing, and whose scripts run here. */
function handlessPage() {
  const nothing = async () => undefined;
  const spot = { first: () => spot, click: nothing, fill: nothing, waitFor: nothing };
  return {
    locator: () => spot,
    keyboard: { press: nothing },
    waitForTimeout: nothing,
    evaluate: async <T>(script: (given: T) => unknown, given: T) => script(given),
    close: nothing,
  };
}

it('counts the notes that it plants under their visit, as the store would', async () => {
  const { session } = await freshProfile();
  const { visit } = await writeVisit(session, '河东村', ['一']);
  await seedNotes({ openPanelAsTab: async () => handlessPage() }, 30);
  const { counts } = (await session.db.records.get(visit)) ?? {};
  expect(counts).toEqual(await countAnew(session.db, visit));
  expect(counts?.note).toBe(31);
});
