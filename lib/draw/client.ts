import { answerQuestion } from './answer-question.ts';
import { DrawError } from './draw-error.ts';
import type { Answer, Ask, Question, Reply } from './protocol.ts';

/** The worker broke off, or said what is no reply: nothing was drawn. */
export class DrawWorkerFailed extends Error {
  override readonly name = 'DrawWorkerFailed';
}

/**
 * Asks in a worker of its own, which ends with the answer: 10,000 units take a good part of a second to seal and to cast
 * lots for, and the page must not stand still meanwhile.
 * @param openWorker makes the worker, since only the page's named policy may turn an address into a script; null asks
 *   at once on this page, which is quicker for few
 * @throws DrawError as what is asked does; DrawWorkerFailed
 */
export async function askDraw<A extends Ask>(
  openWorker: (() => Worker) | null,
  question: Question & { ask: A },
): Promise<Answer<A>> {
  const reply = (openWorker ? await inWorker(openWorker(), question) : answerQuestion(question)) as Reply<A>;
  if (reply.is === 'answered') return reply.answer;
  if (reply.is === 'refused') throw new DrawError(reply.reason, reply.fault);
  throw new DrawWorkerFailed(reply.detail);
}

function inWorker(worker: Worker, question: Question): Promise<Reply> {
  return new Promise<Reply>((resolve) => {
    worker.onerror = (event) => resolve({ is: 'failed', detail: String(event.message) });
    worker.onmessageerror = () => resolve({ is: 'failed', detail: 'unreadable' });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data);
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
