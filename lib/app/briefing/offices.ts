import { pageFault } from '../../briefing/layout/format.ts';
import { PAGE_PARTS, type PagePart } from '../../model/briefing.ts';
import type { Id } from '../../model/ids.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import { creation, type Session } from '../session.ts';
import { type OfficeState, readOffices } from './issues-read.ts';
import { type Holder, type NextNumber, nextOf, readHolder } from './numbering.ts';
import { keepFontFile } from './office-font.ts';
import { pageIn } from './office-page.ts';

export { FontRefused, isFontHere } from './office-font.ts';

/** An office that issues briefings, as lists show it. */
export interface OfficeLine {
  readonly entry: Entry<'office'>;
  readonly holder: Holder;
  readonly next: NextNumber;
  /** How many issues there are, void ones among them. */
  readonly issued: number;
}

/** A page that can't be: its text area doesn't lie on the paper, or is too small; nothing was changed. */
export class PageRefused extends Error {
  override readonly name = 'PageRefused';
  readonly reason: 'offPaper' | 'tooSmall' | 'badValue';
  constructor(reason: PageRefused['reason']) {
    super(`page: ${reason}`);
    this.reason = reason;
  }
}

/** Watches the offices, newest first. @returns stops watching */
export function watchOffices(session: Session, on: Watch<OfficeLine[]>): () => void {
  const lineOf = async (state: OfficeState): Promise<OfficeLine> => ({
    entry: state.office,
    holder: await readHolder(session, state),
    next: nextOf(state),
    issued: state.issues.length,
  });
  return watch(async () => Promise.all((await readOffices(session)).map(lineOf)), on);
}

/** Makes an office, whose issues are numbered here; undoable. @returns its id @throws FieldError for too long a name */
export async function createOffice(session: Session, name: string): Promise<Id> {
  const id = session.newId();
  await session.undo.act('officeAdded', [creation(id, 'office', null, { name: name.trim() })]);
  return id;
}

/**
 * Sets a part of an office's page; undoable.
 * @param value millimetres, or how many lines and characters; null for the standard's
 * @throws PageRefused where no page comes of it
 */
export async function setPage(session: Session, office: Id, part: PagePart, value: number | null): Promise<void> {
  const entry = await getOffice(session, office);
  const next = pageIn({ ...entry.body, [`page.${part}`]: value });
  const isWhole = part === 'lines' || part === 'columns';
  if (value !== null && (!Number.isFinite(value) || value < 0 || (isWhole && !Number.isInteger(value))))
    throw new PageRefused('badValue');
  const fault = pageFault(next);
  if (fault) throw new PageRefused(fault);
  await session.undo.act('officeChanged', [edit(entry, `page.${part}`, value)]);
}

/** Goes back to the standard's page, all at once: part by part it may not be a page in between; undoable. */
export async function clearPage(session: Session, office: Id): Promise<void> {
  const entry = await getOffice(session, office);
  const set = PAGE_PARTS.filter((part) => typeof entry.body[`page.${part}`] === 'number');
  const edits = set.map((part) => edit(entry, `page.${part}`, null));
  if (edits.length > 0) await session.undo.act('officeChanged', edits);
}

/**
 * Takes a font file as an office's own 仿宋; undoable. It stays on this device.
 * @throws FontRefused; StoreFailure `diskFull`; nothing was changed then
 */
export async function keepFont(session: Session, office: Id, file: File): Promise<void> {
  const entry = await getOffice(session, office);
  const sha256 = await keepFontFile(file);
  const font = { sha256, name: file.name.slice(0, 500), size: file.size };
  await session.undo.act('officeChanged', [edit(entry, 'font', font)]);
}

/** Goes without an office's own font; undoable. The file stays, since issued briefings may be composed again with it. */
export async function dropFont(session: Session, office: Id): Promise<void> {
  await session.undo.act('officeChanged', [edit(await getOffice(session, office), 'font', null)]);
}

/** An office that isn't there. */
class NoOffice extends Error {
  override readonly name = 'NoOffice';
  constructor(readonly id: string) {
    super(`no office ${id}`);
  }
}

async function getOffice({ db }: Session, id: Id): Promise<Entry<'office'>> {
  const office = await getRecord(db, 'office', id);
  if (office?.shelf !== 'live') throw new NoOffice(id);
  return office;
}
