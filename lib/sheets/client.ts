import { answerSchema, type ReadRequest } from './protocol.ts';
import { SheetError } from './sheet-error.ts';
import type { TableFile } from './table-file.ts';

/**
 * Reads a table file in a worker of its own, which ends with it: a large file doesn't hold the page up. `openWorker`
 * makes the worker, since only the page's named policy may turn an address into a script. The bytes are copied, not taken.
 * @throws SheetError as `readTables` does; `cancelled` when `signal` is aborted; `workerFailed`; `badMessage`
 */
export function readTablesInWorker(
  openWorker: () => Worker,
  request: ReadRequest,
  signal?: AbortSignal,
): Promise<TableFile> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new SheetError('cancelled'));
      return;
    }
    const worker = openWorker();
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
    };
    const fail = (error: SheetError) => {
      end();
      reject(error);
    };
    const cancel = () => fail(new SheetError('cancelled'));
    signal?.addEventListener('abort', cancel);
    worker.onerror = (event) => fail(new SheetError('workerFailed', {}, { cause: event.message }));
    worker.onmessageerror = () => fail(new SheetError('badMessage'));
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const answer = answerSchema.safeParse(data);
      if (!answer.success) fail(new SheetError('badMessage', {}, { cause: answer.error }));
      else if (answer.data.kind === 'failed') fail(new SheetError(answer.data.fault, answer.data.place));
      else {
        end();
        resolve(answer.data.file);
      }
    };
    worker.postMessage(request);
  });
}
