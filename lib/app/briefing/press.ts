import { PAPER } from '../../briefing/layout/format.ts';
import type { OutlineEntry, Page } from '../../briefing/layout/page.ts';
import { FACE_FILES, facesFor } from '../../briefing/paint/font-book.ts';
import paintWorker from '../../briefing/paint/paint.worker.ts?worker&url';
import { openPress, type Press, type PressDocument } from '../../briefing/paint/press.ts';
import type { PaintResult } from '../../briefing/paint/protocol.ts';
import type { Sha256 } from '../../model/ids.ts';
import { packagedWorker } from '../../platform/workers.ts';
import { readSound } from '../../store/attachments.ts';
import type { Session } from '../session.ts';
import type { BriefingDocument } from './document.ts';
import type { PaintStep } from './pdf-file.ts';
import { type OnPhoto, type OpenedPhotos, openPhotos } from './photos.ts';

export type { Element, FontRole, Ink, PageItem } from '../../briefing/layout/page.ts';
export type { FaceName } from '../../briefing/paint/font-book.ts';
export type { PaintResult } from '../../briefing/paint/protocol.ts';
export { facesFor, PAPER };

/** A page that is looked at, with the files that show it. */
export interface PreviewPage extends Page {
  /**
   * Opens a photo of it by its hash, once; null for one that can't be opened, undefined for one that its document doesn't
   * show. Only where it is looked at: whoever reads all pages would have hundreds opened at once.
   */
  readonly photo?: (ref: string) => Promise<Blob | null> | undefined;
  /** The office's own font; none where it has none, or its file isn't on this device. */
  readonly own?: { readonly hash: Sha256; readonly file: Promise<Blob | null> };
}

/** A document as it was laid out, with the pages that were asked for. */
export interface LaidDocument {
  /** How many pages there are. */
  readonly count: number;
  readonly pages: readonly PreviewPage[];
  readonly outline: readonly OutlineEntry[];
  /** The number of the page on which each block begins. */
  readonly places: readonly number[];
}

/** Lays briefings out and makes PDFs of them; opens what they show, and nothing else. */
export interface BriefingPress {
  /**
   * Lays a document out.
   * @param pages the numbers of those that are looked at, from 1; one past the end stands for the last
   * @throws PaintCancelled when `signal` is aborted; PaintError
   */
  lay(document: BriefingDocument, pages: readonly number[], signal?: AbortSignal): Promise<LaidDocument>;
  /**
   * Makes the PDF. Photos that can't be opened are among the `unreadable`.
   * @throws PaintCancelled when `signal` is aborted; PaintError
   */
  paint(
    document: BriefingDocument,
    onProgress: (progress: PaintStep) => void,
    signal: AbortSignal,
  ): Promise<PaintResult>;
  /** Ends the worker; whoever waits is told PaintCancelled. */
  close(): void;
}

/** Where a face that ships lies in the extension's own files. @param name but the office's own */
export const faceAddress = (name: keyof typeof FACE_FILES): string =>
  new URL(`/fonts/${FACE_FILES[name]}.ttf`, location.href).href;

/**
 * Opens a press; its worker begins with the first document, and goes when there is nothing to do for a while.
 * @param opened photos that were opened already, by their hash
 */
export function openBriefingPress(
  session: Pick<Session, 'db'>,
  opened: OpenedPhotos['photos'] = new Map(),
): BriefingPress {
  const fonts = {
    serif: faceAddress('serif'),
    bold: faceAddress('bold'),
    sans: faceAddress('sans'),
    kai: faceAddress('kai'),
  };
  const press = openPress(() => packagedWorker(paintWorker), fonts);
  return new OfficePress(session, press, opened);
}

class OfficePress implements BriefingPress {
  readonly #session: Pick<Session, 'db'>;
  readonly #press: Press;
  readonly #opened: OpenedPhotos['photos'];
  /** What pages show, opened once. */
  readonly #photos = new Map<string, Promise<Blob | null>>();
  #own: { readonly hash: Sha256; readonly file: Promise<Blob | null> } | null = null;

  constructor(session: Pick<Session, 'db'>, press: Press, opened: OpenedPhotos['photos']) {
    this.#session = session;
    this.#press = press;
    this.#opened = opened;
  }

  async lay(document: BriefingDocument, pages: readonly number[], signal?: AbortSignal): Promise<LaidDocument> {
    const own = await this.#ownFont(document);
    const laid = await this.#press.lay(pressDocument(document, own), pages, signal);
    return { ...laid, pages: laid.pages.map((page) => this.#preview(page, document, own)) };
  }

  async paint(
    document: BriefingDocument,
    onProgress: (progress: PaintStep) => void,
    signal: AbortSignal,
  ): Promise<PaintResult> {
    const own = await this.#ownFont(document);
    // Only what the document shows is handed on: a protected source's photo never reaches the painter.
    const closed = document.photos.filter((ref) => !this.#opened.has(ref));
    const onPhoto: OnPhoto = (done, of) => onProgress({ step: 'photos', done, of });
    const { photos, leftOut } = await openPhotos(this.#session, closed, signal, onPhoto);
    const files = document.photos.flatMap((ref) => {
      const photo = this.#opened.get(ref) ?? photos.get(ref);
      return photo ? [{ ref, bytes: photo.jpeg as Uint8Array<ArrayBuffer> }] : [];
    });
    const { title } = document;
    const painted = await this.#press.paint(pressDocument(document, own), { title, photos: files }, onProgress, signal);
    return { ...painted, unreadable: [...new Set([...leftOut, ...painted.unreadable])] };
  }

  close(): void {
    this.#press.close();
    this.#photos.clear();
  }

  #preview(page: Page, document: BriefingDocument, own: OwnFont | null): PreviewPage {
    const photo = (ref: string) => (document.photos.includes(ref) ? this.#photo(ref) : undefined);
    return { ...page, photo, ...(own && { own: { hash: own.hash, file: Promise.resolve(own.file) } }) };
  }

  #photo(ref: string): Promise<Blob | null> {
    const known = this.#photos.get(ref);
    if (known) return known;
    const opening = openPhotos(this.#session, [ref]).then(({ photos }) => {
      const photo = photos.get(ref);
      return photo ? new Blob([photo.jpeg as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }) : null;
    });
    this.#photos.set(ref, opening);
    return opening;
  }

  /** The office's font; null where it has none, or its file isn't here any more: the body then stands in serif. */
  async #ownFont({ font }: BriefingDocument): Promise<OwnFont | null> {
    if (!font) return null;
    if (this.#own?.hash !== font) this.#own = { hash: font, file: readSound(font) };
    const file = await this.#own.file;
    return file && { hash: font, file };
  }
}

interface OwnFont {
  readonly hash: Sha256;
  readonly file: Blob;
}

const pressDocument = ({ blocks, page }: BriefingDocument, own: OwnFont | null): PressDocument => ({
  blocks,
  page,
  own: own && { hash: own.hash, read: async () => new Uint8Array(await own.file.arrayBuffer()) },
});
