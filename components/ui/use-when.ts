import { shownTime } from '../../lib/app/finish.ts';
import { useApp } from './context.ts';

/** Says when something was, by this device's clock: the time alone for today, else day and time. */
export function useWhen(): (at: number) => string {
  const { common } = useApp().words;
  return (at) => {
    const of = (millis: number) =>
      shownTime({ device: millis, offset: -new Date(millis).getTimezoneOffset(), zone: '' });
    const { date, time } = of(at);
    if (date === of(Date.now()).date) return time;
    return `${date.slice(0, 4) === of(Date.now()).date.slice(0, 4) ? common.date(date) : date} ${time}`;
  };
}
