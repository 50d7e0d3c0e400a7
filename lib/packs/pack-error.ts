/** Why a pack was refused: codes for the screen to put into words. */
export type PackReason =
  | 'missing'
  | 'badType'
  | 'badValue'
  | 'empty'
  | 'tooLong'
  /** A list that is longer than any checklist. */
  | 'tooMany'
  /** Half of a character that takes two: no file could hold it. */
  | 'brokenText'
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
  /** A point, clause or rule whose name doesn't begin with what it belongs to. */
  | 'wrongOwner'
  /** An item that names a clause of a type or trait which it isn't asked of. */
  | 'strayClause'
  /** A duty's count on an item that is rated. */
  | 'dutyOnly'
  /** Retired in a version that is yet to come. */
  | 'laterVersion'
  /** A scale on which all grades are worth the same. */
  | 'oneGrade'
  /** A scale on which a worse grade is worth as much as a better one, or more. */
  | 'notFalling'
  /** One of the four grades without a score. */
  | 'noScore'
  /** A score on 不适用 or 未查看, which leave the denominator. */
  | 'neverScored'
  /** A scale or list that leaves one of its members out. */
  | 'incomplete';

/** A pack was refused as a whole: the first field that is wrong, as a path such as `items[3].sources[0].para`. */
export class PackError extends Error {
  override readonly name = 'PackError';
  // Fields, not parameters of the constructor: scripts run this file with its types merely stripped.
  readonly path: string;
  readonly reason: PackReason;

  constructor(path: string, reason: PackReason) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}

/** A path as people write it: `['items', 3, 'look', 'zh']` is `items[3].look.zh`; the pack itself is `pack`. */
export function showPath(path: readonly PropertyKey[]): string {
  const shown = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return shown === '' ? 'pack' : shown.replace(/^\./, '');
}
