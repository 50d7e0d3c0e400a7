import { PaintCancelled } from '../../briefing/paint/errors.ts';
import { authorOf } from '../../changes/change.ts';
import { EDITIONS, type Edition, isLetter } from '../../model/briefing.ts';
import { hashBlob } from '../../model/hash-blob.ts';
import type { Id } from '../../model/ids.ts';
import { momentNow } from '../../model/time.ts';
import { awaitLock } from '../../platform/files.ts';
import { dropAttachment, findAttachment, keepAttachment, readAttachment } from '../../store/attachments.ts';
import { commit, type Edit } from '../../store/commit.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import { readPerson } from '../people.ts';
import { creation, type Session } from '../session.ts';
import type { Todo } from './draft-shown.ts';
import { openAllPhotos, photosOf } from './drafts.ts';
import { NoBriefing } from './edit-draft.ts';
import { layWhole } from './issued.ts';
import { correctionOf, type Issued, type OfficeState } from './issues-read.ts';
import { type IssueNumber, numberFor } from './numbering.ts';
import { type Painted, type PaintStep, type PressUsed, paintDocument } from './pdf-file.ts';
import { type DraftRead, readDraft } from './read-draft.ts';
import { type Frozen, showDraft } from './show-draft.ts';
import { documentOf, freezeEdits, pagesHash, type Snapshot, writeSnapshot } from './snapshot.ts';

export { openIssued, recompose } from './issued.ts';

/** Whoever works here doesn't number the office's issues; nothing was issued. */
class NotHolder extends Error {
  override readonly name = 'NotHolder';
}

/** Another issue bears the number that the person saw, or corrects the same one; nothing was issued. */
class NumberTaken extends Error {
  override readonly name = 'NumberTaken';
  constructor(readonly number: IssueNumber) {
    super(`number ${number.year}/${number.number}, version ${number.version} is taken`);
  }
}

/** Something has to be seen to first, no edition was chosen, or it is a letter, which takes no number; nothing was issued. */
class Blocked extends Error {
  override readonly name = 'Blocked';
  constructor(readonly todo: readonly Todo[]) {
    super(`blocked by ${todo.map(({ code }) => code).join(', ') || 'no edition'}`);
  }
}

/** How far issuing has come. */
export interface Issuing {
  readonly step: 'compose' | 'photos' | 'named' | 'anonymous' | 'save';
  readonly done: number;
  readonly of: number;
}

/** What is to be issued. */
export interface Wish {
  readonly briefing: Id;
  readonly editions: readonly Edition[];
  /** The number that the person saw: where it is another by now, nothing is issued. */
  readonly number: IssueNumber;
}

/** One window issues at a time. */
const LOCK = 'xunji-issue';

/**
 * Issues a briefing: freezes what its editions are composed from, paints them, keeps all of it by its hash and reads it
 * back, and only then writes the record that gives it its number. Not undoable: an issue is declared void, or corrected.
 * @param signal breaks it off, up to the moment when the record is written
 * @throws NotHolder, NumberTaken, Blocked, NoBriefing, PaintCancelled; PaintError; StoreFailure (a full disk): nothing is
 *   issued then, and no number used
 */
export async function issueBriefing(
  session: Session,
  press: PressUsed,
  wish: Wish,
  onProgress: (progress: Issuing) => void,
  signal: AbortSignal,
): Promise<Entry<'issue'>> {
  await session.queue.flush();
  const release = await awaitLock(LOCK, signal);
  if (!release) throw new PaintCancelled();
  try {
    return await issueNow(session, press, { ...wish, onProgress, signal });
  } catch (error) {
    if (signal.aborted) throw new PaintCancelled('', { cause: error });
    throw error;
  } finally {
    release();
  }
}

interface Asked extends Wish {
  readonly onProgress: (progress: Issuing) => void;
  readonly signal: AbortSignal;
}

async function issueNow(session: Session, press: PressUsed, asked: Asked): Promise<Entry<'issue'>> {
  const { onProgress, signal } = asked;
  onProgress({ step: 'compose', done: 0, of: asked.editions.length });
  const ready = await readReady(session, asked);
  const made: Made[] = [];
  for (const [at, edition] of ready.editions.entries()) {
    onProgress({ step: edition.edition, done: at, of: ready.editions.length });
    made.push(await makeEdition(press, ready, edition, asked));
  }
  onProgress({ step: 'save', done: 0, of: made.length + 1 });
  signal.throwIfAborted();
  return saveIssue(session, ready, made, asked);
}

/** What is to be issued, checked. */
interface Ready {
  readonly read: DraftRead;
  readonly office: OfficeState;
  readonly number: IssueNumber;
  readonly title: string;
  readonly editions: readonly (Frozen & { readonly edition: Edition })[];
}

async function readReady(
  session: Session,
  { briefing, editions, number: seen, onProgress, signal }: Asked,
): Promise<Ready> {
  const wanted = EDITIONS.filter((edition) => editions.includes(edition));
  const frozen: (Frozen & { edition: Edition; title: string; read: DraftRead })[] = [];
  for (const edition of wanted) {
    const read = await readDraft(session, briefing, edition);
    if (!read) throw new NoBriefing(briefing);
    if (isLetter(read.briefing.body.template)) throw new Blocked([]);
    await openAllPhotos(session, read, (done, of) => onProgress({ step: 'photos', done, of }), signal);
    const { shown, frozen: own } = showDraft(read, photosOf(session, read));
    if (shown.todo.some(({ code }) => code === 'notHolder')) throw new NotHolder();
    if (read.office && isCorrected(read.office, read.corrects))
      throw new NumberTaken(numberFor(read.office, read.corrects));
    const blocking = shown.todo.filter(({ blocks }) => blocks);
    if (blocking.length > 0) throw new Blocked(blocking);
    frozen.push({ ...own, edition, read, title: shown.title });
  }
  const [first] = frozen;
  if (!first?.read.office) throw new Blocked([]);
  const { read, title } = first;
  const number = numberFor(first.read.office, read.corrects);
  // Another window may have issued it since: once more would be a second issue of one draft, which nobody asked for.
  if (!isSameNumber(number, seen)) throw new NumberTaken(seen);
  return { read, office: first.read.office, number, title, editions: frozen };
}

interface Made {
  readonly edition: Edition;
  readonly painted: Painted;
  readonly pages: { readonly sha256: string; readonly count: number };
}

function snapshotOf({ read, office, number }: Ready): Omit<Snapshot, 'editions'> {
  const { deleted: _, ...body } = office.office.body;
  const { template } = read.briefing.body;
  return { shape: 1, template, office: body, ...number, day: read.today };
}

async function makeEdition(
  press: PressUsed,
  ready: Ready,
  { source, edits, edition }: Ready['editions'][number],
  { onProgress, signal }: Asked,
): Promise<Made> {
  const document = documentOf(snapshotOf(ready), { source, edits: freezeEdits(edits) }, edition);
  const { count, pages } = await layWhole(press, document, signal);
  const onPainted = ({ step, done, of }: PaintStep) =>
    onProgress({ step: step === 'photos' ? step : edition, done, of });
  const painted = await paintDocument(press, document, onPainted, signal);
  return { edition, painted, pages: { sha256: await pagesHash(pages), count } };
}

async function saveIssue(
  session: Session,
  ready: Ready,
  made: readonly Made[],
  { briefing, onProgress, signal }: Asked,
): Promise<Entry<'issue'>> {
  const kept = new Keeping();
  const id = session.newId();
  try {
    const files: [string, { sha256: string; size: number; pages: number }][] = [];
    for (const [at, { edition, painted }] of made.entries()) {
      const sha256 = await kept.keep(painted.file);
      files.push([`file.${edition}`, { sha256, size: painted.file.size, pages: painted.pages }]);
      onProgress({ step: 'save', done: at + 1, of: made.length + 1 });
    }
    const pages = new Map(made.map((one) => [one.edition, one.pages]));
    const editions = ready.editions.map(({ edition, source, edits }) => [
      edition,
      { source, edits: freezeEdits(edits), pages: pages.get(edition) },
    ]);
    const snapshot = await kept.keep(
      writeSnapshot({ ...snapshotOf(ready), editions: Object.fromEntries(editions) as Snapshot['editions'] }),
    );
    const body = {
      ...{ briefing, year: ready.number.year, number: ready.number.number, version: ready.number.version },
      ...{ corrects: ready.read.corrects?.entry.id, title: ready.title, at: { ...momentNow() }, snapshot },
      by: (await readPerson(session))?.body.name ?? '',
      ...Object.fromEntries(files),
    };
    await checkStill(session, ready, briefing);
    signal.throwIfAborted();
    await writeIssue(session, creation(id, 'issue', ready.office.office.id, body));
  } catch (error) {
    await kept.drop();
    throw error;
  }
  // It is issued from here on: whatever fails now, its files stay.
  const entry = await getRecord(session.db, 'issue', id);
  if (!entry) throw new Error(`issue ${id} was written and isn't there`);
  return entry;
}

/** Whether the number is still to be had, and by whoever works here: a file may have come in while it was painted. */
async function checkStill(session: Session, { number, read: before }: Ready, briefing: Id): Promise<void> {
  const read = await readDraft(session, briefing, before.edition);
  if (!read?.office) throw new NoBriefing(briefing);
  if (!read.holder?.mine) throw new NotHolder();
  const now = numberFor(read.office, read.corrects);
  if (!isSameNumber(now, number) || isCorrected(read.office, read.corrects)) throw new NumberTaken(number);
}

const isSameNumber = (one: IssueNumber, other: IssueNumber): boolean =>
  one.year === other.year && one.number === other.number && one.version === other.version;

/** Whether another issue that counts corrects it already. */
const isCorrected = (office: OfficeState, corrects: Issued | null): boolean =>
  corrects !== null && correctionOf(office, corrects.entry.id) !== null;

/**
 * Writes the record apart from the queue: what fails there waits to be tried again, and an issue is made once or not at
 * all.
 */
async function writeIssue(session: Session, edit: Edit): Promise<void> {
  const { db, me, window } = session;
  await commit(db, [edit], { author: authorOf(me), window, now: Date.now() });
  session.journal.call();
}

/** Keeps files under their hash and reads them back; those that are new here are let go again where nothing comes of it. */
class Keeping {
  readonly #fresh: string[] = [];

  async keep(file: Blob): Promise<string> {
    const name = await hashBlob(file);
    if (!(await findAttachment(name))) this.#fresh.push(name);
    await keepAttachment(file, name);
    if (!(await readAttachment(name))) throw new Error(`file ${name} was kept and isn't there`);
    return name;
  }

  async drop(): Promise<void> {
    for (const name of this.#fresh) await dropAttachment(name).catch(() => undefined);
  }
}
