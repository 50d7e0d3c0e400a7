import { PaintError } from './errors.ts';
import type { PaintAnswer } from './protocol.ts';
import { runRequest } from './run-request.ts';

/** The worker's side of a scope that TypeScript takes for a window. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(answer: PaintAnswer, transfer?: Transferable[]): void;
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

/** One request a worker: the page ends it afterwards, or before, to break off. */
scope.onmessage = async ({ data }) => {
  try {
    const result = await runRequest(data, fetchBytes, (progress) =>
      scope.postMessage({ kind: 'progress', ...progress }),
    );
    scope.postMessage({ kind: 'done', ...result }, [result.bytes.buffer]);
  } catch (error) {
    const fault = error instanceof PaintError ? error.fault : 'workerFailed';
    const detail = error instanceof PaintError ? error.detail : String(error);
    scope.postMessage({ kind: 'failed', fault, detail });
  }
};
