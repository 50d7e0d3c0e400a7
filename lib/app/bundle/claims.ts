import { personOf } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import { logsOf } from '../../store/queries.ts';
import type { ChangeRow, Database } from '../../store/schema.ts';
import { readPeople } from '../people.ts';
import type { Session } from '../session.ts';

/** A file that came and lies here. */
interface ClaimingFile {
  readonly digest: string;
  readonly file: string;
  /** Who packed it (`<id>.<epoch>`), and as it calls them; '' for nobody. */
  readonly author: string;
  readonly packer: string;
}

/** That a record has the kind and place that it has here, and through whom. */
export interface Claim {
  readonly rec: Id;
  /** Who said it first here, and by what name; '' for somebody without one. */
  readonly person: Id;
  readonly by: string;
  readonly isOwn: boolean;
  /** The files that brought it: once they are all taken back, nothing says it any more. None where none can be traced. */
  readonly files: readonly ClaimingFile[];
}

/**
 * Traces who said of a record that lies here what it is and where it belongs: by its own changes, each of which says so.
 * @returns null where nothing of it lies here
 */
export async function traceClaim({ db, me }: Pick<Session, 'db' | 'me'>, rec: Id): Promise<Claim | null> {
  const log = (await logsOf(db, [rec])).get(rec) ?? [];
  const [first] = log.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  if (!first) return null;
  const person = personOf(first.author);
  const by = (await readPeople({ db }, [person])).get(person) ?? '';
  if (person === me.id) return { rec, person, by, isOwn: true, files: [] };
  return { rec, person, by, isOwn: false, files: await filesOf(db, log) };
}

/** The files that changes came by, oldest first; none where one of them came by no file, and would stay. */
async function filesOf(db: Database, log: readonly ChangeRow[]): Promise<ClaimingFile[]> {
  const digests = [...new Set(log.map(({ batch }) => batch ?? ''))];
  const batches = await db.batches.bulkGet(digests);
  if (batches.some((batch) => !batch || batch.own || batch.from.length === 0)) return [];
  const from = [...new Set(batches.flatMap((batch) => batch?.from ?? []))];
  const files = (await db.bundles.bulkGet(from)).flatMap((row) => row ?? []);
  if (files.length < from.length) return [];
  return files
    .sort((a, b) => a.at - b.at)
    .map(({ digest, file, author, name }) => ({ digest, file, author, packer: name }));
}
