import type { BriefingDocument } from './document.ts';

/** What of a press is used here (press.ts): it lays documents out and paints them. */
export interface PressUsed {
  /** @param pages by their numbers, from 1; none for how many there are */
  lay(
    document: BriefingDocument,
    pages: readonly number[],
    signal?: AbortSignal,
  ): Promise<{ readonly count: number; readonly pages: readonly object[] }>;
  paint(
    document: BriefingDocument,
    onProgress: (progress: PaintStep) => void,
    signal: AbortSignal,
  ): Promise<{
    readonly bytes: Uint8Array;
    readonly pages: number;
    readonly missing: readonly MissingCharacter[];
    readonly unreadable: readonly string[];
  }>;
}

/** How far painting has come: of `of`; both 0 where a step has no parts. */
export interface PaintStep {
  readonly step: 'photos' | 'font' | 'layout' | 'pages';
  readonly done: number;
  readonly of: number;
}

/** A character that no face has. */
interface MissingCharacter {
  readonly char: string;
  readonly codePoint: number;
  readonly count: number;
  readonly painted: 'box' | 'nothing';
}

/** A document that was painted. */
export interface Painted {
  readonly file: Blob;
  readonly pages: number;
  readonly missing: readonly MissingCharacter[];
  /** How many photos can't be shown. */
  readonly leftOut: number;
}

/** Paints a document. @throws PaintError; PaintCancelled */
export async function paintDocument(
  press: PressUsed,
  document: BriefingDocument,
  onProgress: (progress: PaintStep) => void,
  signal: AbortSignal,
): Promise<Painted> {
  const { bytes, pages, missing, unreadable } = await press.paint(document, onProgress, signal);
  const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });
  return { file, pages, missing, leftOut: unreadable.length };
}
