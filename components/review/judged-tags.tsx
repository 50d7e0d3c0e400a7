import { useState } from 'preact/hooks';
import { type JudgedTag, type People, watchJudgedTags } from '../../lib/app/review/watch.ts';
import type { TagStatus } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import type { Parts } from './use-parts.ts';
import { useWhoWhen } from './use-people.ts';
import { useWay } from './use-way.ts';
import { VerdictForm } from './verdict-form.tsx';

/** The suspicions of a visit: how each stands, by whose word, and the verdict that may be given. */
export function JudgedTags({ visit, parts }: { visit: string; parts: Parts }) {
  const { session } = useApp();
  const { reviewDesk } = useDeskWords();
  const found = useWatch<{ tags: JudgedTag[]; people: People }>(
    (on) => watchJudgedTags(session, visit, on),
    [session.db, visit],
  );
  if (!found) return null;
  return (
    <section aria-label={reviewDesk.tags}>
      <h3 class="h3">
        {reviewDesk.tags} {found.tags.length}
      </h3>
      {found.tags.length === 0 && <p class="rv-line q">{reviewDesk.noTags}</p>}
      <ul class="rv-threads">
        {found.tags.map((judged) => (
          <TagLine key={judged.tag.id} visit={visit} judged={judged} people={found.people} parts={parts} />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  visit: string;
  judged: JudgedTag;
  people: People;
  parts: Parts;
}

function TagLine({ visit, judged: { tag, standing, adjudication }, people, parts }: LineProps) {
  const { statuses } = useApp().words.common;
  const { reviewDesk } = useDeskWords();
  const { review } = useLaterWords();
  const [to, setTo] = useState<TagStatus | null>(null);
  const name = parts.nameOf(tag);
  const way = useWay(visit)(tag);
  // Where nobody has decided, the supervisor's own word stands and a verdict begins from 疑似.
  const next: readonly TagStatus[] = adjudication.state === 'suspected' ? ['confirmed', 'ruledOut'] : ['suspected'];
  const isOpen = to !== null && next.includes(to);
  return (
    <li class="rv-thread">
      <p class="rv-about">
        <b>{statuses[standing.status]}</b>
        {way ? (
          <button type="button" class="btn text anyword" aria-label={review.goTo(name)} onClick={way}>
            {name}
          </button>
        ) : (
          <span class="anyword">{name}</span>
        )}
      </p>
      <p class="t12 q">{reviewDesk.standing[standing.by]}</p>
      {standing.differs && <p class="t13 amber">{reviewDesk.differs(statuses[tag.body.status] ?? tag.body.status)}</p>}
      <Verdicts adjudication={adjudication} people={people} />
      {isOpen ? (
        <VerdictForm key={to} tag={tag} to={to} onEnd={() => setTo(null)} />
      ) : (
        <div class="rv-acts">
          {next.map((one) => (
            <button
              key={one}
              type="button"
              class="btn line"
              aria-label={reviewDesk.decideTag(reviewDesk.decide[one], name)}
              onClick={() => setTo(one)}
            >
              {reviewDesk.decide[one]}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

/** What was decided so far, by whom and when; what counts for nothing says why. */
function Verdicts({
  adjudication: { taken, void: refused },
  people,
}: Pick<JudgedTag, 'adjudication'> & { people: People }) {
  const { statuses, refusals } = useApp().words.common;
  const { review } = useLaterWords();
  const { who, when } = useWhoWhen(people);
  const all = [...taken.map((step) => ({ step, why: null })), ...refused];
  if (all.length === 0) return null;
  return (
    <ol class="rv-steps in">
      {all
        .sort((a, b) => (a.step.hlc < b.step.hlc ? -1 : 1))
        .map(({ step, why }) => (
          <li key={step.id} class={why ? 'void' : undefined}>
            <p class="anyword">
              <b>{statuses[step.to]}</b> <span class="q">{review.byWhen(who(step.person), when(step.hlc))}</span>
            </p>
            {step.reason && <p class="anyword">{step.reason}</p>}
            {why && <p class="amber t13">{review.notCounted(refusals[why])}</p>}
          </li>
        ))}
    </ol>
  );
}
