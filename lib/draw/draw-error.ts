/** Why a draw, its rule, its roster or its file was refused: codes for the screen to put into words. */
export type DrawReason =
  | 'missing'
  | 'badValue'
  | 'unknownField'
  | 'notJson'
  /** It is JSON, but not the file of a draw. */
  | 'notADraw'
  /** A newer version of this program wrote it. */
  | 'newer'
  /** A unit stands on the roster twice. */
  | 'duplicate'
  /** A frozen roster that is not in its one order. */
  | 'notSorted'
  /** Nobody on the roster may be drawn. */
  | 'nothingEligible'
  /** A stratum of which some are to be drawn has nobody who may be. */
  | 'emptyStratum'
  /** More are to be drawn than may be. */
  | 'tooMany'
  /** The minimum of all strata together is more than the whole draw. */
  | 'minimumTooLarge';

/** What exactly is wrong; only what applies is there. */
export interface DrawFault {
  /** Where in what was given, as a path: `roster[3].lastVisit`, `draw.rule.count`. */
  field?: string;
  /** The stratum's name; null for the one of units that have none, and for the whole of a plain draw. */
  stratum?: string | null;
  /** How many were asked for. */
  wanted?: number;
  /** How many there are. */
  available?: number;
}

/** Something of a draw was refused as a whole; nothing was drawn and nothing changed. */
export class DrawError extends Error {
  override readonly name = 'DrawError';
  constructor(
    readonly reason: DrawReason,
    readonly fault: DrawFault = {},
    options?: ErrorOptions,
  ) {
    super(`draw: ${reason} ${JSON.stringify(fault)}`, options);
  }
}
