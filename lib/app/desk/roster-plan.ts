import { membersOf } from '../../model/records.ts';
import type { Pack } from '../../packs/schema.ts';
import type { matchColumns } from '../../roster/match-columns.ts';
import type { PlanIssue, PlanRow } from '../../roster/plan.ts';
import { planRoster } from '../../roster/plan-roster.ts';
import {
  checkMapping,
  MappingError,
  type RosterField,
  type RosterUnit,
  SINGLE_FIELDS,
} from '../../roster/roster-unit.ts';
import type { Entry } from '../../store/queries.ts';
import type { OpenedTable } from './roster-file.ts';
import type { UnitList } from './units-list.ts';

export type { PlanIssue } from '../../roster/plan.ts';
export { DOUBTS, REFUSALS } from '../../roster/plan.ts';
export type { RosterField } from '../../roster/roster-unit.ts';

/** What a person said of a line in doubt: taken as it stands, a new unit, left out, or the known unit with this id. */
export type Decision = 'take' | 'new' | 'skip' | (string & {});
export type RosterDecisions = ReadonlyMap<number, Decision>;

/**
 * What becomes of a row. `doubtful`: it waits for a person's word; `waiting`: for that on the row above it; `left`: a
 * person left it out. Only `new` and `changed` are written.
 */
export const OUTCOMES = ['doubtful', 'new', 'changed', 'waiting', 'refused', 'left', 'same'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A row of the preview. */
export interface PreviewRow extends PlanRow {
  outcome: Outcome;
  /** What a person said, if anything. */
  decision: Decision | null;
  /** Whether there is anything to say: a doubt that is open, or was settled. */
  mayDecide: boolean;
}

const SAYINGS: readonly Decision[] = ['take', 'new', 'skip'];

/** What the person chose so far. */
export interface RosterChoices {
  /** Which column is which field; null for one that is left out. By column, from 0. */
  fields: readonly (RosterField | null)[];
  /** Which type a word of the file means. */
  typeWords: ReadonlyMap<string, string>;
  decided: RosterDecisions;
}

/** What a column may be, in the order in which the screen offers it. */
export function fieldChoices(pack: Pack): RosterField[] {
  return [...SINGLE_FIELDS, 'place', 'traits', ...pack.traits.map(({ id }) => `traits.${id}` as const)];
}

/** Why columns can't be used so: no column is the name, or a field stands twice (`field` says which); null where they can. */
export function mappingFault(
  fields: RosterChoices['fields'],
): { reason: MappingError['reason']; field: RosterField } | null {
  try {
    checkMapping(mappingOf(fields));
    return null;
  } catch (error) {
    if (error instanceof MappingError) return { reason: error.reason, field: error.what as RosterField };
    throw error;
  }
}

const mappingOf = (fields: RosterChoices['fields']) =>
  fields.flatMap((field, column) => (field ? [{ column, field }] : []));

/** What the columns of a table are proposed to be. */
export const proposedFields = (columns: ReturnType<typeof matchColumns>): (RosterField | null)[] =>
  columns.map(({ field }) => field);

/** Words of the column of types that no type of the pack goes by, with how many rows have each; most frequent first. */
export function unknownTypes(
  pack: Pack,
  { table }: OpenedTable,
  fields: RosterChoices['fields'],
): { word: string; rows: number }[] {
  const column = fields.indexOf('type');
  if (!table || column < 0) return [];
  const mapping = [{ column, field: 'type' as const }, nameBeside(column)];
  const words = new Map<string, number>();
  for (const { issues } of planRoster(table, mapping, [], pack.unitTypes)) {
    const word = issues.find(({ reason }) => reason === 'unknownType')?.text;
    if (word !== undefined) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return [...words].map(([word, rows]) => ({ word, rows })).sort((a, b) => b.rows - a.rows);
}

/** A plan needs a name's column; which one plays no part where only the types are asked for. */
const nameBeside = (column: number) => ({ column: column === 0 ? 1 : 0, field: 'name' as const });

/** The known units as a roster sees them: those that stand for themselves. */
export function rosterUnits({ lines }: UnitList): RosterUnit[] {
  return lines.map(({ unit }) => rosterUnit(unit));
}

function rosterUnit({ id, body }: Entry<'unit'>): RosterUnit {
  const { name, code, type, level, parent, place, first, newOrganisations, mobileMembers, weak, formerly } = body;
  return {
    id,
    name: String(name ?? ''),
    traits: membersOf(body, 'traits'),
    ...(code && { code }),
    ...(type && { type }),
    ...(level && { level }),
    ...(parent && { parent }),
    ...(place && { place }),
    ...(first && { first }),
    ...(newOrganisations != null && { newOrganisations }),
    ...(mobileMembers != null && { mobileMembers }),
    ...(weak != null && { weak }),
    ...(formerly && { formerly }),
  };
}

/**
 * What an import would do, row by row; nothing is written.
 * @throws MappingError where the columns can't be used
 */
export function previewRoster(
  pack: Pack,
  { sheet, table }: OpenedTable,
  choices: RosterChoices,
  known: readonly RosterUnit[],
): PreviewRow[] {
  if (!table) return [];
  const { fields, typeWords } = choices;
  const ids = new Set(known.map(({ id }) => id));
  // A unit that was chosen may be gone meanwhile: then the row is in doubt again.
  const decided = new Map([...choices.decided].filter(([, said]) => SAYINGS.includes(said) || ids.has(said)));
  const rows = planRoster(table, mappingOf(fields), known, pack.unitTypes, {
    traits: pack.traits,
    typeWords,
    doubtful: sheet.doubtful,
    decided: new Map([...decided].filter(([, said]) => said !== 'take')),
  });
  return withOutcomes(rows, decided);
}

/** Doubts about which unit a row is: what is known of it already doesn't settle them. */
const WHICH: readonly PlanIssue['reason'][] = ['sameNameElsewhere', 'nearName', 'duplicateCode', 'duplicateRow'];

/** Whether an issue is about which unit a row is, and not about a value. */
export const asksWhich = ({ reason }: PlanIssue): boolean => WHICH.includes(reason);

/** Whether a row only says again what is known, and what is in doubt about it is not which unit it is. */
const repeats = ({ state, becomes, unit, issues }: PlanRow): boolean =>
  state === 'doubtful' && becomes === 'same' && unit !== null && !issues.some(asksWhich);

function withOutcomes(rows: readonly PlanRow[], decided: RosterDecisions): PreviewRow[] {
  const own = new Map(rows.map((row) => [row.line, ownOutcome(row, decided)]));
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const isThere = new Map<number, boolean>();
  /** Whether a row's unit is known, or will be there because the row and all above it are brought in. */
  const willBe = (line: number): boolean => {
    const row = byLine.get(line);
    if (!row || row.unit !== null) return row !== undefined;
    const known = isThere.get(line);
    if (known !== undefined) return known;
    isThere.set(line, false);
    const parent = row.values.parent;
    const there = own.get(line) === 'new' && (!parent || !('line' in parent) || willBe(parent.line));
    isThere.set(line, there);
    return there;
  };
  return rows.map((row) => {
    const outcome = own.get(row.line) ?? 'refused';
    const { parent } = row.values;
    const waits = (outcome === 'new' || outcome === 'changed') && parent && 'line' in parent && !willBe(parent.line);
    const decision = decided.get(row.line) ?? null;
    const mayDecide = decision !== null || outcome === 'doubtful';
    return { ...row, outcome: waits ? 'waiting' : outcome, decision, mayDecide };
  });
}

function ownOutcome(row: PlanRow, decided: RosterDecisions): Outcome {
  const said = decided.get(row.line);
  if (row.state === 'refused') return said === 'skip' ? 'left' : 'refused';
  if (row.state !== 'doubtful') return row.state;
  return said !== undefined || repeats(row) ? row.becomes : 'doubtful';
}

/** How many rows come to what. */
export function countOutcomes(rows: readonly PreviewRow[]): Record<Outcome, number> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** Known units that a row may be, the likeliest first, each once. */
export function candidatesOf({ unit, issues }: PlanRow): { id: string; name: string }[] {
  const found = new Map(issues.flatMap(({ units = [] }) => units.map(({ id, name }) => [id, { id, name }] as const)));
  if (unit !== null) found.delete(unit);
  return [...found.values()];
}

/**
 * Says the same of all open rows that are in doubt for one reason.
 * @param said `only`: each is the one known unit that it may be; a row with several or none stays open
 */
export function decideAll(
  rows: readonly PreviewRow[],
  reason: PlanIssue['reason'],
  said: 'take' | 'new' | 'skip' | 'only',
  before: RosterDecisions,
): RosterDecisions {
  const decided = new Map(before);
  for (const row of rows) {
    if (row.outcome !== 'doubtful' || !row.issues.some((issue) => issue.reason === reason)) continue;
    const [only, ...others] = candidatesOf(row);
    if (said !== 'only') decided.set(row.line, said);
    else if (only && others.length === 0) decided.set(row.line, only.id);
  }
  return decided;
}
