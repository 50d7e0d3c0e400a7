import { missingVersion } from '../../lib/app/desk/campaign.ts';
import { setCampaignDay } from '../../lib/app/desk/campaign-dates.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { DisputedMark } from '../ui/disputed-mark.tsx';
import { DayField } from './day-field.tsx';
import { inPackWords } from './in-pack-words.ts';
import { OneLine } from './one-line.tsx';

/** The campaign's name, its days, and the pack in force. */
export function Basics({ campaign: entry }: { campaign: Entry<'campaign'> }) {
  const { session, go } = useApp();
  const { campaign } = useDeskWords();
  const text = usePackText();
  const missing = missingVersion(session, entry);
  const { title, version } = session.pack;
  return (
    <section aria-label={campaign.basics}>
      <div class="set">
        <label for="campaign-name">{campaign.name}</label>
        <OneLine entry={inPackWords(entry, 'name', session.pack.seed.campaign.name, text)} id="campaign-name" />
      </div>
      <DisputedMark entry={entry} name={entry.body.name} />
      <div class="days">
        {(['begins', 'ends'] as const).map((field) => (
          <DayField
            key={field}
            title={campaign[field]}
            value={entry.body[field] ?? null}
            onDay={(day) => setCampaignDay(session, entry, field, day)}
            refused={({ from, until }) => campaign.outOfOrder[field](from, until)}
          />
        ))}
      </div>
      <div class="set">
        <h2 class="cap">{campaign.pack}</h2>
        <p>{campaign.packVersion(text(title), version)}</p>
        {missing && <p class="t13 amber">{campaign.missingVersion(missing)}</p>}
        <button type="button" class="btn text flush" onClick={() => go({ screen: 'desk', page: 'packs' })}>
          {campaign.toPacks}
        </button>
      </div>
    </section>
  );
}
