import { deadlineTable, openFindings } from '../deadlines.ts';
import type { Frame } from '../frame.ts';
import type { PartMaker, SectionText } from '../parts.ts';
import { figure, type NamedFigure } from '../say.ts';

/** What became of all that was found: closed, done again, left open (S05). */
export function composeOutcome(frame: Frame, parts: PartMaker): SectionText {
  const { findings: all, words } = frame;
  if (all.length === 0) return { parts: [] };
  const some = (name: string, states: readonly string[]): NamedFigure | null => {
    const own = all.filter(({ state }) => states.includes(state)).map(({ id }) => id);
    return own.length > 0 ? figure(name, own) : null;
  };
  const told = words.series.outcome({
    all: figure(
      'all',
      all.map(({ id }) => id),
    ),
    closed: some('closed', ['closed']),
    redo: some('redo', ['redo']),
    left: some('left', ['open', 'underway', 'toCheck']),
  });
  return { parts: [parts.text('counts', told)], count: words.count('outcome', all.length) };
}

/** What is carried on when the campaign ends, until it is solved (S30). */
export function composeCarriedOn(frame: Frame, parts: PartMaker): SectionText {
  const { all } = openFindings(frame);
  if (all.length === 0) return { parts: [] };
  const ids = all.map(({ id }) => id);
  const { words } = frame;
  return {
    parts: [
      parts.text('counts', words.series.carriedOn(figure('open', ids)), { keep: true }),
      parts.blocks('table', words.findings.table, [deadlineTable(frame, all)], ids),
    ],
    count: words.count('carriedOn', all.length),
  };
}
