import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { shownTime } from '../../lib/app/finish.ts';
import { setTime } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { dayFault, LATEST_PLAN } from '../ui/day-input.tsx';
import { useLaterWords } from '../ui/later-words.ts';

const TYPED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

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
  const [from, to] = [began ? localOf(began) : null, ended ? localOf(ended) : null];
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
  const { findings } = useLaterWords();
  const id = useId();
  const [fault, setFault] = useState<ReturnType<typeof dayFault>>(null);
  const moment = visit.body[which];
  const shown = moment ? localOf(moment) : '';
  const device = moment && shownTime({ ...moment, typed: undefined as never });
  return (
    <label class="t13 q">
      {finish[which]}
      <input
        class="field"
        type="datetime-local"
        min="1900-01-01T00:00"
        max={`${LATEST_PLAN}-12-31T23:59`}
        value={shown}
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={({ currentTarget }) => {
          const typed = currentTarget.value.slice(0, 16);
          if (dayFault(currentTarget, LATEST_PLAN)) return;
          setFault(null);
          // A field that is half typed, or emptied, says nothing yet: what was kept stays.
          if (TYPED.test(typed) && typed !== shown) run(() => setTime(session, visit, which, typed));
        }}
        onBlur={({ currentTarget }) => setFault(dayFault(currentTarget, LATEST_PLAN))}
      />
      {fault && (
        <span class="t13 verm blk" role="alert" id={`${id}-fault`}>
          {findings.dayFaults[fault]}
        </span>
      )}
      {moment?.typed && device && <span class="t12">{finish.device(device.time)}</span>}
    </label>
  );
}

function localOf(moment: NonNullable<Entry<'visit'>['body']['began']>): string {
  const { date, time } = shownTime(moment);
  return `${date}T${time}`;
}
