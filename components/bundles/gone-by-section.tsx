import { type GoneBy, goByLead, watchGoneBy } from '../../lib/app/bundle/go-by-lead.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { nameIn } from './name.tsx';
import { OnRoster } from './roster-dialog.tsx';

/** By whose roster this device goes, where one stands on it oneself, and letting go of it. */
export function GoneBySection() {
  const { session, run } = useApp();
  const { bundlesTeam: team } = useDeskWords();
  const called = useCalled();
  const goneBy = useWatch<GoneBy | null>((on) => watchGoneBy(session, on), [session.db]);
  return (
    <section aria-label={team.goneBy} aria-busy={goneBy === undefined}>
      <h2 class="h3">{team.goneBy}</h2>
      {goneBy === null && <p class="bundle-pad t13 q">{team.goneByNone}</p>}
      {goneBy && (
        <div class="bundle-form">
          <p>{team.goneByLead(nameIn(called(goneBy.lead.person, goneBy.name)))}</p>
          {goneBy.counts ? <OwnPlace goneBy={goneBy} /> : <p class="ask red">{team.keyChanged}</p>}
          <details class="bundle-more">
            <summary>{team.onRoster}</summary>
            <OnRoster lead={goneBy.lead} />
          </details>
          <div class="bundle-acts">
            <button type="button" class="btn line" onClick={() => run(() => goByLead(session, null))}>
              {team.letGo}
            </button>
          </div>
        </div>
      )}
    </section>
  );
}

function OwnPlace({ goneBy: { me, ownKey } }: { goneBy: GoneBy }) {
  const { bundlesTeam: team, campaign } = useDeskWords();
  if (!me?.role) return <p class="ask">{team.meNot}</p>;
  return (
    <>
      <p>{team.meOn(campaign.roles[me.role], team.may[me.role])}</p>
      {me.key === null && <p class="ask">{team.meNoKey}</p>}
      {me.key !== null && me.key !== ownKey && <p class="ask red">{team.meOtherKey}</p>}
    </>
  );
}
