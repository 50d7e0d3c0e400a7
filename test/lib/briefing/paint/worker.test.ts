// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import { paintBriefing } from '../../../../lib/briefing/paint/client.ts';
import { PaintCancelled, PaintError } from '../../../../lib/briefing/paint/errors.ts';
import { FACE_FILES } from '../../../../lib/briefing/paint/font-book.ts';
import type { PaintAnswer, PaintProgress, PaintRequest } from '../../../../lib/briefing/paint/protocol.ts';
import { runRequest } from '../../../../lib/briefing/paint/run-request.ts';
import { fontFile, shippedFace } from '../book.ts';
import { readPdf } from '../read-pdf.ts';

const request: PaintRequest = {
  blocks: [{ kind: 'paragraph', text: '督导😀', size: 'body' }],
  title: '试',
  fonts: FACE_FILES,
  photos: [],
};
const font = async (url: string) => new Uint8Array(fontFile(url));
const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof PaintError ? error.fault : error),
  );

/** Stands for the browser's worker: answers as `script` says. */
class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  ended = 0;
  sent: unknown[] = [];
  constructor(readonly script: (worker: FakeWorker) => void) {}
  postMessage(message: unknown) {
    this.sent.push(structuredClone(message));
    queueMicrotask(() => this.script(this));
  }
  answer(data: unknown) {
    this.onmessage?.({ data });
  }
  terminate() {
    this.ended += 1;
  }
}
const open = (worker: FakeWorker) => () => worker as unknown as Worker;
const done: PaintAnswer = { kind: 'done', bytes: new Uint8Array(3), pages: 1, missing: [], unreadable: [] };

beforeAll(async () => {
  await shippedFace();
}, 60_000);

describe('runRequest', () => {
  it('fetches the font, lays out, paints and reports each step', async () => {
    const steps: PaintProgress[] = [];
    const urls: string[] = [];
    const fetchFont = (url: string) => {
      urls.push(url);
      return font(url);
    };
    const result = await runRequest(request, fetchFont, (progress) => steps.push(progress));
    expect(urls).toEqual(Object.values(FACE_FILES));
    expect(steps.map(({ step, done, of }) => [step, done, of])).toEqual([
      ['font', 0, 0],
      ['layout', 0, 0],
      ['pages', 0, 1],
      ['pages', 1, 1],
    ]);
    expect(readPdf(result.bytes).pages[0]?.[0]?.text).toBe('督导〓');
    expect(result.missing.map(({ char, count }) => [char, count])).toEqual([['😀', 1]]);
  });

  it('refuses what was not agreed', async () => {
    expect(await faultOf(runRequest({ ...request, blocks: [{ kind: 'script' }] }, font, () => {}))).toBe('badMessage');
    expect(await faultOf(runRequest({ ...request, more: 1 }, font, () => {}))).toBe('badMessage');
  });

  it('names a font that is none', async () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(100), (await font(FACE_FILES.serif)).slice(0, 5000)]) {
      expect(
        await faultOf(
          runRequest(
            request,
            async () => bytes,
            () => {},
          ),
        ),
      ).toBe('fontRefused');
    }
  });
});

describe('paintBriefing', () => {
  it('hands over the request, passes progress on and ends the worker', async () => {
    const steps: PaintProgress[] = [];
    const worker = new FakeWorker((w) => {
      w.answer({ kind: 'progress', step: 'pages', done: 1, of: 2 });
      w.answer(done);
    });
    const result = await paintBriefing(open(worker), request, (progress) => steps.push(progress));
    expect(worker.sent).toEqual([request]);
    expect(steps).toEqual([{ step: 'pages', done: 1, of: 2 }]);
    expect(result).toEqual({ bytes: new Uint8Array(3), pages: 1, missing: [], unreadable: [] });
    expect(worker.ended).toBe(1);
  });

  it('ends the worker when the person breaks off', async () => {
    const worker = new FakeWorker(() => {});
    const stop = new AbortController();
    const promise = paintBriefing(open(worker), request, () => {}, stop.signal);
    stop.abort();
    await expect(promise).rejects.toBeInstanceOf(PaintCancelled);
    expect(worker.ended).toBe(1);
    await expect(paintBriefing(open(worker), request, () => {}, stop.signal)).rejects.toBeInstanceOf(PaintCancelled);
    expect(worker.sent).toHaveLength(1);
  });

  it.each<[string, (worker: FakeWorker) => void, string]>([
    [
      'a fault of the worker',
      (w) => w.answer({ kind: 'failed', fault: 'fontUnreachable', detail: '404' }),
      'fontUnreachable',
    ],
    ['an answer that was not agreed', (w) => w.answer({ kind: 'done', bytes: 'x' }), 'badMessage'],
    ['an answer that cannot be read', (w) => w.onmessageerror?.(), 'badMessage'],
    ['a worker that breaks off', (w) => w.onerror?.({ message: 'out of memory' }), 'workerFailed'],
  ])('names %s and ends the worker', async (_name, script, fault) => {
    const worker = new FakeWorker(script);
    expect(await faultOf(paintBriefing(open(worker), request))).toBe(fault);
    expect(worker.ended).toBe(1);
  });
});
