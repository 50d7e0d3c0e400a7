import { makeDocx } from './docx/make-docx.ts';
import { type DocxAnswer, requestSchema } from './docx-protocol.ts';

/** Does what a request asks, and turns every error into an answer. All that the worker does but for posting. */
export async function answerDocx(message: unknown): Promise<DocxAnswer> {
  const request = requestSchema.safeParse(message);
  if (!request.success) return { kind: 'failed', fault: 'badMessage', detail: request.error.message };
  const { photos, ...source } = request.data;
  try {
    const bytes = await makeDocx(source, new Map(photos.map(({ ref, bytes }) => [ref, bytes])));
    return { kind: 'done', bytes: bytes as Uint8Array<ArrayBuffer> };
  } catch (error) {
    return { kind: 'failed', fault: 'workerFailed', detail: String(error) };
  }
}
