import { useId, useState } from 'preact/hooks';
import type { CommentOn } from '../../lib/app/review/comments.ts';
import { membersOf } from '../../lib/model/records.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { CommentForm } from './comment-form.tsx';
import { ThreadList } from './thread-list.tsx';
import type { Parts } from './use-parts.ts';
import type { ShownThreads } from './use-threads.ts';

interface Props {
  visit: string;
  threads: ShownThreads;
  parts: Parts;
  asked: ReadonlySet<string>;
}

/** All that was said of a visit, and a field for what is to be said of it or of something in it. */
export function CommentsPart({ visit, threads, parts, asked }: Props) {
  const { review } = useLaterWords();
  return (
    <section aria-label={review.comments}>
      <h3 class="h3">
        {review.comments} {threads.all.length}
        {threads.open > 0 && <span class="amber">{review.openCount(threads.open)}</span>}
      </h3>
      {threads.all.length === 0 && <p class="rv-line q">{review.noComments}</p>}
      <ThreadList visit={visit} threads={threads} parts={parts} asked={asked} />
      <NewComment visit={visit} threads={threads} parts={parts} />
    </section>
  );
}

/** Chooses what is spoken of, then takes the words; it begins where a comment was begun and not put down. */
function NewComment({ visit, threads, parts }: Omit<Props, 'asked'>) {
  const { review } = useLaterWords();
  const id = useId();
  const targets = targetsIn(visit, parts);
  const begun = threads.begun.find(({ thread }) => thread === undefined);
  const [chosen, setChosen] = useState<string | null>(null);
  const key = chosen ?? (begun ? keyOf(begun) : visit);
  const of = targets.find((one) => keyOf(one) === key) ?? { on: visit };
  return (
    <div class="rv-new">
      <label class="t13 q" for={id}>
        {review.about}
      </label>
      <select id={id} class="field" value={keyOf(of)} onChange={(event) => setChosen(event.currentTarget.value)}>
        {targets.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {parts.name(one.on, one.field)}
          </option>
        ))}
      </select>
      <CommentForm key={keyOf(of)} visit={visit} of={of} label={review.write} act={review.keep} />
    </div>
  );
}

const keyOf = ({ on, field }: CommentOn): string => (field ? `${on} ${field}` : on);

/** The visit, its ratings, its notes, tags and findings: what there is to speak of. */
function targetsIn(visit: string, { all }: Parts): CommentOn[] {
  const own = all.find(({ id }) => id === visit);
  const ratings = own ? membersOf(own.body, 'rating').map((item) => ({ on: visit, field: `rating.${item}` })) : [];
  const records = (['note', 'tag', 'finding'] as const).flatMap((kind) =>
    all.filter((entry) => entry.kind === kind && entry.shelf === 'live').map(({ id }) => ({ on: id })),
  );
  return [{ on: visit }, ...records, ...ratings];
}
