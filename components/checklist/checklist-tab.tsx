import { useLayoutEffect, useRef } from 'preact/hooks';
import { answerOf, type PackItem, thinRatings } from '../../lib/app/checklist.ts';
import { type DutyPlan, watchDuties } from '../../lib/app/duties.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';
import { ItemRow } from './item-row.tsx';
import { moveSpot, spotOf } from './spot.ts';
import { StrayAnswers } from './stray-answers.tsx';
import { Filters, TopLines } from './top-lines.tsx';
import { neighbour, useChecklistKeys } from './use-checklist-keys.ts';
import { useCurrent } from './use-current.ts';
import { useDrawn } from './use-drawn.ts';
import { useFacts } from './use-facts.ts';
import { useKeptRows } from './use-kept-rows.ts';
import { useOldWords } from './use-old-words.ts';
import { useSteadyView } from './use-steady-view.ts';
import './checklist.css';

export { ChecklistBar } from './checklist-bar.tsx';

interface Props {
  line: VisitLine;
  /** An item to begin with: `2.4` or `item:2.4`. */
  focus?: string;
  onHistory(entry: Entry<Kind>, field: string, label: string): void;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** The checklist of a visit, section by section, with the current item unfolded. */
export function ChecklistTab({ line, focus, onHistory, onConflict }: Props) {
  const { session, words } = useApp();
  const text = usePackText();
  const { visit } = line;
  const { items, current, spot } = useCurrent(line);
  const facts = useFacts(visit.id);
  const plans = useWatch<ReadonlyMap<string, DutyPlan>>((on) => watchDuties(session, visit, on), [visit.body.campaign]);
  const oldWords = useOldWords(visit);
  const list = useRef<HTMLDivElement>(null);
  const view = useSteadyView(list, current?.id ?? null);

  const wanted = items.find((item) => item.id === focus?.replace(/^item:/, ''))?.id;
  useLayoutEffect(() => {
    if (wanted) moveSpot(visit.id, { item: wanted, filter: 'all' });
  }, [wanted]);
  useLayoutEffect(() => {
    // Fixed once it is known: else rating the first open item would make the second the current one. What `focus` asked
    // for just now is already there, though this drawing doesn't know it yet.
    const { item } = spotOf(visit.id).value;
    if (current && !items.some(({ id }) => id === item)) moveSpot(visit.id, { item: current.id });
  }, [current?.id, spot.item]);

  const thin = facts.notes ? thinRatings(session, items, visit, facts.notes) : new Map();
  const passes = (item: PackItem) =>
    spot.filter === 'all' || (spot.filter === 'thin' ? thin.has(item.id) : !answerOf(visit, item));
  // The current item stays whatever the filter: what was rated just now may still want a word.
  const shown = items.filter((item) => item.id === current?.id || passes(item));
  const drawn = useDrawn(shown, current?.id ?? null);
  const goTo = (item: PackItem) => {
    view.focus();
    moveSpot(visit.id, { item: item.id });
  };
  useChecklistKeys({ visit, items, shown, current, onGo: goTo });
  const drawRow = useKeptRows(line);
  const onReach = (id: string, from?: Element | null) => {
    if (from) view.hold(from);
    else view.focus();
    moveSpot(visit.id, { item: id });
  };
  const acts = { onReach, onHistory, onConflict };

  return (
    <div
      ref={list}
      onKeyDownCapture={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
        if (!by || !(event.target instanceof Element) || !event.target.closest('.rate')) return;
        // Arrows move between items also from inside a row of cells: there they would change the rating that one only wants to leave.
        event.preventDefault();
        event.stopPropagation();
        const next = neighbour(shown, current, by);
        if (next) goTo(next);
      }}
    >
      <Filters line={line} items={items} filter={spot.filter} thin={thin.size} />
      <TopLines line={line} items={items} />
      {session.pack.sections.map((section) => {
        const all = items.filter((item) => item.section === section.id);
        const rows = shown.filter((item) => item.section === section.id && drawn.has(item.id));
        if (rows.length === 0) return null;
        const answered = all.filter((item) => answerOf(visit, item)).length;
        return (
          <section key={section.id} aria-labelledby={`section-${section.id}`}>
            <h2 class="sec" id={`section-${section.id}`}>
              {words.checklist.section(Number(section.id), text(section.title))}{' '}
              <span>{words.checklist.ratedOf(answered, all.length)}</span>
            </h2>
            <ul>
              {rows.map((item) => {
                const shows = {
                  facts: facts.of(item.id),
                  thin: thin.get(item.id),
                  plan: plans?.get(item.id),
                  old: oldWords.get(item.id),
                  now: item.id === current?.id,
                };
                return drawRow(item, Object.values(shows), () => (
                  <ItemRow key={item.id} line={line} item={item} {...shows} {...acts} />
                ));
              })}
            </ul>
          </section>
        );
      })}
      {spot.filter === 'all' && <StrayAnswers visit={visit} items={items} oldWords={oldWords} />}
      {spot.filter !== 'all' && shown.every((item) => !passes(item)) && (
        <p class="empty q t14">{words.checklist.nothingLeft[spot.filter]}</p>
      )}
    </div>
  );
}
