import { PageFailure, type PageReason } from '../platform/page.ts';
import { type FailureReason, failureOf, StoreFailure } from '../store/failure.ts';
import type { VerdictRefused } from './review/adjudicate.ts';
import type { SettleRefused } from './review/settle.ts';
import type { ReviewRefused } from './review/steps.ts';

type Refused = ReviewRefused | VerdictRefused | SettleRefused;
/** Why something of a review was refused; `needsParts`, `decided`: of a tag that lacks parts, or that was adjudicated. */
type RefusedReason = Refused['reason'] | 'needsParts' | 'decided';

/** Why something of the store, of a page or of a review failed, as a code that the screen has words for; null for anything else. */
export function reasonOf(
  error: unknown,
):
  | { of: 'page'; reason: PageReason }
  | { of: 'store'; reason: FailureReason }
  | { of: 'review'; reason: RefusedReason }
  | null {
  if (error instanceof PageFailure) return { of: 'page', reason: error.reason };
  // Any reading may be the first to hear that the browser closed the database; only writes are told in the store's words.
  const isStore = error instanceof StoreFailure || (error instanceof Error && error.name === 'DatabaseClosedError');
  if (isStore) return { of: 'store', reason: failureOf(error).reason };
  const reason = refusedReason(error);
  return reason && { of: 'review', reason };
}

/** Whether the store may have failed: it says so, or the browser's own error does. */
export const mayBeOfStore = (error: unknown): boolean =>
  error instanceof StoreFailure || failureOf(error).reason !== 'unknown';

/** By name: the classes come with parts of the program that the first word must not wait for. */
function refusedReason(error: unknown): RefusedReason | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'PartsMissing') return 'needsParts';
  if (error.name === 'TagDecided') return 'decided';
  const isRefused = ['ReviewRefused', 'VerdictRefused', 'SettleRefused'].includes(error.name);
  return isRefused ? (error as Refused).reason : null;
}
