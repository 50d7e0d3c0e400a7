import { useRef } from 'preact/hooks';
import { answerField, answerOf, type PackItem, type Thin } from '../../lib/app/checklist.ts';
import type { DutyPlan } from '../../lib/app/duties.ts';
import type { OldWords } from '../../lib/app/pack-switch.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { AnswerChip, useAnswerWord } from './answer-chip.tsx';
import { DutyPlanLine, dutyPlanId } from './duty-plan.tsx';
import { ItemAsks } from './item-asks.tsx';
import { commentField, ItemComment } from './item-comment.tsx';
import { ItemCounts, ItemDetails, ItemLinks } from './item-details.tsx';
import { OldWordsLine } from './old-words-line.tsx';
import { RatingRow } from './rating-row.tsx';
import { moveSpot } from './spot.ts';
import type { Facts } from './use-facts.ts';

interface Props {
  line: VisitLine;
  item: PackItem;
  facts: Facts;
  thin: Thin | undefined;
  /** What the campaign says of it, where it is a duty. */
  plan: DutyPlan | undefined;
  /** Where its answer was given to other words. */
  old: OldWords | undefined;
  /** Whether this is the current item: then it is unfolded. */
  now: boolean;
  /** Makes it the current one. @param from the row of cells that was pressed, which must not move away */
  onReach(item: string, from?: Element | null): void;
  onHistory(entry: Entry<Kind>, field: string, label: string): void;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** An item: one line once it is answered, its cells while it isn't, and everything while it is the current one. */
export function ItemRow({ line, item, facts, thin, plan, old, now, onReach, onHistory, onConflict }: Props) {
  const { words, go } = useApp();
  const text = usePackText();
  const word = useAnswerWord();
  const row = useRef<HTMLLIElement>(null);
  const { visit } = line;
  const { checklist } = words;
  const answer = answerOf(visit, item);
  const comment = visit.body[commentField(item.id)];
  const question = text(item.question);
  const spoken = answer ? word(answer) : checklist.notRated;
  const duePlan = item.form === 'duty' ? plan : undefined;
  const history = [
    { field: answerField(item), name: checklist.ratingHistory, label: checklist.ratingOf(item.id) },
    { field: commentField(item.id), name: checklist.commentHistory, label: checklist.commentOn(item.id) },
  ].filter(({ field }) => (visit.heads[field]?.length ?? 0) > 0);
  return (
    <li
      ref={row}
      id={`item-${item.id}`}
      class={`row item${now ? ' now' : ''}${answer && !now ? ' done' : ''}`}
      tabIndex={-1}
      aria-current={now ? 'true' : undefined}
    >
      <div class="rail num">{item.id}</div>
      <div class="min0">
        <h3>
          {now ? (
            <span class="l1">{question}</span>
          ) : (
            <button
              type="button"
              class="l1 fold"
              aria-expanded={false}
              aria-label={checklist.folded(item.id, question, spoken)}
              onClick={() => onReach(item.id)}
            >
              <span>{question}</span>
              {answer && <AnswerChip answer={answer} />}
            </button>
          )}
        </h3>
        {now && <ItemDetails item={item} />}
        {now ? <ItemLinks visit={visit} facts={facts} /> : <ItemCounts facts={facts} />}
        {!now && comment && <p class="t13 q anyword clip2">{comment}</p>}
        {old && answer && <OldWordsLine item={item.id} words={old} />}
        {duePlan && (now || !answer) && <DutyPlanLine item={item} plan={duePlan} />}
        {(now || !answer) && (
          <RatingRow
            visit={visit}
            item={item}
            {...(duePlan && { describedBy: dutyPlanId(item.id) })}
            onRate={() => {
              if (!now) onReach(item.id, row.current?.querySelector('.rate'));
            }}
          />
        )}
        {/* Beneath the cells: what appears because one was pressed must not push it away. */}
        <ItemAsks line={line} item={item} answer={answer} thin={thin} onConflict={onConflict} />
        {now && <ItemComment visit={visit} item={item} />}
        {now && (
          <div class="tools acts">
            <button type="button" class="btn text" onClick={() => moveSpot(visit.id, { comment: item.id })}>
              {checklist.comment}
            </button>
            <button
              type="button"
              class="btn text"
              onClick={() => go({ screen: 'visit', visit: visit.id, tab: 'tags', focus: `item:${item.id}` })}
            >
              {checklist.markTag}
            </button>
            <button
              type="button"
              class="btn text"
              onClick={() => go({ screen: 'visit', visit: visit.id, tab: 'findings', focus: `item:${item.id}` })}
            >
              {words.visit.listFinding}
            </button>
            {history.map(({ field, name, label }) => (
              <button key={field} type="button" class="btn text" onClick={() => onHistory(visit, field, label)}>
                {name}
              </button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}
