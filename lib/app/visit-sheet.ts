import type {
  SheetCost,
  SheetMember,
  SheetNote,
  SheetPhoto,
  SheetTag,
  SheetTime,
  VisitSheet,
} from '../briefing/compose/sheet.ts';
import { briefingWords } from '../i18n/zh-cn/briefing.ts';
import type { Id } from '../model/ids.ts';
import { showLine } from '../model/one-line.ts';
import { type Grade, METHOD_FACTS, membersOf } from '../model/records.ts';
import { type Moment, shownTime } from '../model/time.ts';
import { pointOut } from '../packs/point-out.ts';
import type { PackItem } from '../packs/schema.ts';
import { minutesOf } from '../stats/visit-minutes.ts';
import { type Entry, getRecords } from '../store/queries.ts';
import { type Cleared, type Guards, readGuards } from './guarded.ts';
import { withoutWhy } from './method.ts';
import { readParties } from './party.ts';
import { type ClearedPrint, clearLines, clearPrint, heldIn, readManyPrinted, recordsOf } from './printed.ts';
import { checklistItems, checklistProgress } from './progress.ts';
import { asStands, readTagStands, readTagStandsAt } from './review/tag-stands.ts';
import type { Session } from './session.ts';
import { sheetFindings } from './visit-sheet-findings.ts';
import { sheetVoices } from './visit-sheet-voices.ts';
import type { VisitLine } from './visits.ts';

/** A visit's records as they may leave, all that its PDF is made from. */
export interface VisitRecords {
  line: VisitLine;
  print: ClearedPrint;
  /** How many records have words in whose place others stand. */
  held: number;
  team: string | null;
  went: SheetMember[];
  /** What goes out of what was said back to back. */
  outgoing: Guards['outgoing'];
}

/** Reads a visit whole. Texts still on their way to disk must be flushed before. */
export async function readVisitRecords(session: Session, line: VisitLine): Promise<VisitRecords> {
  return (await readManyVisitRecords(session, [line])).recordsOf(line);
}

/** Many visits' records, as they may leave, and the findings of all their units. */
interface ManyVisitRecords {
  /** Of one of the visits that were asked for. */
  recordsOf(line: VisitLine): VisitRecords;
  /** By the unit that stands for the visits' own now. */
  readonly findings: ReadonlyMap<Id, ClearedPrint['lines']>;
}

/** More visits than this, and all tags are looked at once, and not those of each. */
const FEW = 20;

/**
 * The same of many visits that stand under one pack, reading what they share only once.
 * @param session with that pack (`underVisit`)
 */
export async function readManyVisitRecords(session: Session, lines: readonly VisitLine[]): Promise<ManyVisitRecords> {
  const visits = lines.map(({ visit }) => visit);
  const [{ printOf, findings }, stands, teamOf, partyOf] = await Promise.all([
    readManyPrinted(session, visits),
    visits.length > FEW
      ? readTagStands(session)
      : readTagStandsAt(
          session,
          visits.map(({ id }) => id),
        ),
    readTeams(session, visits),
    readParties(session, visits),
  ]);
  const printed = (visit: Entry<'visit'>) => {
    const read = printOf(visit);
    return { ...read, tag: read.tag.map((tag) => asStands(stands, tag)) };
  };
  const others = [...findings.values()].flat().flatMap(({ finding, life }) => [finding, ...life.taken.map(entryOf)]);
  const all = [...visits.flatMap((visit) => recordsOf(printed(visit))), ...others];
  const guards = await readGuards(session, [...new Map(all.map((one) => [one.id, one])).values()]);
  const went = (visit: Entry<'visit'>): SheetMember[] =>
    partyOf(visit)
      .filter(({ id }) => visit.body[`went.${id}`] === true)
      .map(({ name, role }) => ({ name: showLine(name), role: role ?? null }));
  return {
    recordsOf: (line) => {
      const print = printed(line.visit);
      const cleared = clearPrint(print, guards, briefingWords.withheld);
      return {
        line: { ...line, visit: cleared.visit },
        print: cleared,
        held: heldIn(print, guards),
        team: teamOf(line.visit),
        went: went(line.visit),
        outgoing: guards.outgoing,
      };
    },
    findings: new Map(
      [...findings].map(([unit, of]) => [unit, clearLines(of, guards, briefingWords.withheld)] as const),
    ),
  };
}

const entryOf = ({ entry }: { readonly entry: Entry<'step'> }): Entry<'step'> => entry;

/** What the teams are called in whose campaigns visits were made. */
async function readTeams({ db }: Session, visits: readonly Entry<'visit'>[]) {
  const ids = [...new Set(visits.map(({ body }) => String(body.campaign)))];
  const campaigns = await getRecords(db, 'campaign', ids);
  const teams = await getRecords(
    db,
    'team',
    campaigns.map((campaign) => campaign?.body.team ?? ''),
  );
  const names = new Map(ids.map((id, at) => [id, teams[at] ? showLine(teams[at].body.name) : null]));
  return ({ body }: Entry<'visit'>): string | null => names.get(String(body.campaign)) ?? null;
}

function costOf({ body }: Entry<'visit'>): SheetCost {
  const { people = null, papers = null } = body;
  // One whose beginning was lost has no times to work anything out from.
  const spent = body.began ? minutesOf({ ...body, id: '' }) : { minutes: body.minutes ?? null, derived: false };
  const isSpan = spent.minutes !== null && spent.minutes >= 0;
  return { minutes: isSpan ? spent.minutes : null, derived: isSpan && spent.derived, people, papers };
}

/** A record whose beginning was lost with a torn journal has no time; its words still go into the PDF. */
const at = (moment: Moment | undefined): SheetTime => (moment ? shownTime(moment) : { date: '', time: '' });

/**
 * Writes a visit's records down as the sheet that its PDF is composed from. What stands in the notes of protected sources
 * is the composer's to leave out.
 */
export function visitSheet(session: Session, records: VisitRecords, photos: readonly SheetPhoto[]): VisitSheet {
  const { line, print, team, went, held } = records;
  const { body } = line.visit;
  const type = session.pack.unitTypes.find((one) => one.id === line.unit?.body.type);
  const { rated, total } = checklistProgress(session, line);
  return {
    unit: { name: showLine(line.unit?.body.name), type: type?.name.zh ?? null },
    began: at(body.began),
    ended: body.ended ? at(body.ended) : null,
    team,
    summary: body.summary,
    method: METHOD_FACTS.map((fact) => ({
      fact,
      state: body[`method.${fact}`] ?? null,
      why: String(body[`methodWhy.${fact}`] ?? ''),
    })),
    covert: body.covert ?? null,
    went,
    accompanied: body.accompanied ?? '',
    places: body.places ?? '',
    whyHere: body.whyHere ?? '',
    cost: costOf(line.visit),
    notes: print.note.map((note) => sheetNote(session, records, note)),
    ratings: sheetRatings(session, line, print.note),
    progress: { rated, of: total },
    tags: print.tag.map((tag) => sheetTag(session, records, tag)),
    photos,
    voices: sheetVoices(session, print),
    found: sheetFindings(session, print),
    held,
    missing: gaps(session, records),
  };
}

function sheetNote(session: Session, { print, outgoing }: VisitRecords, note: Cleared<'note'>): SheetNote {
  const { body } = note;
  const items = session.pack.items.filter((item) => membersOf(body, 'items').includes(item.id));
  return {
    id: note.id,
    how: body.how,
    source: body.source,
    speaker: body.speaker ?? null,
    at: at(body.at),
    text: body.text,
    ...(body.source === 'backToBack' && { outgoing: outgoing(note).words }),
    ...(body.quote && { quote: { ...body.quote, at: at(body.quote.at) } }),
    itemLabels: items.map((item) => `${item.id} ${item.short.zh}`),
    evidence: evidenceOf(print.evidence, note),
  };
}

const evidenceOf = (all: readonly Cleared<'evidence'>[], of: Entry<'note'> | Entry<'tag'>) => {
  const linked = membersOf(of.body, 'evidence');
  // A caption is the person's; a file's own name may name somebody and stays here.
  return all
    .filter((one) => linked.includes(one.id))
    .map((one) => ({ ref: one.body.sha256, caption: one.body.caption ?? '' }));
};

function sheetTag(session: Session, { print }: VisitRecords, tag: Cleared<'tag'>): SheetTag {
  const { body } = tag;
  const known = session.pack.tags.find((one) => one.id === body.tag);
  const { fact = '', unitSaid = '', peopleSaid = '', otherwise = '' } = body;
  const parts = { fact, unitSaid, peopleSaid, otherwise };
  return {
    id: body.tag,
    record: tag.id,
    title: known?.title.zh ?? '',
    status: body.status,
    parts,
    evidence: evidenceOf(print.evidence, tag),
  };
}

function sheetRatings(session: Session, line: VisitLine, notes: readonly Entry<'note'>[]): VisitSheet['ratings'] {
  const items = checklistItems(session, line).filter((item) => item.form === 'rated');
  const names = new Map(session.pack.grades.map((grade) => [grade.grade, grade.name.zh]));
  const facts = (item: PackItem) =>
    notes.filter((note) => note.body.source !== 'backToBack' && membersOf(note.body, 'items').includes(item.id)).length;
  return session.pack.sections.flatMap((section) => {
    // What nobody rated is counted at the end; a page of empty rows says less.
    const own = items.filter((item) => item.section === section.id && isAnswered(line, item));
    if (own.length === 0) return [];
    const ratings = own.map((item) => {
      const grade = (line.visit.body[`rating.${item.id}`] ?? null) as Grade | null;
      const gradeName = grade ? (names.get(grade) ?? '') : '';
      const comment = String(line.visit.body[`comment.${item.id}`] ?? '');
      return { itemId: item.id, question: item.question.zh, grade, gradeName, comment, facts: facts(item) };
    });
    return [{ title: section.title.zh, ratings }];
  });
}

const isAnswered = (line: VisitLine, item: PackItem): boolean =>
  Boolean(line.visit.body[`rating.${item.id}`] || line.visit.body[`comment.${item.id}`]);

/** What the visit still lacks, as codes that the words know. */
function gaps(session: Session, { line, print }: VisitRecords): VisitSheet['missing'] {
  const items = checklistItems(session, line);
  const { rated, total } = checklistProgress(session, line);
  const found = pointOut(
    session.pack,
    items,
    line.visit.body,
    print.note.map((note) => note.body),
  );
  const { body } = line.visit;
  const missing = [
    { code: 'method', count: METHOD_FACTS.filter((fact) => !body[`method.${fact}`]).length },
    { code: 'whyNotKept', count: withoutWhy(METHOD_FACTS, body).length },
    { code: 'unrated', count: total - rated },
    { code: 'lowWithoutFact', count: found.lowWithoutFact.length },
    { code: 'goodWithoutBasis', count: found.goodWithoutBasis.length },
  ];
  return [...(body.ended ? [] : [{ code: 'ended' }]), ...missing.filter((gap) => gap.count > 0)];
}
