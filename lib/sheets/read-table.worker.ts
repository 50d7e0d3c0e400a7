import { answerRequest } from './answer-request.ts';
import type { ReadAnswer } from './protocol.ts';

/** The worker's side of a scope that TypeScript takes for a window. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(answer: ReadAnswer): void;
};

/** One request a worker: the page ends it afterwards, or before, to break off. */
scope.onmessage = async ({ data }) => scope.postMessage(await answerRequest(data));
