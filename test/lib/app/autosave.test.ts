// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, type SaveState } from '../../../lib/app/autosave.ts';
import type { Edit } from '../../../lib/store/commit.ts';
import { FakeStore } from '../../fixtures/fake-store.ts';
import { editOf, several } from '../store/stage.ts';

let store: FakeStore;
let queue: Autosave;
let states: SaveState['is'][];
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  store = new FakeStore();
  queue = new Autosave(store);
  states = [];
  queue.subscribe(() => states.push(queue.state.is));
});
afterEach(() => vi.useRealTimers());

const pass = (millis: number) => vi.advanceTimersByTimeAsync(millis);
const valuesOf = (edits: readonly Edit[] | undefined) => edits?.map((edit) => edit.value);

/** Types a text, a character a time. @returns when the last key was pressed */
async function type(text: string, every: number): Promise<number> {
  for (let at = 1; at <= text.length; at++) {
    if (at > 1) await pass(every);
    queue.type(editOf(text.slice(0, at)));
  }
  return Date.now();
}

describe('when a save happens', () => {
  it('is within 300 ms of the last key, with the whole text', async () => {
    const last = await type('看到三台', 90);
    await pass(300);
    expect(valuesOf(store.saves.at(-1))).toEqual(['看到三台']);
    expect((store.savedAt.at(-1) ?? Number.NaN) - last).toBeLessThanOrEqual(300);
    expect(queue.state).toEqual({ is: 'saved', at: store.savedAt.at(-1) });
  });

  it('is at the latest 1 s into continuous typing, and again each second', async () => {
    const began = Date.now();
    await type('长'.repeat(60), 50);
    const gaps = [began, ...store.savedAt].map((at, index, all) => at - (all[index - 1] ?? at));
    expect(store.savedAt.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1000);
  });

  it('is not put off by a clock that is set back', async () => {
    queue.type(editOf('看'));
    store.clockShift = -86_400_000;
    await type('看到三台机器', 190);
    await pass(1000 - 5 * 190);
    expect(store.savedAt.length).toBeGreaterThanOrEqual(1);
  });

  it('is at once where it is asked for, and waits for nothing else', async () => {
    queue.type(editOf('看'));
    const done = queue.do([editOf('ask', { field: 'how' })]);
    await pass(store.takes);
    await done;
    expect(valuesOf(store.saves[0])).toEqual(['看', 'ask']);
    await pass(5000);
    expect(store.saves).toHaveLength(1);
  });
});

describe('what the state says', () => {
  it('is dirty, saving, saved: never saved while something waits', async () => {
    store.takes = 300;
    queue.type(editOf('看'));
    expect(queue.state.is).toBe('dirty');
    await pass(210);
    expect(queue.state.is).toBe('saving');
    queue.type(editOf('看到'));
    await pass(300);
    expect(queue.state.is).not.toBe('saved');
    await pass(1000);
    expect(states).toEqual(['dirty', 'saving', 'dirty', 'saving', 'saved']);
    expect(store.saves.map(valuesOf)).toEqual([['看'], ['看到']]);
  });

  it('counts what is deliberately done in the midst of a save: that too is on disk when it resolves', async () => {
    store.takes = 300;
    queue.type(editOf('看'));
    await pass(210);
    const done = queue.do([editOf(true, { field: 'items.2.1' })]);
    await pass(700);
    await done;
    expect(store.saves.map(valuesOf)).toEqual([['看'], [true]]);
    expect(queue.state.is).toBe('saved');
  });
});

describe('what is saved', () => {
  it('adds up where several fields are set at once, and keeps the order in which things came', async () => {
    queue.type(several({ text: '', how: 'look' }));
    queue.type(editOf('看'));
    queue.type(several({ how: 'ask', draft: true }));
    await pass(300);
    expect(store.saves[0]?.map(({ field, value }) => [field, value])).toEqual([
      ['text', '看'],
      ['*', { text: '', how: 'ask', draft: true }],
    ]);
  });

  it('says what was seen at the first key, not at a later one', async () => {
    queue.type(editOf('看', { seen: ['a'] }));
    queue.type(editOf('看到', { seen: ['a', 'b'] }));
    await pass(300);
    expect(store.saves[0]?.[0]).toMatchObject({ value: '看到', seen: ['a'] });
  });

  it('goes on with the run of typing of the save before', async () => {
    queue.type(editOf('看'));
    await pass(300);
    const own = queue.ownLast(editOf('').rec, 'text');
    queue.type(editOf('看到'));
    await pass(300);
    expect(store.saves[1]?.[0]?.run).toMatchObject({ last: own, window: 'w1', count: 0 });
    queue.type(editOf('看到三'));
    await pass(300);
    expect(store.saves[2]?.[0]?.run).toMatchObject({ count: 1 });
  });

  it('begins a new run where the field showed somebody else’s words', async () => {
    queue.type(editOf('看'));
    await pass(300);
    queue.forget(editOf('').rec, 'text');
    queue.type(editOf('看到', { seen: ['theirs'] }));
    await pass(300);
    expect(store.saves[1]?.[0]).not.toHaveProperty('run');
    expect(store.saves[1]?.[0]?.seen).toEqual(['theirs']);
  });

  it('is no typing where it was chosen: a rating taken back and given anew is no conflict with itself', async () => {
    const rate = async (grade: string | null) => {
      const done = queue.do([editOf(grade, { kind: 'visit', field: 'rating.2.1' })]);
      await pass(10);
      await done;
    };
    for (const grade of ['good', null, 'fair']) await rate(grade);
    expect(store.saves.flat().every((edit) => edit.run === undefined && edit.seen === undefined)).toBe(true);
  });

  it('is refused alone where no store could take it, and the rest goes on', async () => {
    const bad = editOf('x'.repeat(501), { kind: 'unit', field: 'name' });
    await expect(queue.do([editOf('好'), bad])).rejects.toMatchObject({ name: 'FieldError', field: 'name' });
    expect(queue.unsaved).toEqual([]);
    queue.type(editOf('看'));
    await pass(300);
    expect(queue.state.is).toBe('saved');
  });
});

describe('unsubscribing', () => {
  it('ends it', () => {
    const listener = vi.fn();
    queue.subscribe(listener)();
    queue.type(editOf('看'));
    expect(listener).not.toHaveBeenCalled();
  });
});
