import { BackupError } from '../bundle/format/backup-error.ts';
import { programVersion, shortcutOf } from '../platform/doors.ts';
import { handOut } from '../platform/files.ts';
import { freeSpace } from '../store/attachments.ts';
import { type Watch, watch } from '../store/live.ts';
import type { Session } from './session.ts';

/** The program's version. */
export function version(): string {
  return programVersion();
}

/** The browser's own shortcut for taking a selection; '' when another extension holds it. */
export function captureShortcut(): Promise<string> {
  return shortcutOf('capture-selection');
}

/** How much room there is for this program, in bytes. */
export function spaceLeft(): Promise<number> {
  return freeSpace();
}

/** Hands a file to the person: it leaves the device only by their own hand. */
export function giveFile(file: { blob: Blob; name: string }): void {
  handOut(file.blob, file.name);
}

/** Watches how many records there are. @returns stops watching */
export function watchRecordCount(session: Session, on: Watch<number>): () => void {
  return watch(() => session.db.records.count(), on);
}

/** Why a backup was refused, for a screen that knows no error classes but by their codes; null for any other error. */
export function backupFault(error: unknown): Pick<BackupError, 'reason' | 'detail' | 'line'> | null {
  return error instanceof BackupError ? error : null;
}
