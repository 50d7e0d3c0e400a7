// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave } from '../../../lib/app/autosave.ts';
import type { Edit } from '../../../lib/store/commit.ts';
import { StoreFailure } from '../../../lib/store/failure.ts';
import { FakeStore } from '../../fixtures/fake-store.ts';
import { idOf } from '../changes/builders.ts';
import { editOf, NOTE, several } from '../store/stage.ts';

let store: FakeStore;
let queue: Autosave;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  store = new FakeStore();
  queue = new Autosave(store);
});
afterEach(() => vi.useRealTimers());

const pass = (millis: number) => vi.advanceTimersByTimeAsync(millis);
const said = (edits: readonly Edit[] | null | undefined) => edits?.map(({ field, value }) => [field, value]);

async function fail(): Promise<void> {
  store.fault = new StoreFailure('diskFull', new Error('QuotaExceededError'));
  queue.type(editOf('看'));
  await pass(300);
}

describe('a save that fails', () => {
  it('stops everything and says why; nothing is tried again by itself', async () => {
    await fail();
    expect(queue.state).toMatchObject({ is: 'failed', reason: 'diskFull', detail: 'Error: QuotaExceededError' });
    queue.type(editOf('看到'));
    await expect(queue.do([editOf('ask', { field: 'how' })])).rejects.toMatchObject({ reason: 'diskFull' });
    await queue.flush();
    queue.hide();
    await pass(3_600_000);
    expect(store.saves).toHaveLength(1);
    expect(store.spoken).toEqual([]);
  });

  it('keeps all that was typed, before and since, in its order, also in memory beside the page', async () => {
    store.takes = 100;
    store.fault = new StoreFailure('diskFull');
    queue.type(several({ text: '', how: 'look' }));
    queue.type(editOf('看'));
    await pass(210);
    queue.type(editOf('另一条', { rec: idOf(2) }));
    queue.type(editOf('看到'));
    await pass(200);
    const all = [
      ['*', { text: '', how: 'look' }],
      ['text', '另一条'],
      ['text', '看到'],
    ];
    expect(said(queue.unsaved)).toEqual(all);
    expect(said(store.kept)).toEqual(all);
    expect(queue.unsavedText(NOTE, 'text')).toBe('看到');
    queue.type(editOf('ask', { field: 'how' }));
    expect(said(store.kept)).toEqual([...all, ['how', 'ask']]);
  });

  it('is tried again when a person asks: all of it, and then the memory is cleared', async () => {
    await fail();
    queue.type(editOf('看到'));
    queue.type(editOf('ask', { field: 'how' }));
    store.fault = null;
    const retry = queue.retry();
    await pass(store.takes);
    await retry;
    expect(said(store.saves[1])).toEqual([
      ['text', '看到'],
      ['how', 'ask'],
    ]);
    expect(queue.state.is).toBe('saved');
    expect(queue.unsaved).toEqual([]);
    expect(store.kept).toBeNull();
    // And typing is saved again by itself.
    queue.type(editOf('看到三'));
    await pass(300);
    expect(store.saves).toHaveLength(3);
  });

  it('may fail again, and loses nothing by it', async () => {
    await fail();
    const retry = queue.retry();
    await pass(store.takes);
    await retry;
    expect(queue.state.is).toBe('failed');
    expect(said(queue.unsaved)).toEqual([['text', '看']]);
  });

  it('still says what was seen at the first key', async () => {
    store.takes = 100;
    store.fault = new StoreFailure('closed');
    queue.type(editOf('看', { seen: ['a'] }));
    await pass(210);
    queue.type(editOf('看到', { seen: ['b'] }));
    await pass(200);
    expect(queue.unsaved).toMatchObject([{ value: '看到', seen: ['a'] }]);
  });

  it('is called refused where the store had no part in it', async () => {
    store.fault = new TypeError('x');
    queue.type(editOf('看'));
    await pass(300);
    expect(queue.state).toMatchObject({ is: 'failed', reason: 'refused' });
  });

  it('is not tried where there is nothing to save, and only after a failure', async () => {
    await queue.retry();
    await queue.flush();
    expect(store.saves).toEqual([]);
  });
});

describe('what an earlier page could not save', () => {
  it('is shown as that, and waits for a person', async () => {
    queue.restore([editOf('看')], 'diskFull', 'w2');
    expect(queue.state).toMatchObject({ is: 'failed', reason: 'diskFull' });
    await pass(60_000);
    expect(store.saves).toEqual([]);
  });

  it('waits on both sides where two windows wrote into one field, and the field shows the first', async () => {
    queue.restore([editOf('左边')], 'diskFull', 'w2');
    queue.restore([editOf('左边')], 'diskFull', 'w3');
    queue.restore([editOf('右边'), editOf('ask', { field: 'how' })], 'diskFull', 'w4');
    expect(said(queue.unsaved)).toEqual([
      ['text', '左边'],
      ['text', '右边'],
      ['how', 'ask'],
    ]);
    expect(queue.unsavedText(NOTE, 'text')).toBe('左边');
    queue.type(editOf('左边接着写'));
    store.fault = new StoreFailure('diskFull');
    const first = queue.retry();
    await pass(store.takes);
    await first;
    store.fault = null;
    const second = queue.retry();
    await pass(store.takes);
    await second;
    expect(said(store.saves[1])?.sort()).toEqual([
      ['how', 'ask'],
      ['text', '右边'],
      ['text', '左边接着写'],
    ]);
    expect(store.saves[1]?.every((edit) => !('apart' in edit))).toBe(true);
  });

  it('is nothing where nothing was kept', () => {
    queue.restore([], 'diskFull', 'w2');
    expect(queue.state.is).toBe('saved');
  });
});

describe('a page that goes away', () => {
  it('says what is under way and what waits, in that order, with the run each belongs to', async () => {
    queue.type(editOf('看'));
    await pass(300);
    const last = queue.ownLast(NOTE, 'text');
    store.takes = 1000;
    queue.type(editOf('看到'));
    await pass(210);
    queue.type(editOf('看到三'));
    queue.type(editOf('另', { rec: idOf(2), seen: ['a'] }));
    queue.hide();
    expect(store.spoken[0]?.map(({ value, run, seen }) => [value, run?.last, seen])).toEqual([
      ['看到', last, undefined],
      ['看到三', last, undefined],
      ['另', undefined, ['a']],
    ]);
  });

  it('says nothing where all is on disk', async () => {
    queue.type(editOf('看'));
    await pass(300);
    queue.hide();
    expect(store.spoken).toEqual([]);
  });

  it('and doesn’t go after all saves as before', async () => {
    queue.type(editOf('看'));
    queue.hide();
    await pass(300);
    expect(said(store.saves[0])).toEqual([['text', '看']]);
  });
});

describe('a database that another page took over', () => {
  it('is said at once, and what is typed then is kept in memory', () => {
    queue.halt('reload');
    expect(queue.state).toMatchObject({ is: 'failed', reason: 'reload' });
    queue.type(editOf('看'));
    expect(said(store.kept)).toEqual([['text', '看']]);
  });
});
