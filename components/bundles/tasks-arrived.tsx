import { useRef } from 'preact/hooks';
import { type TasksCame, useCameCampaign, watchIsCurrent } from '../../lib/app/bundle/tasks-came.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { WhoAmI } from '../ui/who-am-i.tsx';
import { useCampaignIn } from './campaign-in.ts';

/** Where the tasks are that a file brought, and who of the team is to do them here. */
export function TasksArrived({ came }: { came: TasksCame }) {
  const { session, run } = useApp();
  const { bundlesTeam: team } = useDeskWords();
  const nameOf = useCampaignIn();
  const { campaign, instead } = came;
  const current = useWatch<boolean>(
    (on) => watchIsCurrent(session, campaign.id, on),
    [session.db, campaign.id],
    came.current,
  );
  const said = useRef<HTMLDivElement>(null);
  const use = async () => {
    await useCameCampaign(session, came);
    // What was pressed goes from the screen.
    said.current?.focus();
  };
  return (
    <div ref={said} class="bundle-form" tabIndex={-1}>
      {current ? (
        <>
          {instead && <p class="ask">{team.campaignBecame(nameOf(campaign), nameOf(instead))}</p>}
          <p>{team.tasksHere}</p>
        </>
      ) : (
        <div class="ask">
          <div>
            <p>{team.tasksOther(nameOf(campaign))}</p>
            <button type="button" class="btn text" onClick={() => run(use)}>
              {team.useCampaign}
            </button>
          </div>
        </div>
      )}
      <WhoAmI />
    </div>
  );
}
