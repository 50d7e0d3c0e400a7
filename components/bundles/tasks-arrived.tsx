import { type TasksCame, watchIsCurrent } from '../../lib/app/bundle/tasks-came.ts';
import { setCurrentCampaign } from '../../lib/app/desk/campaign.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { WhoAmI } from '../ui/who-am-i.tsx';
import { nameIn } from './name.tsx';

/** Where the tasks are that a file brought, and who of the team is to do them here. */
export function TasksArrived({ came }: { came: TasksCame }) {
  const { session, run } = useApp();
  const { bundlesTeam: team } = useDeskWords();
  const { campaign, name } = came;
  const current = useWatch<boolean>(
    (on) => watchIsCurrent(session, campaign, on),
    [session.db, campaign],
    came.current,
  );
  return (
    <div class="bundle-form">
      {current ? (
        <p>{team.tasksHere}</p>
      ) : (
        <div class="ask">
          <div>
            <p>{team.tasksOther(nameIn(name))}</p>
            <button type="button" class="btn text" onClick={() => run(() => setCurrentCampaign(session, campaign))}>
              {team.useCampaign}
            </button>
          </div>
        </div>
      )}
      <WhoAmI />
    </div>
  );
}
