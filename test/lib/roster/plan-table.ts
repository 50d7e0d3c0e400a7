import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHeader } from '../../../lib/roster/find-header.ts';
import { matchColumns } from '../../../lib/roster/match-columns.ts';
import type { PlanRow } from '../../../lib/roster/plan.ts';
import { type PlanOptions, planRoster } from '../../../lib/roster/plan-roster.ts';
import type { Mapping, Named, RosterUnit } from '../../../lib/roster/roster-unit.ts';

const file = join(import.meta.dirname, '../../../lib/packs/data/education-2023-second.json');
/** Types and traits as the built-in pack names them. */
export const PACK: { unitTypes: Named[]; traits: Named[] } = JSON.parse(readFileSync(file, 'utf8'));

/** A known unit. */
export const known = (id: string, name: string, more: Partial<RosterUnit> = {}): RosterUnit => ({
  id,
  name,
  traits: [],
  ...more,
});

/** Plans a table by the titles of its first row, as a person would who takes what is proposed. */
export function planTable(
  rows: readonly (readonly string[])[],
  existing: readonly RosterUnit[] = [],
  options: PlanOptions = {},
): PlanRow[] {
  const table = findHeader({ rows });
  if (!table) throw new Error('no header');
  return planRoster(table, proposed(table.columns), existing, PACK.unitTypes, { traits: PACK.traits, ...options });
}

/** The mapping that the titles propose. */
export function proposed(columns: readonly { title: string }[]): Mapping {
  const titles = columns.map(({ title }) => title);
  return matchColumns(titles, PACK.traits).flatMap(({ column, field }) => (field ? [{ column, field }] : []));
}

/** A row in short: its line, state, name and the reasons of its issues. */
export const inShort = ({ line, state, values, issues }: PlanRow) =>
  [line, state, values.name ?? null, ...issues.map(({ reason }) => reason)] as const;
