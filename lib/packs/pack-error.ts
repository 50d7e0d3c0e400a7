/** Why a pack was refused: codes for the screen to put into words. */
export type PackReason =
  | 'missing'
  | 'badType'
  | 'badValue'
  | 'empty'
  | 'tooLong'
  | 'unknownField'
  | 'unknownFormat'
  | 'duplicate'
  /** It names a section, document, type, trait, area or item that the pack doesn't have. */
  | 'unknownReference'
  /** It cites a paragraph past the document's end. */
  | 'noSuchPara'
  /** It rests only on documents that are never the only basis a person is shown. */
  | 'weakBasis'
  /** A rated item that papers alone would answer (S34). */
  | 'papersOnly'
  /** A duty that nobody who was there is asked about (S11–S13). */
  | 'nobodyAsked'
  /** An item whose number isn't of its section. */
  | 'wrongSection'
  /** A scale or list that leaves one of its members out. */
  | 'incomplete';

/** A pack was refused as a whole: the first field that is wrong, as a path such as `items[3].sources[0].para`. */
export class PackError extends Error {
  override readonly name = 'PackError';
  constructor(
    readonly path: string,
    readonly reason: PackReason,
  ) {
    super(`${path}: ${reason}`);
  }
}

/** A path as people write it: `['items', 3, 'look', 'zh']` is `items[3].look.zh`; the pack itself is `pack`. */
export function showPath(path: readonly PropertyKey[]): string {
  const shown = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return shown === '' ? 'pack' : shown.replace(/^\./, '');
}
