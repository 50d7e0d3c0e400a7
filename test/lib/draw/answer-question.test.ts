// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../lib/draw/answer-question.ts';
import { askDraw, DrawWorkerFailed } from '../../../lib/draw/client.ts';
import { DrawError } from '../../../lib/draw/draw-error.ts';
import { readDrawFile } from '../../../lib/draw/draw-file.ts';
import type { Question } from '../../../lib/draw/protocol.ts';
import type { DrawRule } from '../../../lib/draw/rule.ts';

const SEED = 'a'.repeat(64);
const RULE: DrawRule = { mode: 'plain', count: 2, filter: {}, whenShort: 'refuse' };
const units = Array.from({ length: 5 }, (_, at) => ({
  id: `018a60ec-1800-7d2e-9b41-5f0c6a7e000${at}`,
  name: `${at}村`,
}));

/** A worker that does what the script says, on this page. */
class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  ended = 0;
  constructor(readonly script: (worker: FakeWorker, question: Question) => void) {}
  postMessage(question: Question): void {
    setTimeout(() => this.script(this, structuredClone(question)));
  }
  terminate(): void {
    this.ended++;
  }
}
const open = (worker: FakeWorker) => () => worker as unknown as Worker;
const honest = () => new FakeWorker((worker, question) => worker.onmessage?.({ data: answerQuestion(question) }));

describe('asking in a worker', () => {
  it('gives what asking here gives, and ends the worker', async () => {
    const question = { ask: 'draw', units, rule: RULE, seed: SEED } as const;
    const worker = honest();
    const there = await askDraw<'draw'>(open(worker), question);
    expect(there).toEqual(await askDraw<'draw'>(null, question));
    expect(worker.ended).toBe(1);
    const { roster, text, result } = there;
    expect(JSON.parse(text)).toEqual(roster.units);
    const at = { device: 1_800_000_000_000, offset: 480, zone: 'Asia/Shanghai' };
    const shared = { seed: SEED, rosterHash: roster.hash, rule: RULE, result, redoes: null, reason: null };
    const record = { id: units[0]?.id ?? '', at, ...shared };
    const checked = await askDraw<'check'>(open(honest()), { ask: 'check', record, roster: text, earlier: [] });
    expect(checked).toMatchObject({ record, roster, difference: null });
    const earlier = [{ id: units[1]?.id ?? '', seed: SEED }];
    const reused = await askDraw<'check'>(null, { ask: 'check', record, roster: text, earlier });
    expect(reused.difference?.code).toBe('seedReused');
    const file = await askDraw<'file'>(open(honest()), { ask: 'file', record, roster: text });
    expect(readDrawFile(file.text).draw).toEqual(record);
  });

  it('refuses with the named error, its reason and where it is', async () => {
    const rule = { ...RULE, count: 9 };
    const refused = askDraw(open(honest()), { ask: 'draw', units, rule, seed: SEED });
    await expect(refused).rejects.toThrow(DrawError);
    await expect(refused).rejects.toMatchObject({ reason: 'tooMany', fault: { wanted: 9, available: 5 } });
    const twice = askDraw(null, { ask: 'freeze', units: [...units, ...units] });
    await expect(twice).rejects.toMatchObject({ reason: 'duplicate', fault: { field: 'roster[5].id' } });
  });

  it('says that the worker broke off, and ends it', async () => {
    const broken = new FakeWorker((worker) => worker.onerror?.({ message: 'out of memory' }));
    const asked = askDraw(open(broken), { ask: 'freeze', units });
    await expect(asked).rejects.toThrow(DrawWorkerFailed);
    await expect(asked).rejects.toThrow('out of memory');
    expect(broken.ended).toBe(1);
    expect(answerQuestion({ ask: 'check', record: {}, roster: '[', earlier: [] })).toMatchObject({ is: 'refused' });
  });
});
