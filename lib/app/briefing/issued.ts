import { EDITIONS, type Edition } from '../../model/briefing.ts';
import type { Id } from '../../model/ids.ts';
import { readSound } from '../../store/attachments.ts';
import type { Entry } from '../../store/queries.ts';
import { fileNameOf } from '../../text/file-name.ts';
import type { Session } from '../session.ts';
import { readOffices } from './issues-read.ts';
import type { PressUsed } from './pdf-file.ts';
import { documentOf, pagesHash, readSnapshot } from './snapshot.ts';

/** An issue that isn't there. */
class NoIssue extends Error {
  override readonly name = 'NoIssue';
}

/** What an issue was composed from isn't on this device, or not what was kept. */
class NoSnapshot extends Error {
  override readonly name = 'NoSnapshot';
}

/** An issue as its page shows it. */
export interface OpenedIssue {
  readonly entry: Entry<'issue'>;
  readonly files: readonly {
    readonly edition: Edition;
    /** Null where it isn't on this device, or isn't what was kept. */
    readonly file: Blob | null;
    readonly name: string;
  }[];
  /** Whether what it was composed from is on this device. */
  readonly snapshot: boolean;
}

/** Opens what was issued, each file held against its hash. @throws NoIssue */
export async function openIssued(session: Session, issue: Id): Promise<OpenedIssue> {
  const entry = await readIssue(session, issue);
  const files: OpenedIssue['files'][number][] = [];
  for (const edition of EDITIONS) {
    const kept = entry.body[`file.${edition}`];
    if (!kept) continue;
    const bytes = await readSound(kept.sha256);
    const file = bytes && new Blob([bytes], { type: 'application/pdf' });
    files.push({ edition, file, name: pdfName(entry, edition) });
  }
  return { entry, files, snapshot: (await readSound(entry.body.snapshot)) !== null };
}

/** The anonymous edition's name tells no more than its pages: its title may name a unit. */
function pdfName({ body }: Entry<'issue'>, edition: Edition): string {
  const stem = edition === 'named' ? `${body.year}-${body.number} ${body.title}` : `${body.year}-${body.number}`;
  return `${fileNameOf(stem, 'briefing')}${edition === 'named' ? '' : '-anonymous'}.pdf`;
}

/**
 * Composes an edition of an issue anew from its snapshot and lays it out.
 * @returns how many pages it has, and whether they are those that were issued, text by text and box by box
 * @throws NoIssue, NoSnapshot, SnapshotUnreadable; PaintError
 */
export async function recompose(
  session: Session,
  press: Pick<PressUsed, 'lay'>,
  issue: Id,
  edition: Edition,
): Promise<{ pages: number; same: boolean }> {
  const { body } = await readIssue(session, issue);
  const file = await readSound(body.snapshot);
  if (!file) throw new NoSnapshot(issue);
  const snapshot = await readSnapshot(file);
  const frozen = snapshot.editions[edition];
  if (!frozen) throw new NoSnapshot(`${issue} ${edition}`);
  const laid = await layWhole(press, documentOf(snapshot, frozen, edition));
  return { pages: laid.count, same: (await pagesHash(laid.pages)) === frozen.pages.sha256 };
}

/** Lays a document out and reads all of its pages. */
export async function layWhole(
  press: Pick<PressUsed, 'lay'>,
  document: Parameters<PressUsed['lay']>[0],
  signal?: AbortSignal,
): Promise<{ readonly count: number; readonly pages: readonly object[] }> {
  const { count } = await press.lay(document, [], signal);
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  return press.lay(document, numbers, signal);
}

async function readIssue(session: Session, id: Id): Promise<Entry<'issue'>> {
  const issues = (await readOffices(session)).flatMap((office) => office.issues);
  const found = issues.find(({ entry }) => entry.id === id);
  if (!found) throw new NoIssue(id);
  return found.entry;
}
