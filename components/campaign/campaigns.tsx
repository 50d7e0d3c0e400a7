import { type CampaignView, setCurrentCampaign } from '../../lib/app/desk/campaign.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { DisputedMark } from '../ui/disputed-mark.tsx';
import { useInView } from '../ui/in-view.ts';
import { inPackWords } from './in-pack-words.ts';

/** Which campaigns there are, and which one is in use. */
export function Campaigns({ view }: { view: CampaignView }) {
  const { session, run, say, undo, words } = useApp();
  const { campaign } = useDeskWords();
  const text = usePackText();
  const nameOf = (one: Entry<'campaign'>) => {
    const seeded = view.seeded.get(one.body.pack);
    return showLine((seeded ? inPackWords(one, 'name', seeded, text) : one).body.name) || campaign.noName;
  };
  const use = (one: Entry<'campaign'>) =>
    run(async () => {
      await setCurrentCampaign(session, one.id);
      say(campaign.used(nameOf(one)), { label: words.common.undo, run: undo });
    });
  return (
    <section aria-label={campaign.campaigns}>
      <h2>
        {campaign.campaigns} <span class="q">{view.campaigns.length}</span>
      </h2>
      <ul class="people">
        {view.campaigns.map((one) => (
          <Line
            key={one.id}
            one={one}
            name={nameOf(one)}
            isCurrent={one.id === view.current.id}
            onUse={() => use(one)}
          />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  one: Entry<'campaign'>;
  name: string;
  isCurrent: boolean;
  onUse(): void;
}

function Line({ one, name, isCurrent, onUse }: LineProps) {
  const { campaign } = useDeskWords();
  return (
    <li class="camps" {...useInView<HTMLLIElement>(one.id)}>
      <span class="min0">
        <span class="blk anyword">{name}</span>
        <span class="t13 q">
          {one.body.pack} {[one.body.begins, one.body.ends].filter(Boolean).join(' – ')}
        </span>
        {!isCurrent && <DisputedMark entry={one} name={name} />}
      </span>
      {isCurrent ? (
        <span class="t13 green">{campaign.current}</span>
      ) : (
        <button type="button" class="btn line" aria-label={`${campaign.use} ${name}`} onClick={onUse}>
          {campaign.use}
        </button>
      )}
    </li>
  );
}
