import { useState } from 'preact/hooks';
import { type TeamKey, type TeamKeys, watchTeamKeys } from '../../lib/app/bundle/team-keys.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useMemberName } from '../ui/member-name.ts';
import { useWatch } from '../ui/use-watch.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { EnrolDialog } from './enrol-dialog.tsx';
import { Name, nameIn } from './name.tsx';

const TONES = {
  lead: 'green',
  onRoster: 'green',
  notOnRoster: 'amber',
  otherOnRoster: 'verm',
  notCompared: 'amber',
  none: 'q',
} as const satisfies Record<TeamKey['state'], string>;

/** The team: who has a key that was compared, whose is on the roster, and putting it there. */
export function TeamSection() {
  const { session } = useApp();
  const { bundlesTeam: team } = useDeskWords();
  const keys = useWatch<TeamKeys>((on) => watchTeamKeys(session, on), [session.db]);
  const ready = keys?.lines.filter(({ state }) => state === 'onRoster').length ?? 0;
  return (
    <section aria-label={team.team} aria-busy={!keys}>
      <h2 class="h3">{team.team}</h2>
      {keys?.lines.length === 0 && <p class="bundle-pad t13 q">{team.teamNone}</p>}
      {keys && keys.lines.length > 0 && (
        <>
          <p class="bundle-pad b">{team.teamTotals(ready, keys.lines.length)}</p>
          <p class="bundle-pad t13 q">{keys.mayEnrol ? team.teamHow : team.notLead}</p>
          <ul class="bundle-lines">
            {keys.lines.map((line) => (
              <li key={line.member.id}>
                <TeamLine line={line} mayEnrol={keys.mayEnrol} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function TeamLine({ line, mayEnrol }: { line: TeamKey; mayEnrol: boolean }) {
  const { bundles: words, bundlesTeam: team, campaign } = useDeskWords();
  const nameOf = useMemberName();
  const [open, setOpen] = useState<'compare' | 'enrol' | null>(null);
  const { member, role, state, row } = line;
  const name = nameIn(nameOf(member));
  const canEnrol = mayEnrol && row?.state === 'confirmed';
  return (
    <div class="bundle-key">
      <p class="min0">
        <Name none={words.unnamed}>{name}</Name> {role && <b>{campaign.roles[role]}</b>}
        <span class={`blk t13 ${TONES[state]}`}>
          {team.states[state]}
          {state === 'none' && ` · ${team.noneHow}`}
        </span>
      </p>
      <span class="bundle-keyacts">
        {state === 'notCompared' && (
          <button type="button" class="btn line" aria-label={team.compareWho(name)} onClick={() => setOpen('compare')}>
            {words.compare}
          </button>
        )}
        {canEnrol && (
          <button
            type="button"
            class="btn line"
            aria-label={state === 'onRoster' ? team.changeWho(name) : team.enrolWho(name)}
            onClick={() => setOpen('enrol')}
          >
            {state === 'onRoster' ? team.change : team.enrol}
          </button>
        )}
      </span>
      {open === 'compare' && row && <CompareDialog row={row} onClose={() => setOpen(null)} />}
      {open === 'enrol' && <EnrolDialog line={line} name={name} onClose={() => setOpen(null)} />}
    </div>
  );
}
