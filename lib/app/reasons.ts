import { PageFailure, type PageReason } from '../platform/page.ts';
import { type FailureReason, StoreFailure } from '../store/failure.ts';

/** Why something of the store or of a page failed, as a code that the screen has words for; null for anything else. */
export function reasonOf(
  error: unknown,
): { of: 'page'; reason: PageReason } | { of: 'store'; reason: FailureReason } | null {
  if (error instanceof PageFailure) return { of: 'page', reason: error.reason };
  if (error instanceof StoreFailure) return { of: 'store', reason: error.reason };
  return null;
}
