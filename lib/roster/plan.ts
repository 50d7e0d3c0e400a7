import type { RosterUnit } from './roster-unit.ts';

/** Why a row can't be taken. */
export const REFUSALS = [
  'noName',
  'nameTooLong',
  'textTooLong',
  'badNumber',
  /** It would be above itself; `names` goes round once. */
  'circularParent',
  /** The person left it out. */
  'skipped',
] as const;

/** Why a row needs a person's look before it is taken. */
export const DOUBTS = [
  /** A unit of this name is known, in the file or before, and may be another; `units` or `lines` say which. */
  'sameNameElsewhere',
  /** A known unit's name is nearly the same; `units` are the candidates. */
  'nearName',
  'duplicateCode',
  'duplicateRow',
  'unknownType',
  /** Not a 统一社会信用代码; `fault` says why. It is kept as it stands. */
  'badCode',
  /** A spreadsheet took the code for a number and lost its end; it is left out. */
  'codeLostDigits',
  /** Neither yes nor no; it is left out. */
  'badFlag',
  /** A trait that the pack doesn't have; it is left out. */
  'unknownTrait',
  /** The unit above is neither in the file nor known, or is a row that is refused; it is left out. */
  'unknownParent',
  /** Several units have the name of the one above; it is left out. */
  'ambiguousParent',
  /** The spreadsheet holds no sound value for the cell. */
  'doubtfulCell',
] as const;

type IssueReason = (typeof REFUSALS)[number] | (typeof DOUBTS)[number];

/** How a candidate is like a row's name: written in another form, one character apart, or a name it had before. */
export type Nearness = 'form' | 'edit' | 'former';

/** One thing about a row, as a code with what the screen needs to say it. */
export interface PlanIssue {
  reason: IssueReason;
  /** From 1; null where it is about the row as a whole. */
  column: number | null;
  /** What stands in the cell. */
  text?: string;
  /** Other lines of the file. */
  lines?: number[];
  /** Known units. */
  units?: { id: string; name: string; near?: Nearness }[];
  /** The circle, as names from this row upwards. */
  names?: string[];
  fault?: string;
}

/** The unit above: one that is known, or the one that a line of the file will become. */
export type ParentRef = { unit: string } | { line: number };

/** What a row says of its unit: only what has a cell with something in it. */
export interface RowValues extends Partial<Omit<RosterUnit, 'id' | 'parent' | 'traits' | 'formerly'>> {
  parent?: ParentRef;
  /** By trait id; false takes the trait away. */
  traits: Record<string, boolean>;
}

export interface FieldChange {
  /** A field of the unit, or `traits.` with the trait's id. */
  field: string;
  /** Null where nothing is known yet. */
  before: string | number | boolean | null;
  after: string | number | boolean | ParentRef;
}

/** What would become of a row. */
export interface PlanRow {
  line: number;
  state: 'new' | 'same' | 'changed' | 'doubtful' | 'refused';
  /** What a doubtful row becomes once a person takes it as it is. */
  becomes: 'new' | 'same' | 'changed';
  /** The known unit that it is about; null for a new one. */
  unit: string | null;
  values: RowValues;
  /** Of a known unit; empty for a new one. */
  changes: FieldChange[];
  issues: PlanIssue[];
}
