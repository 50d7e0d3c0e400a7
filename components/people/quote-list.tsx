import type { VisitLine } from '../../lib/app/visits.ts';
import { watchQuotes } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { shownTime } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { moveRowFocus } from '../ui/row-focus.ts';
import { useWatch } from '../ui/use-watch.ts';

/** What was said face to face or back to back at this visit. The words are notes: there they are edited. */
export function QuoteList({ line }: { line: VisitLine }) {
  const { session, words, go, singleKeys } = useApp();
  const { people } = useLaterWords();
  const { visit, common } = words;
  const id = line.visit.id;
  const quotes = useWatch<Entry<'note'>[]>((on) => watchQuotes(session, id, on), [id]);
  useKeys((name) => {
    const down = name === 'ArrowDown' || (singleKeys && name === 'j');
    const up = name === 'ArrowUp' || (singleKeys && name === 'k');
    return (down || up) && moveRowFocus('button.vrow', down ? 1 : -1);
  });
  if (!quotes) return null;
  if (quotes.length === 0) {
    return (
      <div class="empty">
        <p>
          <b>{people.noQuotes}</b>
        </p>
        <p class="q t14">{people.noQuotesHow}</p>
      </div>
    );
  }
  return (
    <ul class="voices">
      {quotes.map(({ id: note, body }) => (
        <li key={note}>
          <button
            type="button"
            class="vrow"
            aria-description={people.toNotes}
            onClick={() => go({ screen: 'visit', visit: id, tab: 'notes', focus: note })}
          >
            <span class="vmark q">{body.source === 'backToBack' || !body.at ? '' : shownTime(body.at).time}</span>
            <span class={body.source === 'backToBack' ? 'min0 protect' : 'min0'}>
              <span class="anyword clip3">{body.text || body.quote?.text}</span>
              <span class="t13 q st8">
                {body.source === 'backToBack' && <Icon name="lock" small />}
                {body.source === 'backToBack' ? visit.noSpeaker : common.sources[body.source]}
                {body.speaker && `${common.sep}${common.speakers[body.speaker]}`}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
