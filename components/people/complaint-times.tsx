import { COMPLAINT_TIMES, type ComplaintTime, complaintSpan, setComplaintTime } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { LaterWords } from '../../lib/i18n/later.ts';
import type { Words } from '../../lib/i18n/zh-cn.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { MomentInput } from '../ui/moment-input.tsx';
import { ConflictLine } from './voice-fields.tsx';

interface Props {
  complaint: Entry<'complaint'>;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** When a complaint was received, taken up and answered, and how long that took. Times out of order are kept and said. */
export function ComplaintTimes({ complaint, onConflict }: Props) {
  const { words } = useApp();
  const { people } = useLaterWords();
  const { disorder } = complaintSpan(complaint.body);
  return (
    <div class="ctimes">
      {COMPLAINT_TIMES.map((time) => (
        <TimeField key={time} complaint={complaint} time={time} onConflict={onConflict} />
      ))}
      <p class="t13 q">{spanLine({ ...words, people }, complaint)}</p>
      <div role="status">
        {disorder.map(([first, then]) => (
          <p key={`${first} ${then}`} class="ask">
            {people.disorder(people.fields[first], people.fields[then])}
          </p>
        ))}
      </div>
    </div>
  );
}

function TimeField({ complaint, time, onConflict }: Props & { time: ComplaintTime }) {
  const { session, run } = useApp();
  const { people } = useLaterWords();
  const moment = complaint.body[time];
  const name = people.fields[time];
  return (
    <div class="ctime">
      <MomentInput
        label={name}
        class="vf"
        moment={moment}
        saysDevice={people.device}
        onTime={(typed) => run(() => setComplaintTime(session, complaint, time, { typed }))}
      />
      <button
        type="button"
        class="btn text"
        aria-label={moment ? people.clearOf(name) : people.nowOf(name)}
        onClick={() => run(() => setComplaintTime(session, complaint, time, moment ? null : 'now'))}
      >
        {moment ? people.clear : people.now}
      </button>
      <ConflictLine entry={complaint} field={time} onConflict={onConflict} />
    </div>
  );
}

/** The words that a complaint's times are told in. */
type Told = Pick<Words, 'common'> & Pick<LaterWords, 'people'>;

/** How long taking up and answering took; nothing where that isn't known, or runs backwards. */
export function spanLine(words: Told, complaint: Entry<'complaint'>): string {
  const { people } = useLaterWords();
  const { toTakenUp, toAnswered } = complaintSpan(complaint.body);
  const parts = (
    [
      ['takenUp', toTakenUp],
      ['answered', toAnswered],
    ] as const
  ).flatMap(([time, minutes]) =>
    minutes === null || minutes < 0 ? [] : [people.took(people.fields[time], spanOf(words, minutes))],
  );
  return parts.join(people.comma);
}

const DAY = 24 * 60;

function spanOf({ people, common }: Told, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (minutes >= DAY) return people.days(Math.floor(minutes / DAY), hours % 24);
  return common.hoursMinutes(hours, minutes % 60);
}
