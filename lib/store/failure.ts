/** Why the store could not do something. The screen says each in its own words. */
export type FailureReason =
  /** The disk or the browser's share of it is full. */
  | 'diskFull'
  /** Another page brought the database to a newer version: this page must be loaded again. */
  | 'reload'
  /** The database was made by a newer version of this program. */
  | 'newer'
  /** The browser closed the database or refuses to open it. */
  | 'closed'
  | 'unknown';

/** A failure of the store, with its reason and, as `cause`, the browser's own error. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  constructor(
    readonly reason: FailureReason,
    cause?: unknown,
  ) {
    super(`store: ${reason}`, { cause });
  }
}

interface DexieLike {
  name?: unknown;
  inner?: unknown;
  cause?: unknown;
  failures?: unknown;
  failuresByPos?: unknown;
}

const parts = (error: DexieLike): unknown[] => [
  error.inner,
  error.cause,
  ...(Array.isArray(error.failures) ? error.failures : []),
  ...(error.failuresByPos && typeof error.failuresByPos === 'object' ? Object.values(error.failuresByPos) : []),
];

function names(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const own = String((error as DexieLike).name ?? '');
  return [own, ...parts(error as DexieLike).flatMap((part) => names(part, depth + 1))];
}

/**
 * Names a failure. A full disk comes in three forms (measured in Chromium): as QuotaExceededError inside an AbortError,
 * as BulkError whose failures are that, and as DatabaseClosedError after the browser gave up on the files.
 * @param error what the browser or Dexie threw
 */
export function failureOf(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const found = names(error);
  if (found.includes('QuotaExceededError')) return new StoreFailure('diskFull', error);
  if (found.includes('VersionError')) return new StoreFailure('newer', error);
  const closed = [
    'DatabaseClosedError',
    'InvalidStateError',
    'OpenFailedError',
    'MissingAPIError',
    'UnknownError',
    'AbortError',
    // What was aborted, by the browser and for a reason of its own, takes no more requests.
    'TransactionInactiveError',
  ];
  return new StoreFailure(closed.some((name) => found.includes(name)) ? 'closed' : 'unknown', error);
}

/** Faults of a program: no disk makes these. */
const FAULTS: ReadonlySet<string> = new Set(['', 'Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']);

/** With less free space than this a database that the browser closed was closed because the disk is full, in bytes. */
const FULL = 8 * 1024 * 1024;

/**
 * Names the failure of a write. On a full disk Chromium may just close the database, abort without a reason, or give
 * one that says nothing of the disk; then the free space tells.
 */
export async function writeFailureOf(error: unknown): Promise<StoreFailure> {
  const failure = failureOf(error);
  const unnamed = failure.reason === 'unknown' && !names(error).every((name) => FAULTS.has(name));
  if (failure.reason !== 'closed' && !unnamed) return failure;
  const space: StorageEstimate = await navigator.storage.estimate().catch(() => ({}));
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = space;
  return quota - usage < FULL ? new StoreFailure('diskFull', error) : failure;
}
