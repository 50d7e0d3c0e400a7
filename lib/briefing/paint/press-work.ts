import type { Block, PageSettings } from '../blocks/blocks.ts';
import { type Face, readFace } from '../fonts/face.ts';
import { FontRefused } from '../fonts/tables.ts';
import { isHidden } from '../layout/characters.ts';
import { makeSetter } from '../layout/lay-out.ts';
import type { FontRole, LaidOut, Page, Run } from '../layout/page.ts';
import { PaintError } from './errors.ts';
import { bookOf, type FontBook, findGlyph, PLACEHOLDER } from './font-book.ts';
import { measureWith } from './measure.ts';
import { paintPages } from './paint.ts';
import type { DocumentRequest, LaidAnswer, Order, PaintProgress, PaintResult } from './protocol.ts';
import { type PressAnswer, requestSchema } from './protocol.ts';

/** Fetches a file; the worker's own, or a test's. */
export type FetchBytes = (url: string) => Promise<Uint8Array>;

type Fonts = DocumentRequest['fonts'];

/** What documents in the same faces on the same page share: faces, widths, and what was set last. */
interface Setup {
  readonly key: string;
  readonly book: FontBook;
  readonly layOut: (blocks: readonly Block[]) => LaidOut;
  readonly box: (page: Page) => Page;
}

/** So many setups are kept: two editions side by side, and one that is being chosen. */
const KEPT = 3;

/** All that the worker does but for posting. Requests are answered one after the other. */
export class PressWork {
  readonly #fetchBytes: FetchBytes;
  readonly #faces = new Map<string, Promise<Face>>();
  /** The office's own fonts, by their hash. */
  readonly #own = new Map<string, Uint8Array>();
  #setups: Setup[] = [];
  /** The document before. */
  #blocks: readonly Block[] = [];
  /** Where its headings and blocks stand, as it was said. */
  #said: Order | null = null;

  constructor(fetchBytes: FetchBytes) {
    this.#fetchBytes = fetchBytes;
  }

  /** Does what a message asks, and says so; what goes wrong is said as well, and nothing is thrown. */
  async answer(message: unknown, say: (answer: PressAnswer, transfer?: Transferable[]) => void): Promise<void> {
    const id = idOf(message);
    try {
      const checked = requestSchema.safeParse(message);
      if (!checked.success) throw new PaintError('badMessage', checked.error.message);
      const request = checked.data;
      if (request.kind === 'font') return void this.#own.set(request.hash, request.bytes);
      const onProgress = (progress: PaintProgress) => say({ kind: 'progress', id, ...progress });
      if (request.kind === 'lay') say({ kind: 'laid', id, ...(await this.#lay(request)) });
      else {
        const painted = await this.#paint(request, onProgress);
        say({ kind: 'done', id, ...painted }, [painted.bytes.buffer]);
      }
    } catch (error) {
      const fault = error instanceof PaintError ? error.fault : 'workerFailed';
      say({ kind: 'failed', id, fault, detail: error instanceof PaintError ? error.detail : String(error) });
    }
  }

  async #lay(request: Extract<DocumentRequest, { kind: 'lay' }>): Promise<LaidAnswer> {
    const { layOut, box } = await this.#setupFor(request);
    const { pages, outline, places } = layOut(this.#take(request));
    const wanted = new Set(request.wanted.map((number) => Math.min(number, pages.length)));
    const shown = pages.filter(({ number }) => wanted.has(number)).map(box);
    const order = { outline: [...outline], places: [...places] };
    const isSaid = isSame(order, this.#said);
    this.#said = order;
    return { count: pages.length, pages: shown, order: isSaid ? null : order };
  }

  async #paint(
    request: Extract<DocumentRequest, { kind: 'paint' }>,
    onProgress: (progress: PaintProgress) => void,
  ): Promise<PaintResult & { bytes: Uint8Array<ArrayBuffer> }> {
    onProgress({ step: 'font', done: 0, of: 0 });
    const { book, layOut } = await this.#setupFor(request);
    onProgress({ step: 'layout', done: 0, of: 0 });
    const { pages, outline } = layOut(this.#take(request));
    onProgress({ step: 'pages', done: 0, of: pages.length });
    const { bytes, missing, unreadable } = await paintPages(pages, book, {
      title: request.title,
      outline,
      photos: new Map(request.photos.map((photo) => [photo.ref, photo.bytes])),
      onPage: (done, of) => onProgress({ step: 'pages', done, of }),
    });
    return { bytes, pages: pages.length, missing: [...missing], unreadable: [...unreadable] };
  }

  /** The document that is meant: the one before, with what changed. */
  #take({ blocks: { from, to, put } }: DocumentRequest): readonly Block[] {
    if (from > to || to > this.#blocks.length) throw new PaintError('badMessage', `blocks ${from} to ${to}`);
    this.#blocks = [...this.#blocks.slice(0, from), ...put, ...this.#blocks.slice(to)];
    return this.#blocks;
  }

  async #setupFor({ fonts, own, page }: DocumentRequest): Promise<Setup> {
    const key = JSON.stringify([fonts, own, page]);
    const known = this.#setups.find((setup) => setup.key === key);
    const setup = known ?? (await this.#makeSetup(key, fonts, own, page));
    this.#setups = [setup, ...this.#setups.filter((one) => one !== setup)].slice(0, KEPT);
    return setup;
  }

  async #makeSetup(key: string, fonts: Fonts, own: string | null, page: PageSettings | null): Promise<Setup> {
    const names = ['serif', 'bold', 'sans', 'kai'] as const;
    const [serif, bold, sans, kai] = await Promise.all(names.map((name) => this.#faceAt(fonts[name])));
    if (!serif || !bold || !sans || !kai) throw new PaintError('fontUnreachable');
    const bytes = own === null ? undefined : this.#own.get(own);
    if (own !== null && !bytes) throw new PaintError('badMessage', `font ${own} was not sent`);
    const book = bookOf({ serif, bold, sans, kai, own: bytes && toFace(bytes) });
    return { key, book, layOut: makeSetter(measureWith(book), page), box: boxer(book) };
  }

  /** Each face is fetched and read once; one that failed is asked for again. */
  #faceAt(url: string): Promise<Face> {
    const known = this.#faces.get(url);
    if (known) return known;
    const reading = this.#fetchBytes(url).then(toFace);
    this.#faces.set(url, reading);
    reading.catch(() => this.#faces.delete(url));
    return reading;
  }
}

const isSame = (now: Order, said: Order | null): boolean =>
  said !== null &&
  now.places.length === said.places.length &&
  now.outline.length === said.outline.length &&
  now.places.every((page, at) => page === said.places[at]) &&
  now.outline.every(({ level, text, page }, at) => {
    const old = said.outline[at];
    return page === old?.page && text === old.text && level === old.level;
  });

const idOf = (message: unknown): number =>
  message !== null && typeof message === 'object' && 'id' in message && typeof message.id === 'number' ? message.id : 0;

/**
 * Sets 〓 where the painter does, so that a page is looked at as it will be painted. A character is looked for once a role:
 * pages are shown again and again.
 */
function boxer(book: FontBook): (page: Page) => Page {
  const shown = new Map<FontRole, Map<string, string>>();
  const show = (char: string, role: FontRole, known: Map<string, string>) => {
    const code = char.codePointAt(0) ?? 0;
    const as = findGlyph(book, role, code) !== null || isHidden(code) ? char : BOX;
    known.set(char, as);
    return as;
  };
  const boxed = (run: Run): Run => {
    const known = shown.get(run.role) ?? new Map<string, string>();
    shown.set(run.role, known);
    let text = '';
    for (const char of run.text) text += known.get(char) ?? show(char, run.role, known);
    return text === run.text ? run : { ...run, text };
  };
  return (page) => ({ ...page, items: page.items.map((item) => (item.kind === 'run' ? boxed(item) : item)) });
}

const BOX = String.fromCodePoint(PLACEHOLDER);

function toFace(bytes: Uint8Array): Face {
  try {
    return readFace(bytes);
  } catch (error) {
    if (error instanceof FontRefused) throw new PaintError('fontRefused', error.message);
    // A table that says more than it holds ends in a RangeError of DataView.
    if (error instanceof RangeError) throw new PaintError('fontRefused', error.message);
    throw error;
  }
}
