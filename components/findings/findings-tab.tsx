import { useLayoutEffect } from 'preact/hooks';
import { watchDissatisfied } from '../../lib/app/dissatisfied.ts';
import { type FindingLine, groupFindings, watchFindings, watchSameUnit } from '../../lib/app/findings-read.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';
import { useKeys } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { moveRowFocus } from '../ui/row-focus.ts';
import { useToday } from '../ui/use-today.ts';
import { useWatch } from '../ui/use-watch.ts';
import { FindingCard } from './finding-card.tsx';
import { FindingRow } from './finding-row.tsx';
import './findings.css';
import { Materials } from './materials.tsx';
import { movePlace, placeFor, placeOf } from './place.ts';
import { Remarks } from './remarks.tsx';
import type { Shows } from './shows.ts';

export { FindingsBar } from './findings-bar.tsx';

interface Props extends Shows {
  line: VisitLine;
  /** `note:<id>`, `tag:<id>` or `item:<id>` to begin a finding with; else the record whose card is to be open. */
  focus?: string;
}

/** The findings of the visit's unit, those from before first; what was said on the spot; papers that were examined. */
export function FindingsTab({ line, focus, ...shows }: Props) {
  const { session, singleKeys } = useApp();
  const { visit, unit } = line;
  const today = useToday();
  const at = unit?.id ?? visit.body.unit;
  const units = useWatch<string[]>((on) => watchSameUnit(session, at, on), [at]);
  const lines = useWatch<FindingLine[]>(
    (on) => (units ? watchFindings(session, units, today, on) : () => undefined),
    [units?.join(), today],
  );
  useLayoutEffect(() => movePlace(visit.id, placeFor(focus)), [visit.id, focus]);
  useKeys((name) => {
    if (name === 'ArrowDown' || name === 'ArrowUp') return moveRowFocus('.fr', name === 'ArrowDown' ? 1 : -1);
    if (singleKeys && (name === 'j' || name === 'k')) return moveRowFocus('.fr', name === 'j' ? 1 : -1);
    return false;
  });
  if (!lines) return null;
  return (
    <>
      <Findings lines={lines} at={line} today={today} {...shows} />
      <Remarks visit={visit.id} {...shows} />
      <Materials visit={visit.id} {...shows} />
    </>
  );
}

interface ListProps extends Shows {
  lines: readonly FindingLine[];
  at: VisitLine;
  today: string;
}

function Findings({ lines, at, today, ...shows }: ListProps) {
  const { findings } = useLaterWords();
  const groups = groupFindings(lines, at.visit.id);
  const shared = { at, today, ...shows };
  return (
    <>
      <Dissatisfied visit={at.visit.id} lines={lines} />
      <Group title={findings.earlier} lines={groups.earlier} {...shared} />
      <Group title={findings.here} lines={groups.here} {...shared} />
      <Group title={findings.closed} lines={groups.closed} {...shared} />
      {lines.length === 0 && (
        <div class="empty">
          <p>
            <b>{findings.nothing}</b>
          </p>
          <p class="q t14">{findings.nothingHow}</p>
        </div>
      )}
    </>
  );
}

function Group({ title, lines, at, today, ...shows }: ListProps & { title: string }) {
  const visit = at.visit.id;
  const { open } = placeOf(visit).value;
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 class="sec">
        {title} <span>{lines.length}</span>
      </h2>
      <ul>
        {lines.map((line) => {
          const { id } = line.finding;
          const move = (to: string | null) => () => movePlace(visit, { open: to });
          return id === open ? (
            <FindingCard key={id} line={line} at={at} today={today} onFold={move(null)} {...shows} />
          ) : (
            <FindingRow key={id} line={line} today={today} onOpen={move(id)} />
          );
        })}
      </ul>
    </section>
  );
}

/** People who were not satisfied at this visit: what was closed may have to be redone (S24). */
function Dissatisfied({ visit, lines }: { visit: string; lines: readonly FindingLine[] }) {
  const { session } = useApp();
  const { findings } = useLaterWords();
  const people = useWatch<number>((on) => watchDissatisfied(session, visit, on), [visit]);
  const mayRedo = lines.some(({ life }) => life.state === 'closed' || life.state === 'toCheck');
  if (!people || !mayRedo) return null;
  return (
    <p class="ask flat" role="status">
      {findings.dissatisfied(people)}
    </p>
  );
}
