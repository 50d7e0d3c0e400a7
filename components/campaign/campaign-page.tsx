import { useState } from 'preact/hooks';
import { type CampaignView, watchCampaign } from '../../lib/app/desk/campaign.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { NoneYet } from '../ui/none-yet.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { Basics } from './basics.tsx';
import { Campaigns } from './campaigns.tsx';
import { Duties } from './duties.tsx';
import { Members } from './members.tsx';
import { StartDialog } from './start-dialog.tsx';
import { Team } from './team.tsx';
import './campaign.css';

/** The desk's page of the campaign: its name, time and pack, the team and its members, and when duties are due. */
export function CampaignPage(_: { open?: string }) {
  const { session } = useApp();
  const { campaign } = useDeskWords();
  const [starting, setStarting] = useState(false);
  const view = useWatch<CampaignView | null>((on) => watchCampaign(session, on), [session]);
  if (view === undefined) return <main aria-busy="true" />;
  return (
    <main class="pane">
      <div class="ph">
        <h1>{campaign.title}</h1>
        <span class="grow" />
        <button type="button" class="btn line" onClick={() => setStarting(true)}>
          {campaign.start}
        </button>
      </div>
      <div class="body">
        {view ? (
          <div class="camp" key={view.current.id}>
            <Basics campaign={view.current} />
            <Team team={view.team} />
            <Members members={view.members} others={view.others} team={view.team?.id ?? null} />
            <Duties campaign={view.current} />
            <Campaigns view={view} />
          </div>
        ) : (
          <div class="empty">
            <NoneYet says={campaign.none} how={campaign.noneHow} act={campaign.start} onAct={() => setStarting(true)} />
          </div>
        )}
      </div>
      {starting && <StartDialog onClose={() => setStarting(false)} />}
    </main>
  );
}
