import type { TableRow } from '../blocks/blocks.ts';
import { shortened, unitText } from './facts.ts';
import type { Frame } from './frame.ts';
import { centred, headOf } from './parts.ts';
import type { SourceFinding } from './source.ts';
import { byText } from './text.ts';

/** Findings that are not closed, as they stand with their days on the day of the draft. */
export interface OpenFindings {
  readonly redo: readonly SourceFinding[];
  /** The longest overdue first. */
  readonly overdue: readonly SourceFinding[];
  /** The soonest first. */
  readonly due: readonly SourceFinding[];
  readonly noDeadline: readonly SourceFinding[];
  /** All of them, in that order, each once. */
  readonly all: readonly SourceFinding[];
}

/** Sorts what is open by what asks for a look first. What is done again is so before anything is overdue. */
export function openFindings({ findings, source }: Frame): OpenFindings {
  const open = findings.filter(({ state }) => state !== 'closed');
  const redo = byDeadline(open.filter(({ state }) => state === 'redo'));
  const rest = byDeadline(open.filter(({ state }) => state !== 'redo'));
  const overdue = rest.filter((one) => isOverdue(one, source.today));
  const due = rest.filter(({ deadline }) => deadline !== null && deadline >= source.today);
  const noDeadline = rest.filter(({ deadline }) => deadline === null);
  return { redo, overdue, due, noDeadline, all: [...redo, ...overdue, ...due, ...noDeadline] };
}

const byDeadline = (findings: readonly SourceFinding[]): SourceFinding[] =>
  findings.toSorted((a, b) => byText(a.deadline ?? '~', b.deadline ?? '~'));

/** Whether a finding's deadline lies before a day, and it isn't closed. */
export const isOverdue = ({ deadline, state }: SourceFinding, today: string): boolean =>
  state !== 'closed' && deadline !== null && deadline < today;

const DAY = 86_400_000;
const daysPast = ({ deadline }: SourceFinding, today: string): number =>
  Math.round((Date.parse(today) - Date.parse(deadline ?? today)) / DAY);

/** A table of findings with their deadlines. Who answers for one stands in the named edition alone. */
export function deadlineTable(frame: Frame, findings: readonly SourceFinding[]) {
  const { words, edition, source } = frame;
  const { head, state, deadline, none } = words.findings;
  const named = edition === 'named';
  const rows = findings.map((one): TableRow => {
    const past = isOverdue(one, source.today) ? daysPast(one, source.today) : null;
    const unit = unitText(frame, one.unit, named ? words.aUnit : words.others);
    const cells = [
      { text: unit },
      { text: shortened(frame, one.problem) },
      centred(state(one.state)),
      centred(one.deadline === null ? none : deadline(one.deadline, source.today, past)),
    ];
    return { cells: named ? [...cells, { text: one.answers }] : cells, from: [one.id] };
  });
  const heads = [named ? head.unit : head.type, head.problem, head.state, head.deadline];
  const columns = named ? [30, 60, 18, 26, 22] : [36, 74, 18, 28];
  return { kind: 'table' as const, columns, head: headOf(named ? [...heads, head.answers] : heads), rows };
}
