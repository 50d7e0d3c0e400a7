import type { Json } from '../../changes/change.ts';
import type { Template } from '../../model/briefing.ts';
import type { Id } from '../../model/ids.ts';
import { leavingParts } from '../../model/leaving.ts';
import { showLine } from '../../model/one-line.ts';
import { membersOf } from '../../model/records.ts';
import { momentNow } from '../../model/time.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readMeta } from '../../store/meta.ts';
import { type Entry, getRecord, newestOf } from '../../store/queries.ts';
import { fingerprint } from '../../text/fingerprint.ts';
import { edit } from '../fields.ts';
import { isLetGo } from '../may-go.ts';
import { creation, type Session } from '../session.ts';
import { readBriefing } from './edit-draft.ts';
import { correctionOf, type Issued, type OfficeState, readOffices, standingOf } from './issues-read.ts';

export { type Choosable, watchChoosable } from './choosable.ts';

/** More drafts than this nobody has. */
const MOST = 5000;

/** A briefing as lists show it, with what was issued of it, newest first. */
export interface BriefingLine {
  /**
   * The draft. Of what was issued elsewhere, and of a draft that was deleted, no more than the issue says: it then lies on
   * the shelf of what was deleted.
   */
  readonly entry: Entry<'briefing'>;
  readonly title: string;
  readonly visits: number;
  readonly office: string | null;
  readonly issues: readonly Entry<'issue'>[];
}

/** A period that ends before it begins; nothing was changed. */
class PeriodRefused extends Error {
  override readonly name = 'PeriodRefused';
}

/** Watches drafts and what was issued, newest first. @returns stops watching */
export function watchBriefings(session: Session, on: Watch<BriefingLine[]>): () => void {
  return watch(async () => {
    const [drafts, offices] = await Promise.all([newestOf(session.db, 'briefing', MOST), readOffices(session)]);
    const names = new Map(offices.map(({ office }) => [office.id, showLine(office.body.name)]));
    const issued = Map.groupBy(
      offices.flatMap(({ issues }) => issues),
      ({ entry }) => entry.body.briefing,
    );
    const known = new Set(drafts.map(({ id }) => id));
    const others = [...issued].filter(([id]) => !known.has(id)).map(([id, of]) => draftOf(id, of));
    const lineOf = (entry: Entry<'briefing'>): BriefingLine => {
      const issues = (issued.get(entry.id) ?? []).map((one) => one.entry);
      const title = entry.body.title?.trim() || issues[0]?.body.title || '';
      const visits = membersOf(entry.body, 'visit').length;
      return { entry, title, visits, office: names.get(entry.body.office ?? '') ?? null, issues };
    };
    return [...drafts, ...others].sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1)).map(lineOf);
  }, on);
}

const timeOf = ({ id, body }: Entry<'briefing'>): string => `${String(body.at.device).padStart(16, '0')} ${id}`;

/** What an issue tells of a draft that isn't here. */
function draftOf(id: Id, [newest]: readonly Issued[]): Entry<'briefing'> {
  const { parent, body } = newest?.entry ?? { parent: '', body: { title: '', at: momentNow() } };
  return {
    ...{ id, kind: 'briefing', parent: '', shelf: 'deleted', heads: {}, conflicts: [] },
    body: { campaign: '', template: 'briefing', office: parent, at: body.at, title: body.title },
  };
}

/** What a briefing begins with. */
export interface BriefingChoice {
  readonly template: Template;
  readonly office: Id | null;
  readonly visits: readonly Id[];
  /** The days that it is about; null where the visits say it. */
  readonly from: string | null;
  readonly until: string | null;
  /** The unit that a feedback sheet is for. */
  readonly unit?: Id | null;
}

/**
 * Begins a briefing; undoable.
 * @returns its id
 * @throws PeriodRefused; FieldError for what is no day
 */
export async function startBriefing(session: Session, choice: BriefingChoice): Promise<Id> {
  const { template, office, visits, from, until, unit = null } = choice;
  if (from && until && from > until) throw new PeriodRefused(`${from} to ${until}`);
  const campaign = String(await readMeta(session.db, 'campaign'));
  const body = { campaign, template, office, from, until, unit, at: { ...momentNow() } };
  const chosen = Object.fromEntries(visits.map((visit) => [`visit.${visit}`, true]));
  return begin(session, session.newId(), { ...body, ...chosen });
}

async function begin(session: Session, id: Id, body: Record<string, Json | undefined>): Promise<Id> {
  await session.undo.act('briefingStarted', [creation(id, 'briefing', null, body)]);
  return id;
}

/** Says which visits a briefing is about; undoable. */
export async function chooseVisits(session: Session, briefing: Id, visits: readonly Id[]): Promise<void> {
  const entry = await readBriefing(session, briefing);
  const [before, after] = [new Set(membersOf(entry.body, 'visit')), new Set(visits)];
  const edits = [
    ...[...after].filter((id) => !before.has(id)).map((id) => edit(entry, `visit.${id}`, true)),
    ...[...before].filter((id) => !after.has(id)).map((id) => edit(entry, `visit.${id}`, false)),
  ];
  if (edits.length > 0) await session.undo.act('briefingChanged', edits);
}

/** Takes a draft away; undoable. What was issued of it stays. */
export async function deleteBriefing(session: Session, briefing: Id): Promise<void> {
  const entry = await readBriefing(session, briefing);
  await session.undo.act('briefingRemoved', [edit(entry, 'deleted', momentNow())]);
}

/** What of a draft stays its own. */
const OWN: ReadonlySet<string> = new Set(['deleted', 'at', 'corrects']);

/**
 * Begins a correction: a new draft that names the issue and goes on from the edits of the old one, as far as that is on
 * this device; of an issue that was corrected already, of its newest version, and of a void one of the last that stands; undoable.
 * @returns its id
 */
export async function startCorrection(session: Session, issue: Id): Promise<Id> {
  const offices = await readOffices(session);
  const office = offices.find(({ issues }) => issues.some(({ entry }) => entry.id === issue));
  const found = office && correctedBy(office, issue);
  const old = found ? await getRecord(session.db, 'briefing', found.goesOn.body.briefing) : null;
  const at = { ...momentNow() };
  const id = session.newId();
  const corrects = found?.corrects.id ?? issue;
  if (old) return begin(session, id, { ...copyOf(old, id), at, corrects });
  const campaign = String(await readMeta(session.db, 'campaign'));
  const body = { campaign, template: 'briefing', office: found?.goesOn.parent, title: found?.goesOn.body.title, at };
  return begin(session, id, { ...body, corrects });
}

/** What a correction corrects, and from whose draft it goes on: one that was declared void is still the last that was written. */
interface Corrected {
  readonly corrects: Entry<'issue'>;
  readonly goesOn: Entry<'issue'>;
}

function correctedBy(office: OfficeState, issue: Id): Corrected | null {
  const newest = newestVersion(office, issue);
  if (!newest) return null;
  const standing = standingOf(office.issues, newest);
  const last = newestVersion(office, standing.entry.id) ?? standing;
  return { corrects: last.entry, goesOn: (last === standing ? newest : last).entry };
}

/** The version of an issue that nothing corrects; whoever packs a file may make a ring of them. */
function newestVersion(office: OfficeState, issue: Id): Issued | undefined {
  const seen = new Set<Id>();
  let id = issue;
  for (let next = correctionOf(office, id); next && !seen.has(id); next = correctionOf(office, id)) {
    seen.add(id);
    id = next.entry.id;
  }
  return office.issues.find(({ entry }) => entry.id === id);
}

/** The words that somebody let go are let go in the copy as well. */
function copyOf(old: Entry<'briefing'>, id: Id): Record<string, Json> {
  const fields = Object.entries(old.body).filter(([field]) => !OWN.has(field) && !field.startsWith('mayGo.'));
  const going = leavingParts(old)
    .filter((part) => isLetGo(old, part))
    .map(({ part, text }) => [`mayGo.${part}`, fingerprint(text, id)]);
  return Object.fromEntries([...fields, ...going]) as Record<string, Json>;
}
