// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../../lib/sheets/answer-request.ts';
import { readTablesInWorker } from '../../../lib/sheets/client.ts';
import { FakeWorker } from '../../fixtures/fake-worker.ts';
import { SHAPES } from '../../fixtures/rosters/shapes.ts';
import { faultOf } from './fault-of.ts';

const start = (worker: FakeWorker, signal?: AbortSignal) =>
  readTablesInWorker(() => worker as unknown as Worker, SHAPES.gbkCsv(), signal);
const real = () => new FakeWorker(async (worker, message) => worker.answer(await answerRequest(message)));

describe('readTablesInWorker', () => {
  it('gives what the worker read, ends it, and leaves the bytes to the caller', async () => {
    const worker = real();
    const request = SHAPES.mergedHeader();
    const file = await readTablesInWorker(() => worker as unknown as Worker, request);
    expect(file.sheets[0]?.rows[4]?.[1]).toBe('清源县财政局');
    expect([worker.ended, request.bytes.length > 0]).toEqual([1, true]);
  });

  it('gives the error of the file with its place', async () => {
    const worker = real();
    const request = { bytes: new TextEncoder().encode('a,"b'), fileName: 'a.csv' };
    expect(await faultOf(readTablesInWorker(() => worker as unknown as Worker, request))).toEqual([
      'quote',
      { line: 1, column: 2 },
    ]);
    expect(worker.ended).toBe(1);
  });

  it('names a worker that broke off, and an answer that was not agreed', async () => {
    const broken = new FakeWorker((worker) => worker.onerror?.({ message: 'out of memory' }));
    expect(await faultOf(start(broken))).toEqual(['workerFailed', {}]);
    const sheets = [{ name: '', rows: [[1]], lines: [1], formulas: 0, doubtful: [], hidden: [] }];
    const liar = new FakeWorker((worker) => worker.answer({ kind: 'done', file: { kind: 'csv', sheets } }));
    expect(await faultOf(start(liar))).toEqual(['badMessage', {}]);
    expect([broken.ended, liar.ended]).toEqual([1, 1]);
  });

  it('is cancelled at once', async () => {
    const control = new AbortController();
    const worker = new FakeWorker(() => control.abort());
    expect(await faultOf(start(worker, control.signal))).toEqual(['cancelled', {}]);
    expect(worker.ended).toBe(1);
    expect(await faultOf(start(worker, control.signal))).toEqual(['cancelled', {}]);
    expect(worker.ended).toBe(1);
  });
});

describe('answerRequest', () => {
  it('refuses what was not agreed', async () => {
    expect(await answerRequest({ bytes: 'text', fileName: 'a.csv' })).toEqual({
      kind: 'failed',
      fault: 'badMessage',
      place: {},
    });
  });
});
