import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepTally, keepUnsaved, readTally, readUnsaved } from '../../../lib/platform/memory.ts';

const { browser } = vi.hoisted(() => ({ browser: { storage: {} as Record<string, object | undefined> } }));
vi.mock('wxt/browser', () => ({ browser }));

beforeEach(async () => {
  Object.assign(browser, (await import('../../fixtures/browser.ts')).fakeBrowser());
});

describe('the count beside the database', () => {
  it('is the last one that was kept', async () => {
    expect(await readTally()).toBeNull();
    await keepTally({ database: 'a', records: 3, at: 1 });
    await keepTally({ database: 'a', records: 4, at: 2 });
    expect(await readTally()).toEqual({ database: 'a', records: 4, at: 2 });
  });

  it.each([[null], ['x'], [{ database: 'a', records: '4', at: 2 }], [{ records: 4, at: 2 }]])(
    'is none when it is %j',
    async (bad) => {
      await keepTally(bad as never);
      expect(await readTally()).toBeNull();
    },
  );
});

describe('what could not be saved', () => {
  it('is kept for each window of its own until it is forgotten', async () => {
    expect(await readUnsaved()).toEqual(new Map());
    await keepUnsaved('w1', { edits: ['看到\ud83d'] });
    await keepUnsaved('w2', { edits: ['另一窗'] });
    await keepTally({ database: 'a', records: 3, at: 1 });
    expect(await readUnsaved()).toEqual(
      new Map([
        ['w1', { edits: ['看到\ud83d'] }],
        ['w2', { edits: ['另一窗'] }],
      ]),
    );
    await keepUnsaved('w1', null);
    expect([...(await readUnsaved()).keys()]).toEqual(['w2']);
  });

  it('is none in an older browser without such memory', async () => {
    browser.storage.session = undefined;
    await keepUnsaved('w1', { edits: [] });
    await keepUnsaved('w1', null);
    expect(await readUnsaved()).toEqual(new Map());
  });
});
