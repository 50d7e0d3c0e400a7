// @vitest-environment node
import { expect, it } from 'vitest';
import { answerDocx } from '../../../../lib/briefing/forms/answer-docx.ts';
import { writeDocx } from '../../../../lib/briefing/forms/docx-client.ts';
import { DocxError } from '../../../../lib/briefing/forms/docx-error.ts';
import type { DocxRequest } from '../../../../lib/briefing/forms/docx-protocol.ts';
import { FakeWorker } from '../../../fixtures/fake-worker.ts';
import { PICTURE } from '../picture.ts';
import { paragraphsOf, readPackage, readXml } from './read-docx.ts';

const REQUEST: DocxRequest = {
  title: '简报',
  blocks: [{ kind: 'photos', photos: [{ ref: 'a', caption: '公示栏', width: 16, height: 12 }] }],
  page: null,
  photos: [{ ref: 'a', bytes: PICTURE as Uint8Array<ArrayBuffer> }],
};
const never = new AbortController().signal;
const start = (worker: FakeWorker, signal = never, request = REQUEST) =>
  writeDocx(() => worker as unknown as Worker, request, signal);
const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof DocxError ? error.fault : error),
  );

it('gives the file that the worker made, ends it, and leaves the photos to the caller', async () => {
  const worker = new FakeWorker(async (own, message) => own.answer(await answerDocx(message)));
  const { parts } = await readPackage(await start(worker));
  expect(paragraphsOf(readXml(parts.get('word/document.xml') ?? ''))).toEqual(['公示栏']);
  expect([worker.ended, PICTURE.length > 0]).toEqual([1, true]);
});

it('names a worker that broke off, one that could not, and an answer that was not agreed', async () => {
  const broken = new FakeWorker((worker) => worker.onerror?.({ message: 'out of memory' }));
  const failed = new FakeWorker((worker) => worker.answer({ kind: 'failed', fault: 'workerFailed', detail: 'x' }));
  const liar = new FakeWorker((worker) => worker.answer({ kind: 'done', bytes: 'text' }));
  const unclonable = { ...REQUEST, title: (() => '') as unknown as string };
  expect(await Promise.all([broken, failed, liar].map((worker) => faultOf(start(worker))))).toEqual([
    'workerFailed',
    'workerFailed',
    'badMessage',
  ]);
  expect(await faultOf(start(liar, never, unclonable))).toBe('badMessage');
  expect([broken.ended, failed.ended, liar.ended]).toEqual([1, 1, 2]);
});

it('is cancelled at once, with what the signal says', async () => {
  const control = new AbortController();
  const worker = new FakeWorker(() => control.abort('enough'));
  expect(await faultOf(start(worker, control.signal))).toBe('enough');
  expect(await faultOf(start(worker, control.signal))).toBe('enough');
  expect(worker.ended).toBe(1);
});

it('refuses what was not agreed', async () => {
  expect(await answerDocx({ ...REQUEST, more: 1 })).toMatchObject({ kind: 'failed', fault: 'badMessage' });
});
