import {
  inVisit,
  type OpenConflicts,
  type Scope,
  settleAllBy,
  watchConflicts,
} from '../../lib/app/review/conflicts.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { showMaker } from '../ui/show-value.ts';
import { useWatch } from '../ui/use-watch.ts';
import { ConflictOne } from './conflict-one.tsx';
import type { Naming } from './use-names.ts';
import './review.css';

interface Props {
  visit: string;
  parts: Naming;
  found: OpenConflicts;
}

/** Watches where people disagree in a visit; undefined until it is known. */
export function useConflicts(visit: string): OpenConflicts | undefined {
  const { session } = useApp();
  return useWatch<OpenConflicts>((on) => watchConflicts(session, inVisit(visit), on), [session.db, visit]);
}

/** Where people disagree in a visit, settled one by one or all by one person's word; nothing where they don't. */
export function ConflictList({ visit, parts, found }: Props) {
  const { review } = useLaterWords();
  const { conflicts } = found;
  if (conflicts.length === 0) return null;
  return (
    <section aria-label={review.conflicts} class="rv-conflicts">
      <h3 class="h3">
        {review.conflicts} <span class="amber">{review.conflictCount(conflicts.length)}</span>
      </h3>
      <ConflictCards scope={inVisit(visit)} naming={parts} found={found} />
    </section>
  );
}

/** Disagreements as cards. @param scope of which records they are, for whoever settles all by one person's word */
export function ConflictCards({ scope, naming, found }: { scope: Scope; naming: Naming; found: OpenConflicts }) {
  const { review } = useLaterWords();
  const { conflicts, makers } = found;
  return (
    <>
      {conflicts.some(({ isAgainstDelete }) => !isAgainstDelete) && <p class="rv-line t12 q">{review.marks}</p>}
      <ul class="rv-threads">
        {conflicts.map((conflict) => (
          <ConflictOne key={`${conflict.rec} ${conflict.field}`} conflict={conflict} makers={makers} naming={naming} />
        ))}
      </ul>
      {conflicts.length > 1 && <AllBy scope={scope} found={found} />}
    </>
  );
}

/** The people who stand on a side, each with all that their word would settle. */
function AllBy({ scope, found: { conflicts, makers } }: { scope: Scope; found: OpenConflicts }) {
  const { session, words, run } = useApp();
  const { review } = useLaterWords();
  const standing = conflicts.flatMap(({ sides }) =>
    [...new Map(sides.map(({ change }) => [personIn(change.author), change.author]))].map(([person, author]) => ({
      person,
      author,
    })),
  );
  const people = Map.groupBy(standing, ({ person }) => person);
  return (
    <div class="rv-acts rv-line">
      {[...people].map(([person, all]) => (
        <button
          key={person}
          type="button"
          class="btn line"
          onClick={() => run(() => settleAllBy(session, scope, person))}
        >
          {review.allBy(showMaker(words, makers.get(all[0]?.author ?? '')), all.length)}
        </button>
      ))}
    </div>
  );
}

/** `<id>.<epoch>` without the epoch. */
const personIn = (author: string): string => author.slice(0, author.lastIndexOf('.'));
