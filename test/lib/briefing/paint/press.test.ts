// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import { PaintCancelled, PaintError } from '../../../../lib/briefing/paint/errors.ts';
import { FACE_FILES } from '../../../../lib/briefing/paint/font-book.ts';
import { openPress, type PressDocument } from '../../../../lib/briefing/paint/press.ts';
import type { PaintProgress, PressRequest } from '../../../../lib/briefing/paint/protocol.ts';

const text = (words: string): Block => ({ kind: 'paragraph', text: words, size: 'body' });
const document = (...words: string[]): PressDocument => ({ blocks: words.map(text), page: null, own: null });
const MORE = { title: '试', photos: [] };
const ignore = () => undefined;

/** Stands for the browser's worker: remembers what was sent, and says what a test lets it say. */
class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  ended = 0;
  readonly sent: PressRequest[] = [];
  postMessage(message: unknown) {
    this.sent.push(structuredClone(message) as PressRequest);
  }
  terminate() {
    this.ended += 1;
  }
  say(data: unknown) {
    this.onmessage?.({ data });
  }
  /** The last request's id. */
  get id() {
    const last = this.sent.at(-1);
    return last && 'id' in last ? last.id : -1;
  }
  laid(count = 1) {
    this.say({ kind: 'laid', id: this.id, count, pages: [], order: { outline: [], places: [1] } });
  }
  done() {
    this.say({ kind: 'done', id: this.id, bytes: new Uint8Array(3), pages: 1, missing: [], unreadable: [] });
  }
}

function makePress() {
  const workers: FakeWorker[] = [];
  const press = openPress(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  }, FACE_FILES);
  const last = () => workers.at(-1) as FakeWorker;
  return { press, workers, last };
}
const tick = () => new Promise((resolve) => setTimeout(resolve));
const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) =>
      error instanceof PaintError ? error.fault : error instanceof PaintCancelled ? 'cancelled' : error,
  );
const kindsOf = (worker: FakeWorker) => worker.sent.map(({ kind }) => kind);

afterEach(() => {
  vi.useRealTimers();
});

describe('openPress', () => {
  it('answers many requests with one worker, and sends what changed alone', async () => {
    const { press, workers, last } = makePress();
    const first = press.lay(document('甲', '乙', '丙'), [1]);
    last().laid(3);
    expect(await first).toEqual({ count: 3, pages: [], outline: [], places: [1] });
    const second = press.lay(document('甲', '丁', '丙'), [2]);
    last().laid();
    await second;
    const third = press.lay(document('甲', '丁', '丙', '丁', '丙'), [2]);
    last().laid();
    await third;
    const changes = last().sent.map((one) => 'blocks' in one && [one.blocks.from, one.blocks.to, one.blocks.put]);
    expect(changes).toEqual([
      [0, 0, [text('甲'), text('乙'), text('丙')]],
      [1, 2, [text('丁')]],
      [3, 3, [text('丁'), text('丙')]],
    ]);
    expect(workers).toHaveLength(1);
  });

  it('remembers where everything stands while the worker says that nothing moved', async () => {
    const { press, last } = makePress();
    const order = { outline: [{ level: 1, text: '一、', page: 2 }], places: [1, 2] };
    const answers = [{ order }, { order: null }];
    for (const answer of answers) {
      const laid = press.lay(document('甲'), [1]);
      last().say({ kind: 'laid', id: last().id, count: 2, pages: [], ...answer });
      expect(await laid).toEqual({ count: 2, pages: [], ...order });
    }
    last().onerror?.({ message: 'gone' });
    const asked = faultOf(press.lay(document('甲'), [1]));
    last().say({ kind: 'laid', id: last().id, count: 2, pages: [], order: null });
    expect(await asked).toBe('badMessage');
  });

  it('passes progress on, and hands the photos over with the title', async () => {
    const { press, last } = makePress();
    const steps: PaintProgress[] = [];
    const photos = [{ ref: 'p', bytes: new Uint8Array([1]) }];
    const painting = press.paint(document('甲'), { title: '题', photos }, (progress) => steps.push(progress));
    last().say({ kind: 'progress', id: last().id, step: 'pages', done: 1, of: 2 });
    last().done();
    expect(await painting).toEqual({ bytes: new Uint8Array(3), pages: 1, missing: [], unreadable: [] });
    expect(steps).toEqual([{ step: 'pages', done: 1, of: 2 }]);
    expect(last().sent[0]).toMatchObject({ kind: 'paint', title: '题', photos });
    expect(photos[0]?.bytes).toHaveLength(1);
  });

  it('lets the newest page to look at go before what waits', async () => {
    const { press, last } = makePress();
    const order: string[] = [];
    const note = (name: string) => (promise: Promise<unknown>) => void promise.then(() => order.push(name));
    note('first')(press.lay(document('甲'), [1]));
    note('paint')(press.paint(document('乙'), MORE, ignore));
    note('old')(press.lay(document('丙'), [1]));
    note('new')(press.lay(document('丁'), [1]));
    for (const answer of ['laid', 'laid', 'laid', 'done'] as const) {
      last()[answer]();
      await tick();
    }
    expect(order).toEqual(['first', 'new', 'old', 'paint']);
  });

  it('lets go of a page that nobody waits for, and keeps the worker', async () => {
    const { press, workers, last } = makePress();
    const stop = new AbortController();
    const now = faultOf(press.lay(document('甲'), [1], stop.signal));
    const waiting = faultOf(press.lay(document('乙'), [1], stop.signal));
    stop.abort();
    expect([await now, await waiting]).toEqual(['cancelled', 'cancelled']);
    expect(await faultOf(press.lay(document('甲'), [1], stop.signal))).toBe('cancelled');
    const next = press.lay(document('丙'), [1]);
    last().laid();
    await tick();
    last().laid(2);
    expect(await next).toMatchObject({ count: 2 });
    expect(workers).toHaveLength(1);
    expect(last().ended).toBe(0);
  });

  it('ends the worker at once when painting is broken off; who waits has another', async () => {
    const { press, workers, last } = makePress();
    const stop = new AbortController();
    const painting = faultOf(press.paint(document('甲'), MORE, ignore, stop.signal));
    const waiting = press.lay(document('甲'), [1]);
    stop.abort();
    expect(await painting).toBe('cancelled');
    expect(workers.map(({ ended }) => ended)).toEqual([1, 0]);
    last().laid();
    expect(await waiting).toMatchObject({ count: 1 });
    // The new worker knows nothing of the document.
    expect(last().sent[0]).toMatchObject({ blocks: { from: 0, to: 0, put: [text('甲')] } });
  });

  it.each<[string, (worker: FakeWorker) => void, string]>([
    [
      'a fault of the worker',
      (w) => w.say({ kind: 'failed', id: w.id, fault: 'fontUnreachable', detail: '404' }),
      'fontUnreachable',
    ],
    ['an answer that was not agreed', (w) => w.say({ kind: 'done', id: w.id, bytes: 'x' }), 'badMessage'],
    ['an answer to something else', (w) => w.done(), 'badMessage'],
    ['an answer that cannot be read', (w) => w.onmessageerror?.(), 'badMessage'],
    ['a worker that dies', (w) => w.onerror?.({ message: 'out of memory' }), 'workerFailed'],
  ])('names %s, and begins anew with the next request', async (name, script, fault) => {
    const { press, workers, last } = makePress();
    const asked = faultOf(press.lay(document('甲'), [1]));
    script(last());
    expect(await asked).toBe(fault);
    const next = press.lay(document('甲'), [1]);
    last().laid();
    await next;
    expect(workers).toHaveLength(name === 'an answer to something else' ? 1 : 2);
  });

  it('takes a worker that falls silent for dead, and not one that goes on saying how far it is', async () => {
    vi.useFakeTimers();
    const { press, workers, last } = makePress();
    const asked = faultOf(press.paint(document('甲'), MORE, ignore));
    for (let done = 1; done < 5; done += 1) {
      await vi.advanceTimersByTimeAsync(20_000);
      last().say({ kind: 'progress', id: last().id, step: 'pages', done, of: 5 });
    }
    expect(workers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(await asked).toBe('workerFailed');
    const second = faultOf(press.lay(document('甲'), [1]));
    await vi.advanceTimersByTimeAsync(40_000);
    expect(await second).toBe('workerFailed');
    const next = press.lay(document('甲'), [1]);
    last().laid();
    await next;
    expect(workers).toHaveLength(3);
  });

  it('hears nothing of a worker that was ended', async () => {
    const { press, workers, last } = makePress();
    const asked = faultOf(press.lay(document('甲'), [1]));
    const [old] = workers;
    old?.onerror?.({ message: 'gone' });
    expect(await asked).toBe('workerFailed');
    const next = press.lay(document('甲'), [1]);
    old?.onerror?.({ message: 'gone again' });
    old?.say({ kind: 'laid', id: last().id, count: 9, pages: [], order: { outline: [], places: [1] } });
    last().laid(2);
    expect(await next).toMatchObject({ count: 2 });
  });

  it("reads the office's own font once for a worker", async () => {
    const { press, workers, last } = makePress();
    const read = vi.fn(async () => new Uint8Array([7]));
    const own = { ...document('甲'), own: { hash: 'f', read } };
    for (let i = 0; i < 2; i += 1) {
      const laid = press.lay(own, [1]);
      await tick();
      last().laid();
      await laid;
    }
    expect(kindsOf(last())).toEqual(['font', 'lay', 'lay']);
    expect(last().sent[0]).toMatchObject({ hash: 'f', bytes: new Uint8Array([7]) });
    expect(read).toHaveBeenCalledTimes(1);
    last().onerror?.({ message: '' });
    void faultOf(press.lay(own, [1]));
    await tick();
    expect(workers).toHaveLength(2);
    expect(kindsOf(last())).toEqual(['font', 'lay']);
  });

  it('names a font that cannot be read, and goes on', async () => {
    const { press, last } = makePress();
    const read = () => Promise.reject(new Error('disk'));
    expect(await faultOf(press.lay({ ...document('甲'), own: { hash: 'f', read } }, [1]))).toBe('badMessage');
    const next = press.lay(document('甲'), [1]);
    last().laid();
    expect(await next).toMatchObject({ count: 1 });
  });

  it('names a document that cannot be sent', async () => {
    const { press } = makePress();
    const bad = { ...text('甲'), from: [() => undefined] } as unknown as Block;
    expect(await faultOf(press.lay({ blocks: [bad], page: null, own: null }, [1]))).toBe('badMessage');
  });

  it('lets the worker go when there is nothing to do for a while', async () => {
    vi.useFakeTimers();
    const { press, workers, last } = makePress();
    const first = press.lay(document('甲'), [1]);
    vi.advanceTimersByTime(20_000);
    expect(last().ended).toBe(0);
    last().laid();
    await first;
    vi.advanceTimersByTime(170_000);
    expect(last().ended).toBe(0);
    vi.advanceTimersByTime(20_000);
    expect(last().ended).toBe(1);
    void faultOf(press.lay(document('甲'), [1]));
    expect(workers).toHaveLength(2);
    expect(last().sent[0]).toMatchObject({ blocks: { from: 0 } });
  });

  it('tells everybody when it is closed', async () => {
    const { press, last } = makePress();
    const all = [press.lay(document('甲'), [1]), press.paint(document('乙'), MORE, ignore)].map(faultOf);
    press.close();
    expect(await Promise.all(all)).toEqual(['cancelled', 'cancelled']);
    expect(last().ended).toBe(1);
    expect(await faultOf(press.lay(document('甲'), [1]))).toBe('cancelled');
  });
});
