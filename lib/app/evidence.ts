import type { Id } from '../model/ids.ts';
import { momentNow } from '../model/time.ts';
import { keepAttachment, readAttachment, SealMismatch } from '../store/attachments.ts';
import type { Entry } from '../store/queries.ts';
import { creation, type Session } from './session.ts';

/** The largest file that is taken, in bytes. */
const MAX_FILE = 200 * 1024 * 1024;

/** A file was not taken: empty, or larger than `MAX_FILE`. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  constructor(
    readonly reason: 'empty' | 'tooLarge',
    readonly file: string,
  ) {
    super(`${reason}: ${file}`);
  }
}

/**
 * Keeps a photo or file as evidence of a visit, by its SHA-256, and links it where the person was.
 * @param to a note or tag that it belongs to
 * @returns the evidence's id
 * @throws FileRefused; StoreFailure `diskFull` when there is no room: then nothing is kept
 */
export async function attach(
  session: Session,
  visit: Id,
  file: File,
  to?: { kind: 'note' | 'tag'; id: Id },
): Promise<Id> {
  if (file.size === 0) throw new FileRefused('empty', file.name);
  if (file.size > MAX_FILE) throw new FileRefused('tooLarge', file.name);
  const sha256 = await keepAttachment(file);
  const id = session.newId();
  const body = { sha256, name: file.name.slice(0, 500), type: file.type, size: file.size, at: momentNow() };
  const link = to ? [{ rec: to.id, kind: to.kind, parent: visit, field: `evidence.${id}`, value: true }] : [];
  await session.undo.act('evidenceAdded', [creation(id, 'evidence', visit, body), ...link]);
  return id;
}

/** Links evidence with a note or tag, or takes the link away; undoable. */
export function linkEvidence(session: Session, to: Entry<'note' | 'tag'>, evidence: Id, on: boolean): Promise<void> {
  return session.undo.act('linked', [
    { rec: to.id, kind: to.kind, parent: to.parent, field: `evidence.${evidence}`, value: on },
  ]);
}

/** Makes a note that holds nothing but a piece of evidence, so that it hangs on something; undoable. */
export function noteFromEvidence(session: Session, evidence: Entry<'evidence'>): Promise<void> {
  const body = {
    text: '',
    how: 'look',
    source: 'public',
    at: evidence.body.at as never,
    [`evidence.${evidence.id}`]: true,
  };
  return session.undo.act('noteAdded', [creation(session.newId(), 'note', evidence.parent, body)]);
}

/** What became of the bytes of a piece of evidence: as sealed, not on this device, or not what was sealed. */
export type Bytes = { is: 'sealed'; file: Blob } | { is: 'missing' } | { is: 'changed' };

/** What a piece of evidence is called: by its caption, else as a device named it; '' where it came from another's. */
export const nameOfEvidence = ({ body }: Pick<Entry<'evidence'>, 'body'>): string => body.caption || body.name || '';

/**
 * Reads the bytes of a piece of evidence and holds them against their seal. Of what came from another's device only the
 * clean copy is here, where one was made.
 */
export async function readEvidence({ body }: Entry<'evidence'>): Promise<Bytes> {
  try {
    const file = await readAttachment(body.sha256);
    if (file) return { is: 'sealed', file: new Blob([file], { type: body.type }) };
    const copy = body.clean ? await readAttachment(body.clean.sha256) : null;
    return copy && body.clean ? { is: 'sealed', file: new Blob([copy], { type: body.clean.type }) } : { is: 'missing' };
  } catch (error) {
    if (error instanceof SealMismatch) return { is: 'changed' };
    throw error;
  }
}
