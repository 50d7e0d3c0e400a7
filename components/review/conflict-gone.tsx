import { type OpenConflict, type OpenConflicts, settleConflict } from '../../lib/app/review/conflicts.ts';
import { millisOf } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { LongText } from '../ui/long-text.tsx';
import { showMaker } from '../ui/show-value.ts';
import { useWhen } from '../ui/use-when.ts';
import type { Naming } from './use-names.ts';
import { wentOn } from './went-on.ts';

/** So many records in which somebody went on are written out. */
const LISTED = 30;

interface Props {
  conflict: OpenConflict;
  makers: OpenConflicts['makers'];
  naming: Naming;
}

/** One took a record away, another went on with it: both with who and when, and it is put back or stays away. */
export function ConflictGone({ conflict, makers, naming }: Props) {
  const { session, words, run } = useApp();
  const { review } = useLaterWords();
  const when = useWhen();
  const deletions = conflict.sides.filter(({ field }) => field === 'deleted');
  const gone = deletions.find(({ value }) => value);
  const { listed, more } = wentOn(conflict, LISTED);
  const settle = (value: Parameters<typeof settleConflict>[2]) => run(() => settleConflict(session, conflict, value));
  const who = (author: string, hlc: string) => review.byWhen(showMaker(words, makers.get(author)), when(millisOf(hlc)));
  return (
    <>
      <div class="rv-sides">
        {deletions.slice(0, LISTED).map(({ change, value }) => (
          <div key={change.id} class="rv-side">
            <p class="t12 q anyword">{who(change.author, change.hlc)}</p>
            <p>{value ? review.isGone : review.isBack}</p>
          </div>
        ))}
      </div>
      {deletions.length > LISTED && <p class="t13 q">{review.andMore(deletions.length - LISTED)}</p>}
      {conflict.under.length > 0 && <p class="t13">{review.goneUnseen}</p>}
      <ul class="rv-went-on">
        {listed.map(({ entry, author, hlc, said }) => (
          <li key={`${entry.id} ${author}`} class="rv-side">
            <p class="t12 q anyword">{who(author, hlc)}</p>
            {entry.id !== conflict.rec && !said.some(namesIt) && <p class="t13">{naming.nameOf(entry)}</p>}
            {said.map(({ field, value }) => (
              <p key={field} class="anyword rv-text">
                <span class="t12 q">{naming.fieldName(field, entry.kind)}</span>{' '}
                <LongText text={naming.show(field, value, entry.kind)} />
              </p>
            ))}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="t13 q">{review.andMore(more)}</p>}
      <div class="rv-acts">
        <button type="button" class="btn line" onClick={() => settle(null)}>
          {review.putBack}
        </button>
        {gone && (
          <button type="button" class="btn line" onClick={() => settle(gone.value)}>
            {review.keepGone}
          </button>
        )}
      </div>
    </>
  );
}

/** Whether a field's words name the record already. */
const namesIt = ({ field }: { field: string }): boolean => field === 'text' || field === 'problem';
