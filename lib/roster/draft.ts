import type { PlanIssue, RowValues } from './plan.ts';
import type { RosterField } from './roster-unit.ts';

/** A row on its way to a plan: what was read of it, and what it turned out to be. */
export interface Draft {
  line: number;
  values: RowValues;
  /** Folded; '' where the row has none. */
  name: string;
  code: string;
  /** What its parent cell says: a name or a code, as written. */
  parentText: string;
  issues: PlanIssue[];
  refused: boolean;
  /** The known unit that it is about. */
  unit: string | null;
  /** Columns from 1. */
  columns: ReadonlyMap<RosterField, number>;
}

/** Notes something about a row. */
export function addIssue(
  draft: Draft,
  reason: PlanIssue['reason'],
  field: RosterField | null,
  more: Omit<PlanIssue, 'reason' | 'column'> = {},
): void {
  draft.issues.push({ reason, column: (field && draft.columns.get(field)) ?? null, ...more });
}

/** Notes why a row can't be taken. */
export function refuse(...[draft, ...rest]: Parameters<typeof addIssue>): void {
  addIssue(draft, ...rest);
  draft.refused = true;
}
