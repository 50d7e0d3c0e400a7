import type { Standing } from '../../lib/app/findings-read.ts';
import type { LaterWords } from '../../lib/i18n/later.ts';
import { useLaterWords } from './later-words.ts';
import './deadline.css';

/** How a finding stands with its days, as the rail says it: vermilion where it is overdue, amber where it is near. */
export function Deadline({ standing, today }: { standing: Standing; today: string }) {
  const { findings } = useLaterWords();
  const { days } = findings;
  switch (standing.is) {
    case 'overdue':
      return <span class="dead verm b">{days.overdue(standing.days)}</span>;
    case 'soon':
      return <span class="dead amber b">{nearDay(standing, days, today)}</span>;
    case 'later':
      return <Day day={standing.on} today={today} />;
    case 'lookAgain':
      return <span class="dead amber b">{days.lookAgain}</span>;
    case 'lookAgainLater':
    case 'closed':
      return <span class="dead green">{days.closed}</span>;
    default:
      return <span class="dead qq">{days.none}</span>;
  }
}

function nearDay({ days, on }: { days: number; on: string }, words: LaterWords['findings']['days'], today: string) {
  if (days === 0) return words.today;
  return days === 1 ? words.tomorrow : <Day day={on} today={today} />;
}

/** A day without its year where that is this year's. */
function Day({ day, today }: { day: string; today: string }) {
  const [year, ...rest] = day.split('-');
  return (
    <span class="dead">
      {year !== today.slice(0, 4) && <span class="blk">{year}</span>}
      {rest.join('-')}
    </span>
  );
}

/** The same in words, for who hears the screen. */
export function sayStanding(standing: Standing, { daysSpoken }: LaterWords['findings']): string {
  switch (standing.is) {
    case 'overdue':
      return daysSpoken.overdue(standing.days);
    case 'soon':
    case 'later':
      return daysSpoken.due(standing.on);
    case 'lookAgain':
    case 'lookAgainLater':
      return daysSpoken.lookAgain(standing.on);
    default:
      return standing.is === 'closed' ? daysSpoken.closed : daysSpoken.none;
  }
}
