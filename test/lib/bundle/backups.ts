import { createHash } from 'node:crypto';
import { attachmentName, type BackupHeader, FILES, MEDIA_TYPE } from '../../../lib/bundle/format/backup-format.ts';
import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import { changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { type RawEntry, rawZip } from './zip-bytes.ts';

export const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const CHANGES = [1, 2, 3].map((at) => changeOf({ rec: idOf(at), hlc: hlcOf(at), value: `第 ${at} 条` }));
export const PHOTO = bytesOf('照片');

/** What an honest file holds; tests take it apart. */
export interface Parts {
  header: Record<string, unknown>;
  log: string;
  /** The lines about batches; none where there is no such entry. */
  batches?: string;
  attachments: Uint8Array[];
  /** Changes the entries after the manifest was made. */
  entries?: (entries: RawEntry[]) => RawEntry[];
  /** Changes the manifest's text. */
  manifest?: (text: string) => string;
  tail?: Parameters<typeof rawZip>[1];
}

function honest(): Parts & { header: BackupHeader & Record<string, unknown> } {
  return {
    header: {
      format: 'xunji-backup',
      formatVersion: 1,
      programVersion: '0.1.0',
      createdAt: '2026-11-21T02:00:00.000Z',
      database: 'd',
      me: { id: idOf(0xa001), epoch: 0 },
      campaign: null,
      counts: { changes: CHANGES.length, records: 3, attachments: 1 },
      attachments: [{ sha256: sha(PHOTO), size: PHOTO.length }],
      missing: [],
    },
    log: CHANGES.map(changeLine).join(''),
    attachments: [PHOTO],
  };
}

/** Packs parts into a file, whose manifest is right for them unless it is changed. */
export function packed(change: (parts: Parts) => void = () => {}): Blob {
  const parts: Parts = honest();
  change(parts);
  const files: RawEntry[] = [
    { name: FILES.mimetype, bytes: bytesOf(MEDIA_TYPE) },
    { name: FILES.changes, bytes: bytesOf(parts.log) },
    ...(parts.batches === undefined ? [] : [{ name: FILES.batches, bytes: bytesOf(parts.batches) }]),
    ...parts.attachments.map((bytes) => ({ name: attachmentName(sha(bytes)), bytes })),
    { name: FILES.header, bytes: bytesOf(JSON.stringify(parts.header)) },
  ];
  const manifest = files.map(({ name, bytes }) => `${sha(bytes)}  ${name}\n`).join('');
  const entries = [...files, { name: FILES.manifest, bytes: bytesOf(parts.manifest?.(manifest) ?? manifest) }];
  return new Blob([rawZip(parts.entries?.(entries) ?? entries, parts.tail)]);
}
