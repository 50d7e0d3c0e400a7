import type { Draft } from './draft.ts';
import { refuse } from './draft.ts';
import { findChanges } from './find-changes.ts';
import { findDoubles } from './find-doubles.ts';
import type { FoundTable } from './find-header.ts';
import { foldTitle } from './fold.ts';
import { type Decisions, KnownUnits, matchUnits } from './match-units.ts';
import { resolveParents } from './parents.ts';
import type { PlanRow } from './plan.ts';
import { type RowReader, readRow, wordsOf } from './read-row.ts';
import { checkMapping, type Mapping, type Named, type RosterUnit } from './roster-unit.ts';

/** What else the person or the file says. */
export interface PlanOptions {
  traits?: readonly Named[];
  /** Which type a word of the table means, by the person; the word as written. */
  typeWords?: ReadonlyMap<string, string>;
  decided?: Decisions;
  /** Cells without a sound value, as the reader of table files found them; row and column from 1. */
  doubtful?: readonly { row: number; column: number; why: string }[];
}

/**
 * What an import would do, row by row; nothing is done. A known unit is found by its code, else by its name where parent
 * and place don't speak against it. An empty cell never erases what is known. Rows keep the order of the file.
 * @param table as `findHeader` takes it apart
 * @param mapping which column is which field
 * @param types of the pack
 * @throws MappingError where the mapping can't be used, or a decision names a unit that isn't known
 */
export function planRoster(
  table: Pick<FoundTable, 'rows' | 'columns'>,
  mapping: Mapping,
  existing: readonly RosterUnit[],
  types: readonly Named[],
  options: PlanOptions = {},
): PlanRow[] {
  checkMapping(mapping);
  const reader = readerOf(table, mapping, types, options);
  const known = new KnownUnits(existing);
  const decided = options.decided ?? new Map();
  const drafts = table.rows.map((row) => readRow(row, reader));
  for (const draft of drafts) if (decided.get(draft.line) === 'skip') refuse(draft, 'skipped', null);
  // Refused rows are matched too: what stands under one is under the known unit, or has to hear that there is none.
  matchUnits(
    drafts.filter(({ name }) => name !== ''),
    known,
    decided,
  );
  findDoubles(
    drafts.filter(({ refused }) => !refused),
    decided,
  );
  resolveParents(drafts, known);
  return drafts.map((draft) => toPlanRow(draft, known));
}

function readerOf(
  { columns }: Pick<FoundTable, 'columns'>,
  mapping: Mapping,
  types: readonly Named[],
  options: PlanOptions,
): RowReader {
  const codeColumn = mapping.find(({ field }) => field === 'code')?.column;
  const codeTitle = columns.find(({ column }) => column === codeColumn)?.title ?? '';
  return {
    mapping,
    columns: new Map([...mapping].reverse().map(({ column, field }) => [field, column + 1])),
    creditCodes: /信用代码|creditcode|uscc/.test(foldTitle(codeTitle)),
    types: wordsOf(types, options.typeWords),
    traits: wordsOf(options.traits ?? []),
    doubtful: new Map((options.doubtful ?? []).map(({ row, column, why }) => [`${row}:${column}`, why])),
  };
}

function toPlanRow(draft: Draft, known: KnownUnits): PlanRow {
  const { line, unit, values, issues, refused } = draft;
  const before = unit === null ? undefined : known.byId.get(unit);
  const changes = before ? findChanges(values, before) : [];
  const becomes = before ? (changes.length > 0 ? 'changed' : 'same') : 'new';
  const state = refused ? 'refused' : issues.length > 0 ? 'doubtful' : becomes;
  return { line, state, becomes, unit, values, changes, issues };
}
