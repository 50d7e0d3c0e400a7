import { watchUrgentSince } from '../../lib/app/desk/tags.ts';
import { type Reminder, watchReminders } from '../../lib/app/reminders.ts';
import type { Moment } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { placeOf, START } from '../ui/data-list-state.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { useToday } from '../ui/use-today.ts';
import { useWait } from '../ui/use-wait.ts';
import { useWatch } from '../ui/use-watch.ts';

/** What asks for a look on the findings' page: the standings by which its list is narrowed. */
const KINDS = ['overdue', 'soon', 'lookAgain'] as const;
const LOOKS = { overdue: 'verm b', soon: 'amber b', lookAgain: 'amber' } as const;

/**
 * What must be seen first: urgent tags with the time that they wait (S32), and findings that are overdue, due soon or to
 * be looked at again (S40), each with the way there. It says the new day from midnight on.
 */
export function VisitsRemind() {
  const { session, go } = useApp();
  const { findingsDesk: words } = useDeskWords();
  const today = useToday();
  const wait = useWait();
  const reminders = useWatch<Reminder[]>((on) => watchReminders(session, today, on), [session.db, today]) ?? [];
  const urgent = useWatch<Moment[]>((on) => watchUrgentSince(session, on), [session]) ?? [];
  const longest = urgent[0];
  if (reminders.length === 0 && !longest) return null;
  const count = (kind: (typeof KINDS)[number]) => reminders.filter(({ line }) => line.standing.is === kind).length;
  const toFindings = (kind: (typeof KINDS)[number]) => {
    placeOf('findings').value = {
      ...START,
      chosen: { standing: [kind] },
      order: { key: 'standing', down: false },
    };
    go({ screen: 'desk', page: 'findings' });
  };
  return (
    <section class="ph remind" aria-label={words.remind}>
      {longest && (
        <button
          type="button"
          class="rbtn verm b"
          onClick={() => {
            placeOf('tags').value = { ...START, chosen: { urgent: ['waits'] } };
            go({ screen: 'desk', page: 'tags' });
          }}
        >
          <Icon name="warn" small /> {words.urgentWait(urgent.length, wait(longest))}
        </button>
      )}
      {KINDS.filter((kind) => count(kind) > 0).map((kind) => (
        <button key={kind} type="button" class={`rbtn ${LOOKS[kind]}`} onClick={() => toFindings(kind)}>
          {kind === 'overdue' && <Icon name="clock" small />} {words[kind](count(kind))}
        </button>
      ))}
    </section>
  );
}
