import { useEffect, useRef, useState } from 'preact/hooks';
import { setTime } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { localTime } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { MomentInput } from '../ui/moment-input.tsx';

interface Props {
  visit: Entry<'visit'>;
  /** Rises each time the fields are asked for from elsewhere. */
  asked: number;
}

/** When the visit began and ended. What a person types stands beside what the device noted, never in its place. */
export function TimeRow({ visit, asked }: Props) {
  const { words } = useApp();
  const { finish, common } = words;
  const [open, setOpen] = useState(false);
  const { began, ended } = visit.body;
  const [from, to] = [began ? localTime(began) : null, ended ? localTime(ended) : null];
  const minutes =
    from === null || to === null ? null : Math.round((Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000);
  // Another day is said only where it is another.
  const until =
    to &&
    (to.slice(0, 10) === from?.slice(0, 10) ? to.slice(11) : `${dayBeside(to, from, common.date)} ${to.slice(11)}`);
  const start = from?.slice(11) ?? finish.notRecorded;
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked > 0) setOpen(true);
  }, [asked]);
  useEffect(() => {
    if (open && asked > 0) [...(fields.current?.querySelectorAll('input') ?? [])].find(({ value }) => !value)?.focus();
  }, [open, asked]);
  return (
    <div class="row fin">
      <div class="rail">{finish.time}</div>
      <div>
        <div class="l1">
          <div>
            <p>{until ? finish.span(start, until) : finish.openEnd(start)}</p>
            {minutes !== null && minutes >= 0 && (
              <p class="t13 q">{finish.lasted(common.hoursMinutes(Math.floor(minutes / 60), minutes % 60))}</p>
            )}
            {minutes !== null && minutes < 0 && (
              <p class="t13 amber" role="status">
                {finish.backwards}
              </p>
            )}
          </div>
          <button
            type="button"
            class="go"
            aria-expanded={open}
            aria-label={finish.goTo(open ? finish.done : finish.change, finish.time)}
            onClick={() => setOpen(!open)}
          >
            {open ? finish.done : finish.change}
          </button>
        </div>
        {open && (
          <div class="times" ref={fields}>
            <TimeField visit={visit} which="began" />
            <TimeField visit={visit} which="ended" />
          </div>
        )}
      </div>
    </div>
  );
}

/** A day as it is said beside another one: with its year, where that is another. */
function dayBeside(day: string, other: string | null, words: (day: string) => string): string {
  return day.slice(0, 4) === other?.slice(0, 4) ? words(day.slice(0, 10)) : day.slice(0, 10);
}

function TimeField({ visit, which }: { visit: Entry<'visit'>; which: 'began' | 'ended' }) {
  const { session, words, run } = useApp();
  const { finish } = words;
  return (
    <MomentInput
      label={finish[which]}
      moment={visit.body[which]}
      saysDevice={finish.device}
      onTime={(typed) => run(() => setTime(session, visit, which, typed))}
    />
  );
}
