import { PaintCancelled, PaintError } from './errors.ts';
import { answerSchema, type PaintProgress, type PaintRequest, type PaintResult } from './protocol.ts';

/**
 * Makes a PDF in a worker of its own, which ends with it. `openWorker` makes the worker, since only the page's named
 * policy may turn an address into a script. The photos' bytes are copied, not taken.
 * @throws PaintCancelled when `signal` is aborted; the worker is ended at once
 * @throws PaintError when the PDF couldn't be made
 */
export function paintBriefing(
  openWorker: () => Worker,
  request: PaintRequest,
  onProgress: (progress: PaintProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<PaintResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new PaintCancelled());
      return;
    }
    const worker = openWorker();
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
    };
    const fail = (error: Error) => {
      end();
      reject(error);
    };
    const cancel = () => fail(new PaintCancelled());
    signal?.addEventListener('abort', cancel);
    worker.onerror = (event) => fail(new PaintError('workerFailed', event.message));
    worker.onmessageerror = () => fail(new PaintError('badMessage', 'not readable'));
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const answer = answerSchema.safeParse(data);
      if (!answer.success) fail(new PaintError('badMessage', answer.error.message));
      else if (answer.data.kind === 'failed') fail(new PaintError(answer.data.fault, answer.data.detail));
      else if (answer.data.kind === 'progress') {
        const { step, done, of } = answer.data;
        onProgress({ step, done, of });
      } else {
        const { bytes, pages, missing, unreadable } = answer.data;
        end();
        resolve({ bytes, pages, missing, unreadable });
      }
    };
    try {
      worker.postMessage(request);
    } catch (error) {
      fail(new PaintError('badMessage', String(error)));
    }
  });
}
