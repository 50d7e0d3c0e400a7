import { DocxError } from './docx-error.ts';
import { answerSchema, type DocxRequest } from './docx-protocol.ts';

/**
 * Makes a DOCX in a worker of its own, which ends with it: the library takes its time, and hundreds of photos more.
 * `openWorker` makes the worker, since only the page's named policy may turn an address into a script. The photos' bytes
 * are copied, not taken.
 * @throws DocxError; the signal's reason, when the worker has been ended
 */
export function writeDocx(
  openWorker: () => Worker,
  request: DocxRequest,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = openWorker();
    const end = () => {
      worker.terminate();
      signal.removeEventListener('abort', cancel);
    };
    const fail = (error: unknown) => {
      end();
      reject(error);
    };
    const cancel = () => fail(signal.reason);
    signal.addEventListener('abort', cancel);
    worker.onerror = (event) => fail(new DocxError('workerFailed', event.message));
    worker.onmessageerror = () => fail(new DocxError('badMessage', 'not readable'));
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const answer = answerSchema.safeParse(data);
      if (!answer.success) fail(new DocxError('badMessage', answer.error.message));
      else if (answer.data.kind === 'failed') fail(new DocxError(answer.data.fault, answer.data.detail));
      else {
        end();
        resolve(answer.data.bytes);
      }
    };
    try {
      worker.postMessage(request);
    } catch (error) {
      fail(new DocxError('badMessage', String(error)));
    }
  });
}
