import { answerQuestion } from './answer-question.ts';
import type { Question, Reply } from './protocol.ts';

/** The worker's side of a scope that TypeScript takes for a window. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(reply: Reply): void;
};

/** One question a worker: the page ends it afterwards. */
scope.onmessage = ({ data }) => scope.postMessage(answerQuestion(data));
