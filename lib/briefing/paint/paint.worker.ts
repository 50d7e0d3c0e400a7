import { PaintError } from './errors.ts';
import { PressWork } from './press-work.ts';
import type { PressAnswer } from './protocol.ts';

/** The worker's side of a scope that TypeScript takes for a window. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(answer: PressAnswer, transfer?: Transferable[]): void;
};

async function fetchBytes(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new PaintError('fontUnreachable', `${response.status} ${url}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw error instanceof PaintError ? error : new PaintError('fontUnreachable', String(error));
  }
}

const work = new PressWork(fetchBytes);

scope.onmessage = ({ data }) => void work.answer(data, (answer, transfer) => scope.postMessage(answer, transfer));
