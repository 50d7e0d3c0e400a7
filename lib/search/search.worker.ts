import { openAnswering } from './answer-request.ts';
import type { SearchAnswer } from './protocol.ts';

/** The worker's side of a scope that TypeScript takes for a window. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(answer: SearchAnswer): void;
};

const take = openAnswering();

/** It lives as long as the page that asks it, and holds what that page put in. */
scope.onmessage = ({ data }) => {
  const answer = take(data);
  if (answer) scope.postMessage(answer);
};
