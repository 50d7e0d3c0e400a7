import preact from '@preact/preset-vite';
import { defineConfig, type UserWorkspaceConfig } from 'vitest/config';

const ALONE = 'test/e2e/durability/{coming-back,full-disk,import,kill}.test.ts';

/**
 * Browser tests that take long, in two halves. A check with full counts does both; `npm test` one of them by turns of a
 * day (`XUNJI_TURN`, set by scripts/check.mjs), so that it stays within its quarter of an hour. By hand all are there.
 */
const HALVES = [
  'test/e2e/{journey/{packs,people,units,came,begun-lines,briefing-handed},rubbish/{text,roster}}.test.ts',
  'test/e2e/{journey/{draws,compare,review-disputes,method,lead,findings,briefing-numbers},rubbish/{packs,campaign}}.test.ts',
];
const TURN = process.env.XUNJI_TURN;

/** Rooms whose tests keep nothing between them: no mocks, no store, no clock. They share what they import. */
const PURE =
  'test/lib/{briefing,changes,draw,findings,i18n,model,packs,review,roster,search,sheets,signals,stats,text}/**/*.test.ts';

/** What tests of one process ask for. */
const IN_ONE_PROCESS: UserWorkspaceConfig['test'] = {
  environment: 'happy-dom', // pure tests ask for node in their first line
  setupFiles: ['test/setup.ts'],
  // Full counts take their time, and a busy machine takes more: what hangs is still told.
  testTimeout: process.env.XUNJI_LONG ? 600_000 : 30_000,
  // All that a small machine has; left to itself the runner keeps one core for itself.
  maxWorkers: 2,
};

/** A project whose tests drive the built extension in Chromium. */
const inBrowser = (name: string, more: UserWorkspaceConfig['test']) => ({
  test: {
    name,
    include: ['test/e2e/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/e2e/harness/profiles.ts',
    testTimeout: process.env.XUNJI_LONG ? 600_000 : 120_000,
    hookTimeout: 60_000,
    ...more,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact()],
        test: {
          ...IN_ONE_PROCESS,
          name: 'unit',
          include: ['test/{lib,components,house}/**/*.test.{ts,tsx}'],
          exclude: [PURE],
        },
      },
      { test: { ...IN_ONE_PROCESS, name: 'unit-pure', include: [PURE], environment: 'node', isolate: false } },
      inBrowser('browser', {
        exclude: [ALONE, ...(TURN ? HALVES.filter((_, half) => half === Number(TURN) % HALVES.length) : [])],
        // One process goes through many files, so that an idle browser serves them all (harness/borrow.ts).
        isolate: false,
        // A Chromium for each of two cores, all that a small machine has: mostly they wait for the screen.
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
      }),
      // Kills, full disks and closing pages are timed: one at a time, with nothing beside.
      inBrowser('browser-alone', { include: [ALONE], fileParallelism: false, sequence: { groupOrder: 2 } }),
    ],
  },
});
