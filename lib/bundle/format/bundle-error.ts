import { Refusal } from './refusal.ts';

/** Why a bundle, or one batch of it, was refused. The screen says each in its own words; FORMAT.md explains them. */
export type BundleReason =
  // The file
  | 'notABundle'
  | 'cut'
  | 'tooLarge'
  | 'tooMany'
  | 'cancelled'
  // The container
  | 'layout'
  | 'name'
  | 'twice'
  | 'special'
  | 'compressed'
  | 'encrypted'
  | 'damaged'
  // What the manifests say
  | 'manifest'
  | 'unlisted'
  | 'missing'
  | 'changed'
  // Who packed it, and what it says of itself
  | 'signature'
  | 'badKey'
  | 'otherKey'
  | 'newer'
  | 'header'
  | 'counts'
  | 'forked'
  | 'badPack'
  | 'unknownPack'
  // A line of a batch
  | 'utf8'
  | 'json'
  | 'deep'
  | 'canonical'
  | 'shape'
  | 'id'
  | 'field'
  | 'foreign'
  | 'misplaced'
  | 'order'
  | 'clock'
  // The seal around it
  | 'sealed'
  | 'sealHeader'
  | 'workFactor'
  | 'wrongKey'
  | 'sealBroken';

/** A bundle was refused as a whole, or one batch of it. */
export class BundleError extends Refusal {
  override readonly name = 'BundleError';
  // Fields, not parameters of the constructor: scripts run this file with its types merely stripped.
  readonly reason: BundleReason;
  /** The entry, and for some the field after a space, that it is about; '' for the file as a whole. */
  readonly place: string;
  /** The line of that entry, counted from 1; 0 for none. */
  readonly line: number;
  constructor(reason: BundleReason, place = '', line = 0, options?: ErrorOptions) {
    super(`bundle: ${reason}${place === '' ? '' : ` ${place}`}${line === 0 ? '' : ` line ${line}`}`, options);
    this.reason = reason;
    this.place = place;
    this.line = line;
  }
}
