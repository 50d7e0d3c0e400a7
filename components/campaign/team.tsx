import { setLevel, TEAM_LEVELS } from '../../lib/app/desk/campaign-members.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { DisputedMark } from '../ui/disputed-mark.tsx';
import { useInView } from '../ui/in-view.ts';
import { inPackWords } from './in-pack-words.ts';
import { OneLine } from './one-line.tsx';

/** Whose team it is, and what it was sent to do (S45). */
export function Team({ team }: { team: Entry<'team'> | null }) {
  const { session, run } = useApp();
  const { campaign } = useDeskWords();
  const text = usePackText();
  const { seed } = session.pack;
  const { rule } = seed.team;
  return (
    <section aria-label={campaign.team} {...useInView<HTMLElement>(team?.id ?? '')}>
      <h2>{campaign.team}</h2>
      {team ? (
        <>
          <DisputedMark entry={team} name={team.body.name} />
          <div class="set">
            <label for="team-name">{campaign.teamName}</label>
            <OneLine entry={inPackWords(team, 'name', seed.team.name, text)} id="team-name" />
          </div>
          <div class="set">
            <label for="team-level">{campaign.level}</label>
            <select
              id="team-level"
              class="field"
              aria-describedby={rule && 'team-rule'}
              value={team.body.level}
              onChange={(event) => {
                const level = TEAM_LEVELS.find((one) => one === event.currentTarget.value);
                if (level) run(() => setLevel(session, team, level));
              }}
            >
              {TEAM_LEVELS.map((level) => (
                <option key={level} value={level}>
                  {campaign.levels[level]}
                </option>
              ))}
            </select>
            {rule && (
              <p class="t13 q" id="team-rule">
                {text(rule)}
              </p>
            )}
          </div>
          <div class="set">
            <label for="team-mandate">{campaign.mandate}</label>
            <AutoText
              entry={inPackWords(team, 'mandate', seed.team.mandate, text)}
              field="mandate"
              id="team-mandate"
              class="area"
              rows={2}
            />
          </div>
        </>
      ) : (
        <p class="q">{campaign.noTeam}</p>
      )}
    </section>
  );
}
