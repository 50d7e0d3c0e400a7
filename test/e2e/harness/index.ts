// What browser tests, the bench and the demo use. How Chromium behaves here, and why the parts are as they are,
// is written at each function.
export * from './browser.ts';
export * from './checks.ts';
export * from './disk.ts';
export * from './ime.ts';
export type { SentRequest, Watch } from './network.ts';
export * from './panel.ts';
export * from './site.ts';
export * from './store.ts';

/** Full counts are asked for (npm run test:long): nothing may be skipped. */
export const LONG = process.env.XUNJI_LONG === '1';
