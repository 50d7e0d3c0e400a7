import type { Id } from '../../model/ids.ts';
import { type Watch, watch } from '../../store/live.ts';
import type { BundleRow } from '../../store/schema.ts';
import type { Session } from '../session.ts';

export type { BundleRow } from '../../store/schema.ts';

/** A file that came or went. */
export interface FileLine {
  readonly row: BundleRow;
  /** The visits of which it holds something, as far as they lie here. */
  readonly visits: readonly Id[];
}

/** Watches the files that came and went, newest first. @returns stops watching */
export function watchFiles({ db }: Session, on: Watch<FileLine[]>): () => void {
  return watch(async () => {
    const rows = (await db.bundles.toArray()).sort((a, b) => b.at - a.at);
    const about = [...new Set(rows.flatMap(aboutOf))];
    const found = await db.records.bulkGet(about);
    const visits = new Set(found.flatMap((record) => (record?.kind === 'visit' ? [record.id] : [])));
    return rows.map((row) => ({ row, visits: aboutOf(row).filter((id) => visits.has(id)) }));
  }, on);
}

const aboutOf = ({ batches }: BundleRow): Id[] => [
  ...new Set(batches.flatMap(({ about, homes }) => [about, ...(homes ?? [])]).filter((id) => id !== null)),
];
