import { deadlineTable, isOverdue, openFindings } from '../deadlines.ts';
import type { Frame } from '../frame.ts';
import type { PartMaker, SectionText } from '../parts.ts';
import { figure } from '../say.ts';
import type { SourceFinding } from '../source.ts';

/** What is done again, what is overdue and what is due (S24): counted, then in a table. */
export function composeRedo(frame: Frame, parts: PartMaker): SectionText {
  const { redo, overdue, due, noDeadline, all } = openFindings(frame);
  if (all.length === 0) return { parts: [] };
  const { findings: words, date } = frame.words;
  const [next] = due;
  const soonest = due.filter(({ deadline }) => deadline === next?.deadline);
  const later = due.filter(({ deadline }) => deadline !== next?.deadline);
  const late = redo.filter((one) => isOverdue(one, frame.source.today));
  const ofThem = late.length > 0 ? figure('redoOverdue', idsOf(late)) : null;
  const again = redo.length > 0 ? words.redo(figure('redo', idsOf(redo)), ofThem) : [];
  const clauses = [
    overdue.length > 0 ? words.overdue(figure('overdue', idsOf(overdue))) : [],
    next?.deadline
      ? words.due(figure('due', idsOf(soonest)), figure('dueOn', idsOf(soonest), date(next.deadline)))
      : [],
    later.length > 0 ? words.later(figure('later', idsOf(later))) : [],
    noDeadline.length > 0 ? words.noDeadline(figure('noDeadline', idsOf(noDeadline))) : [],
  ].filter((clause) => clause.length > 0);
  return {
    parts: [
      parts.text('counts', words.sentence(figure('all', idsOf(all)), again, clauses), { keep: true }),
      parts.blocks('table', words.table, [deadlineTable(frame, all)], idsOf(all)),
    ],
    count: frame.words.count('redo', all.length),
  };
}

const idsOf = (findings: readonly SourceFinding[]): string[] => findings.map(({ id }) => id);
