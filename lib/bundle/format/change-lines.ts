import { canonicalJson } from '../../changes/canonical.ts';
import type { Change, Json } from '../../changes/change.ts';
import { partsOf } from '../../changes/make-change.ts';
import { ChangeError, verifyChange } from '../../changes/verify-change.ts';
import { BackupError } from './backup-error.ts';

/** One change as a line of canonical JSON. What only this device needs (order, window) stays at home. */
export function changeLine(change: Change): string {
  return `${canonicalJson({ id: change.id, ...partsOf(change) } as { [key: string]: Json })}\n`;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a line of a change log; it is checked as a change from a stranger is.
 * @throws BackupError `badLine`, naming line and field
 */
export function readChangeLine(bytes: Uint8Array, line: number): Change {
  try {
    return verifyChange(JSON.parse(decoder.decode(bytes)));
  } catch (error) {
    const field = error instanceof ChangeError ? (error.field ?? error.reason) : 'json';
    throw new BackupError('badLine', field, line, { cause: error });
  }
}
