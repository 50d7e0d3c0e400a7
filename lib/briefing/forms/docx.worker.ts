import { answerDocx } from './answer-docx.ts';
import type { DocxAnswer } from './docx-protocol.ts';

/** The worker's side of a scope that TypeScript takes for a window. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(answer: DocxAnswer, transfer: Transferable[]): void;
};

/** One request a worker: the page ends it afterwards, or before, to break off. */
scope.onmessage = async ({ data }) => {
  const answer = await answerDocx(data);
  scope.postMessage(answer, answer.kind === 'done' ? [answer.bytes.buffer] : []);
};
