import { Refusal } from './refusal.ts';

/** Why a backup file was refused, or could not be made. The screen says each in its own words. */
export type BackupReason =
  /** It is no backup of this program. */
  | 'notABackup'
  /** It ends before its end: a copy that broke off. */
  | 'cut'
  /** A file in it is not what was packed; `detail` names it. */
  | 'changed'
  /** A newer version of this program made it. */
  | 'newer'
  /** A line of the change log is wrong; `line` and `detail` (the field) name it. Of another entry `detail` names that first. */
  | 'badLine'
  /** It is larger than anything this program makes. */
  | 'tooLarge'
  /** Its container is built in a way that this program never writes; `detail` names the entry. */
  | 'unsafe'
  /** The person stopped it. */
  | 'cancelled';

/** A backup was refused as a whole; nothing has been changed then. */
export class BackupError extends Refusal {
  override readonly name = 'BackupError';
  // Fields, not parameters of the constructor: scripts run this file with its types merely stripped.
  readonly reason: BackupReason;
  /** The file, entry or field that it is about, '' for none. */
  readonly detail: string;
  /** The line of the change log or of the entry that `detail` names, counted from 1; 0 for none. */
  readonly line: number;
  constructor(reason: BackupReason, detail = '', line = 0, options?: ErrorOptions) {
    super(`backup: ${reason}${detail === '' ? '' : ` ${detail}`}${line === 0 ? '' : ` line ${line}`}`, options);
    this.reason = reason;
    this.detail = detail;
    this.line = line;
  }
}
