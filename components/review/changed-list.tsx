import { type ChangedRecord, watchChangedSince } from '../../lib/app/review/changed.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useShowValue } from '../ui/show-value.ts';
import { useWatch } from '../ui/use-watch.ts';
import type { Parts } from './use-parts.ts';

/** What was changed since the hand-over that was last looked at; nothing for a visit that was never handed over. */
export function ChangedList({ visit, parts }: { visit: string; parts: Parts }) {
  const { session } = useApp();
  const { review } = useLaterWords();
  const found = useWatch<ChangedRecord[] | null>((on) => watchChangedSince(session, visit, on), [session.db, visit]);
  if (!found) return null;
  if (found.length === 0) return <p class="rv-line t13 q">{review.nothingChanged}</p>;
  return (
    <details class="rv-fold">
      <summary>
        {review.changed} {found.length}
      </summary>
      <ul class="rv-threads">
        {found.map((one) => (
          <Changed key={one.entry.id} one={one} parts={parts} />
        ))}
      </ul>
    </details>
  );
}

function Changed({ one: { entry, isNew, fields }, parts }: { one: ChangedRecord; parts: Parts }) {
  const { review } = useLaterWords();
  const show = useShowValue();
  const isGone = entry.shelf === 'deleted';
  return (
    <li class="rv-thread t13">
      <p class="anyword">
        {(isNew || isGone) && <b>{isNew ? review.isNew : review.isGone} </b>}
        {parts.nameOf(entry)}
      </p>
      {!isNew &&
        !isGone &&
        fields.map(({ field, before, now }) => (
          <p key={field} class="anyword">
            <span class="q">{parts.nameOf(entry, field)}</span>
            <br />
            {review.wasNow(show(field, before), show(field, now))}
          </p>
        ))}
    </li>
  );
}
