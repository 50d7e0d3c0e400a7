import { useId } from 'preact/hooks';
import type { PackItem } from '../../lib/app/checklist.ts';
import { dutyPlanOf, readTimes, setDutyPlan, typeDutyTimes } from '../../lib/app/desk/campaign-dates.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { NumberField } from '../ui/number-field.tsx';
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
  const { session, run } = useApp();
  const timesId = useId();
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
        <div class="dayf times">
          <label for={timesId}>{campaign.times}</label>
          <NumberField
            id={timesId}
            rec={entry.id}
            field={`duty.${item.id}.times`}
            stored={plan.times ?? null}
            read={readTimes}
            onNumber={(times) => run(() => typeDutyTimes(session, entry, item.id, times))}
            wrong={campaign.badTimes(called)}
            label={campaign.fieldOf(called, campaign.times)}
            tone="verm"
          />
        </div>
      </div>
    </fieldset>
  );
}
