import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PackItem } from '../../lib/app/checklist.ts';
import { dutyPlanOf, setDutyPlan } from '../../lib/app/desk/campaign-dates.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { DayField } from './day-field.tsx';

/** When the pack's duties are due in this campaign, and how often: a local rule that is never scored (S11–S13). */
export function Duties({ campaign: entry }: { campaign: Entry<'campaign'> }) {
  const { session } = useApp();
  const { campaign } = useDeskWords();
  const duties = session.pack.items.filter(({ form, retired }) => form === 'duty' && !retired);
  return (
    <section aria-label={campaign.duties}>
      <h2>
        {campaign.duties} <span class="q">{duties.length}</span>
      </h2>
      <p class="t13 q">{duties.length > 0 ? campaign.dutiesHow : campaign.noDuties}</p>
      {duties.map((item) => (
        <Duty key={item.id} campaign={entry} item={item} />
      ))}
    </section>
  );
}

function Duty({ campaign: entry, item }: { campaign: Entry<'campaign'>; item: PackItem }) {
  const { session } = useApp();
  const { campaign } = useDeskWords();
  const text = usePackText();
  const plan = dutyPlanOf(entry, item.id);
  const called = `${item.id} ${text(item.short)}`;
  const change = (part: Parameters<typeof setDutyPlan>[3]) => setDutyPlan(session, entry, item.id, part);
  const { every, count } = item.duty ?? {};
  return (
    <fieldset class="duty">
      <legend>
        <b>{item.id}</b> {text(item.question)}
      </legend>
      {count !== undefined && (
        <p class="t13 q">{every === 'month' ? campaign.everyMonth(count) : campaign.inAll(count)}</p>
      )}
      <div class="days">
        {(['from', 'until'] as const).map((field) => (
          <DayField
            key={field}
            title={campaign[field]}
            label={campaign.fieldOf(called, campaign[field])}
            value={plan[field] ?? null}
            onDay={(day) => change({ [field]: day })}
            refused={({ from, until }) => campaign.outOfOrder.duty(called, from, until)}
          />
        ))}
        <Times called={called} value={plan.times ?? null} onTimes={(times) => change({ times })} />
      </div>
    </fieldset>
  );
}

interface TimesProps {
  called: string;
  value: number | null;
  onTimes(times: number | null): Promise<void>;
}

const MOST_TIMES = 1000;

/** How many times; what is no such number stays in the field and is said. */
function Times({ called, value, onTimes }: TimesProps) {
  const { run } = useApp();
  const { campaign } = useDeskWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);
  useLayoutEffect(() => {
    if (input.current) input.current.value = value === null ? '' : String(value);
    setBad(false);
  }, [value]);
  const take = (typed: string) => {
    const times = typed.normalize('NFKC').trim();
    const isGood = times === '' || (/^\d{1,4}$/.test(times) && Number(times) >= 1 && Number(times) <= MOST_TIMES);
    setBad(!isGood);
    if (isGood) run(() => onTimes(times === '' ? null : Number(times)));
  };
  return (
    <div class="dayf times">
      <label for={id}>{campaign.times}</label>
      <input
        ref={input}
        id={id}
        class="field"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-label={campaign.fieldOf(called, campaign.times)}
        aria-invalid={bad}
        aria-describedby={bad ? `${id}-why` : undefined}
        onChange={(event) => take(event.currentTarget.value)}
      />
      {bad && (
        <p class="t13 verm" role="alert" id={`${id}-why`}>
          {campaign.badTimes(called)}
        </p>
      )}
    </div>
  );
}
