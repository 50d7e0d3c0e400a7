import { GRADES, type Grade, type Kind, METHOD_FACTS, type MethodFact, membersOf } from '../model/records.ts';
import { tagOf } from '../packs/apply.ts';
import { missingParts, pointOut } from '../packs/point-out.ts';
import type { PackItem, PackTag, TagPartId } from '../packs/schema.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, newestUnder } from '../store/queries.ts';
import { withoutWhy } from './method.ts';
import { checklistItems } from './progress.ts';
import type { Session } from './session.ts';
import type { VisitLine } from './visits.ts';

export { shownTime } from '../model/time.ts';
/** The six facts of how one came, in their order (S17). */
export const FACTS = METHOD_FACTS;

/** More than this of one kind is not looked through; far beyond any visit. */
const MOST = 5000;

/** A field on which two people or windows disagree. */
interface OpenConflict {
  entry: Entry<Kind>;
  field: string;
}

/** What a person may want to see to before a visit is handed over. None of it blocks. */
export interface Lacks {
  /** A low grade without a fact (S06), and a good one with nothing seen, heard or asked behind it (S34). */
  lowWithoutFact: { item: PackItem; grade: Grade }[];
  goodWithoutBasis: { item: PackItem; grade: Grade }[];
  /** Items without any answer: neither 不适用 nor 未查看 is one. */
  unanswered: PackItem[];
  /** Suspected tags that lack some of the five parts. */
  tags: { entry: Entry<'tag'>; tag: PackTag | undefined; missing: TagPartId[] }[];
  /** Evidence that no note and no tag names. */
  looseEvidence: Entry<'evidence'>[];
  noUnitType: boolean;
  /** Facts of 四不两直 that nobody stated, and those not kept without a word why (S17). */
  factsUnstated: MethodFact[];
  factsWithoutWhy: MethodFact[];
  /** Which of its times nobody noted. */
  times: ('began' | 'ended')[];
  conflicts: OpenConflict[];
  /** Notes that were begun and not put down. */
  drafts: Entry<'note'>[];
  /** How many kinds of these lack in what was written; what nobody has come to yet is not among them. */
  count: number;
  /** How many kinds nobody has noted anything of: on the way of any visit, and no fault of it. */
  unnoted: number;
  /** Notes whose speaker is protected: said so, not lacking. */
  backToBack: number;
}

/** What a visit lacks, with all that is needed to go there. */
export async function whatLacks(session: Session, line: VisitLine): Promise<Lacks> {
  const { db, pack } = session;
  const { visit, unit } = line;
  const [notes, drafts, tags, evidence] = await Promise.all([
    newestUnder(db, visit.id, 'note', MOST),
    newestUnder(db, visit.id, 'note', 20, 'draft'),
    newestUnder(db, visit.id, 'tag', MOST),
    newestUnder(db, visit.id, 'evidence', MOST),
  ]);
  const items = checklistItems(session, line);
  const pointed = pointOut(
    pack,
    items,
    visit.body,
    notes.map((note) => note.body),
  );
  const there = new Set(evidence.map((one) => one.id));
  const named = new Set([...notes, ...tags].flatMap((one) => membersOf(one.body, 'evidence')));
  const graded = (item: PackItem) => ({ item, grade: gradeOf(visit, item) });
  const lacks = {
    lowWithoutFact: pointed.lowWithoutFact.map(graded),
    goodWithoutBasis: pointed.goodWithoutBasis.map(graded),
    unanswered: items.filter((item) => !isAnswered(visit, item)),
    tags: tags
      .reverse()
      .filter(({ body }) => body.status === 'suspected')
      .map((entry) => ({
        entry,
        tag: tagOf(pack, entry.body.tag),
        missing: missingParts(pack, entry.body, (id) => there.has(id)),
      }))
      .filter(({ missing }) => missing.length > 0),
    looseEvidence: evidence.filter(({ id }) => !named.has(id)).reverse(),
    factsUnstated: FACTS.filter((fact) => !visit.body[`method.${fact}`]),
    factsWithoutWhy: withoutWhy(FACTS, visit.body),
    times: (['began', 'ended'] as const).filter((time) => !visit.body[time]),
    conflicts: [visit, ...(unit ? [unit] : []), ...notes, ...drafts, ...tags, ...evidence].flatMap(conflictsOf),
    drafts: drafts.filter(({ body }) => String(body.text ?? '').trim() !== ''),
  };
  const noUnitType = unit !== null && !pack.unitTypes.some((type) => type.id === unit.body.type);
  const { unanswered, factsUnstated, times, ...begun } = lacks;
  const kindsIn = (lists: object) => Object.values(lists).filter((list) => list.length > 0).length;
  const counts = {
    count: kindsIn(begun),
    unnoted: kindsIn({ unanswered, factsUnstated, times }) + (noUnitType ? 1 : 0),
  };
  return {
    ...lacks,
    noUnitType,
    ...counts,
    backToBack: notes.filter(({ body }) => body.source === 'backToBack').length,
  };
}

/** Watches what a visit lacks. @returns stops watching */
export function watchLacks(session: Session, line: VisitLine, on: Watch<Lacks>): () => void {
  return watch(() => whatLacks(session, line), on);
}

function gradeOf(visit: Entry<'visit'>, item: PackItem): Grade {
  return visit.body[`rating.${item.id}`] as Grade;
}

/** An answer that this version doesn't know says nothing here. */
function isAnswered(visit: Entry<'visit'>, item: PackItem): boolean {
  if (item.form === 'rated') return GRADES.some((grade) => grade === visit.body[`rating.${item.id}`]);
  return Boolean(visit.body[`duty.${item.id}`]);
}

function conflictsOf(entry: Entry<Kind>): OpenConflict[] {
  return entry.conflicts.map((field) => ({ entry, field }));
}
