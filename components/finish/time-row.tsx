import { useState } from 'preact/hooks';
import { shownTime } from '../../lib/app/finish.ts';
import { setTime } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';

const TYPED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** When the visit began and ended. What a person types stands beside what the device noted, never in its place. */
export function TimeRow({ visit }: { visit: Entry<'visit'> }) {
  const { words } = useApp();
  const { finish, common } = words;
  const [open, setOpen] = useState(false);
  const { began, ended } = visit.body;
  const [from, to] = [localOf(began), ended ? localOf(ended) : null];
  const minutes = to === null ? null : Math.round((Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000);
  // Another day is said only where it is another.
  const until =
    to && (to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : `${common.date(to.slice(0, 10))} ${to.slice(11)}`);
  return (
    <div class="row fin">
      <div class="rail">{finish.time}</div>
      <div>
        <div class="l1">
          <div>
            <p>{until ? finish.span(from.slice(11), until) : finish.openEnd(from.slice(11))}</p>
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
          <div class="times">
            <TimeField visit={visit} which="began" />
            <TimeField visit={visit} which="ended" />
          </div>
        )}
      </div>
    </div>
  );
}

function TimeField({ visit, which }: { visit: Entry<'visit'>; which: 'began' | 'ended' }) {
  const { session, words, run } = useApp();
  const { finish } = words;
  const moment = visit.body[which];
  const shown = moment ? localOf(moment) : '';
  const device = moment && shownTime({ ...moment, typed: undefined as never });
  return (
    <label class="t13 q">
      {finish[which]}
      <input
        class="field"
        type="datetime-local"
        value={shown}
        onChange={(event) => {
          const typed = event.currentTarget.value.slice(0, 16);
          // A field that is half typed, or emptied, says nothing yet: what was kept stays.
          if (TYPED.test(typed) && typed !== shown) run(() => setTime(session, visit, which, typed));
        }}
      />
      {moment?.typed && device && <span class="t12">{finish.device(device.time)}</span>}
    </label>
  );
}

function localOf(moment: NonNullable<Entry<'visit'>['body']['began']>): string {
  const { date, time } = shownTime(moment);
  return `${date}T${time}`;
}
