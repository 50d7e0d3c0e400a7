import { useState } from 'preact/hooks';
import type { JudgedTag, People } from '../../lib/app/review/watch.ts';
import type { TagStatus } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useOpener } from '../ui/opener.ts';
import type { ShownTags } from './use-judged-tags.ts';
import type { Parts } from './use-parts.ts';
import { useWhoWhen } from './use-people.ts';
import { useWay } from './use-way.ts';
import { VerdictForm } from './verdict-form.tsx';
import { Verdicts } from './verdicts.tsx';

/** The suspicions of a visit: how each stands, by whose word, and the verdict that may be given. */
export function JudgedTags({ visit, parts, found }: { visit: string; parts: Parts; found: ShownTags }) {
  const { reviewDesk } = useDeskWords();
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

function TagLine({ visit, judged: { tag, standing, adjudication, wordOf }, people, parts }: LineProps) {
  const { statuses } = useApp().words.common;
  const { reviewDesk } = useDeskWords();
  const { review } = useLaterWords();
  const { who } = useWhoWhen(people);
  const [to, setTo] = useState<TagStatus | null>(null);
  const name = parts.nameOf(tag);
  const way = useWay(visit)(tag);
  // Where nobody has decided, the supervisor's own word stands and a verdict begins from 疑似.
  const next: readonly TagStatus[] = adjudication.state === 'suspected' ? ['confirmed', 'ruledOut'] : ['suspected'];
  const isOpen = to !== null && next.includes(to);
  const opener = useOpener(isOpen ? to : null);
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
      <p class={wordOf ? 't13 amber' : 't12 q'}>
        {wordOf ? reviewDesk.wordOf(who(wordOf)) : reviewDesk.standing[standing.by]}
      </p>
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
              {...opener(one)}
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
