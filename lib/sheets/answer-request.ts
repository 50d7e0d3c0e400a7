import { type ReadAnswer, requestSchema } from './protocol.ts';
import { readTables } from './read-table.ts';
import { SheetError } from './sheet-error.ts';

/** Does what a request asks, and turns every error into an answer. All that the worker does but for posting. */
export async function answerRequest(message: unknown): Promise<ReadAnswer> {
  try {
    const request = requestSchema.safeParse(message);
    if (!request.success) throw new SheetError('badMessage', {}, { cause: request.error });
    return { kind: 'done', file: await readTables(request.data.bytes, request.data.fileName) };
  } catch (error) {
    if (error instanceof SheetError) return { kind: 'failed', fault: error.fault, place: error.place };
    return { kind: 'failed', fault: 'workerFailed', place: {} };
  }
}
