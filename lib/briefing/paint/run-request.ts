import { readFace } from '../fonts/face.ts';
import { FontRefused } from '../fonts/tables.ts';
import { layOut } from '../layout/lay-out.ts';
import { PaintError } from './errors.ts';
import { bookOf } from './font-book.ts';
import { measureWith } from './measure.ts';
import { paintPages } from './paint.ts';
import { type PaintProgress, type PaintResult, requestSchema } from './protocol.ts';

/** Fetches a file; the worker's own, or a test's. */
export type FetchBytes = (url: string) => Promise<Uint8Array>;

/**
 * Does what a request asks: font, layout, pages. All that the worker does but for posting.
 * @throws PaintError
 */
export async function runRequest(
  message: unknown,
  fetchBytes: FetchBytes,
  onProgress: (progress: PaintProgress) => void,
): Promise<PaintResult> {
  const checked = requestSchema.safeParse(message);
  if (!checked.success) throw new PaintError('badMessage', checked.error.message);
  const { blocks, title, fonts, ownFont, photos } = checked.data;
  onProgress({ step: 'font', done: 0, of: 0 });
  const read = async (url: string) => toFace(await fetchBytes(url));
  const [serif, bold, sans, kai] = await Promise.all([fonts.serif, fonts.bold, fonts.sans, fonts.kai].map(read));
  if (!serif || !bold || !sans || !kai) throw new PaintError('fontUnreachable');
  const book = bookOf({ serif, bold, sans, kai, own: ownFont && toFace(ownFont) });
  onProgress({ step: 'layout', done: 0, of: 0 });
  const { pages, outline } = layOut(blocks, measureWith(book));
  onProgress({ step: 'pages', done: 0, of: pages.length });
  const painted = await paintPages(pages, book, {
    title,
    outline,
    photos: new Map(photos.map(({ ref, bytes }) => [ref, bytes])),
    onPage: (done, of) => onProgress({ step: 'pages', done, of }),
  });
  return {
    bytes: painted.bytes,
    pages: pages.length,
    missing: [...painted.missing],
    unreadable: [...painted.unreadable],
  };
}

function toFace(bytes: Uint8Array) {
  try {
    return readFace(bytes);
  } catch (error) {
    if (error instanceof FontRefused) throw new PaintError('fontRefused', error.message);
    // A table that says more than it holds ends in a RangeError of DataView.
    if (error instanceof RangeError) throw new PaintError('fontRefused', error.message);
    throw error;
  }
}
