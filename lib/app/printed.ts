import type { Id } from '../model/ids.ts';
import type { Kind } from '../model/records.ts';
import { todayNow } from '../model/time.ts';
import type { Entry } from '../store/queries.ts';
import { allKindsUnder } from '../store/under.ts';
import { type FindingLine, readFindings, type StepOf } from './findings-read.ts';
import type { Cleared, Guards } from './guarded.ts';
import { readKin } from './merged-units.ts';
import { readHeldNotes } from './protected-words.ts';
import type { Session } from './session.ts';

/** The kinds of records that stand under a visit and go into its PDF. */
const UNDER = [
  'note',
  'tag',
  'evidence',
  'remark',
  'material',
  'evaluation',
  'topic',
  'complaint',
  'practice',
  'case',
] as const satisfies readonly Kind[];
type Under = (typeof UNDER)[number];

/** All that a visit's PDF is written from, each kind oldest first, as the store has it. */
export type Printed = { readonly [K in Under]: readonly Entry<K>[] } & {
  readonly visit: Entry<'visit'>;
  /** The findings made there or taken a step on there. */
  readonly lines: readonly FindingLine[];
};

/** The same as it may leave the device. */
export type ClearedPrint = { readonly [K in Under]: readonly Cleared<K>[] } & {
  readonly visit: Cleared<'visit'>;
  readonly lines: readonly (Omit<FindingLine, 'finding'> & { readonly finding: Cleared<'finding'> })[];
};

/** Reads all that a visit's PDF is written from; notes are protected as they are held (`readHeldNotes`). */
export async function readPrinted(session: Session, visit: Entry<'visit'>): Promise<Printed> {
  const { printOf } = await readManyPrinted(session, [visit]);
  return printOf(visit);
}

/** Many visits' prints, and the findings of all their units. */
export interface ManyPrinted {
  /** Of one of the visits that were asked for. */
  printOf(visit: Entry<'visit'>): Printed;
  /** By the unit that stands for the visits' own now. */
  readonly findings: ReadonlyMap<Id, readonly FindingLine[]>;
}

/** Reads what the PDFs of visits are written from, what they share only once. */
export async function readManyPrinted({ db }: Session, visits: readonly Entry<'visit'>[]): Promise<ManyPrinted> {
  const [under, kin] = await Promise.all([Promise.all(visits.map(({ id }) => allKindsUnder(db, id))), readKin(db)]);
  const live = under.flat().filter(({ shelf }) => shelf === 'live');
  const held = new Map((await readHeldNotes(db, live.filter(isNote))).map((note) => [note.id, note]));
  const shelves = Map.groupBy(live, ({ parent, kind }) => `${parent} ${kind}`);
  const today = todayNow();
  const ends = [...new Set(visits.map(({ body }) => kin.endOf(body.unit)))];
  const findings = new Map(
    await Promise.all(ends.map(async (end) => [end, await readFindings(db, kin.idsWith(end), today)] as const)),
  );
  const printOf = (visit: Entry<'visit'>): Printed => {
    const shelfOf = (kind: Under) => (shelves.get(`${visit.id} ${kind}`) ?? []).map((one) => held.get(one.id) ?? one);
    const lines = (findings.get(kin.endOf(visit.body.unit)) ?? []).filter(isOf(visit.id));
    return { ...Object.fromEntries(UNDER.map((kind) => [kind, shelfOf(kind)])), visit, lines } as unknown as Printed;
  };
  return { printOf, findings };
}

const isNote = (one: Entry<Kind>): one is Entry<'note'> => one.kind === 'note';

/** Made at the visit, or taken a step on there. */
const isOf = (visit: Id) => (line: FindingLine) =>
  line.finding.body.visit === visit || line.life.taken.some(isAt(visit));

/** The records of a print, as its chapters come: the findings and tags first. */
export function recordsOf(print: Printed): Entry<Kind>[] {
  const others = UNDER.filter((kind) => kind !== 'tag').flatMap((kind): readonly Entry<Kind>[] => print[kind]);
  const steps = print.lines.flatMap(({ life }) => life.taken.filter(isAt(print.visit.id)).map(({ entry }) => entry));
  return [...print.lines.map(({ finding }) => finding), ...print.tag, print.visit, ...steps, ...others];
}

const isAt =
  (visit: Id) =>
  (step: StepOf): boolean =>
    step.visit === visit;

/** Puts other words in place of all that must stay on the device. */
export function clearPrint(print: Printed, guards: Guards, instead: string): ClearedPrint {
  const under = UNDER.map((kind) => [kind, print[kind].map((record: Entry<Kind>) => guards.clear(record, instead))]);
  const lines = clearLines(print.lines, guards, instead);
  return { ...Object.fromEntries(under), visit: guards.clear(print.visit, instead), lines } as unknown as ClearedPrint;
}

/** The same of findings alone, with their steps. */
export function clearLines(lines: readonly FindingLine[], guards: Guards, instead: string): ClearedPrint['lines'] {
  return lines.map(({ finding, life, ...line }) => {
    const taken = life.taken.map((step) => ({ ...step, entry: guards.clear(step.entry, instead) }));
    return { ...line, life: { ...life, taken }, finding: guards.clear(finding, instead) };
  });
}

/** How many records of a print have words that must stay; a tag that was ruled out is not printed. */
export const heldIn = (print: Printed, guards: Guards): number =>
  recordsOf(print).filter((record) => !isRuledOut(record) && guards.held(record).length > 0).length;

const isRuledOut = ({ kind, body }: Entry<Kind>): boolean =>
  kind === 'tag' && (body as Entry<'tag'>['body']).status === 'ruledOut';
