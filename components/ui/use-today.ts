import { useEffect, useState } from 'preact/hooks';
import { followDay } from '../../lib/app/reminders.ts';
import { todayNow } from '../../lib/model/time.ts';

/** The day that the calendar shows; another one from midnight on, while the page is open. */
export function useToday(): string {
  const [today, setToday] = useState(todayNow);
  useEffect(() => followDay(setToday), []);
  return today;
}
