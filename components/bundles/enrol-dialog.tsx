import { useState } from 'preact/hooks';
import { enrol, strikeKey, type TeamKey } from '../../lib/app/bundle/team-keys.ts';
import { MEMBER_ROLES, type MemberRole } from '../../lib/app/desk/campaign-members.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';

interface Props {
  line: TeamKey;
  name: string;
  onClose(): void;
}

/** Puts a member on the roster with a role and the key that was compared, or gives them another role. */
export function EnrolDialog({ line, name, onClose }: Props) {
  const { session, run, words: all } = useApp();
  const { bundlesTeam: team, campaign } = useDeskWords();
  const { row, state, member } = line;
  const [role, setRole] = useState<MemberRole>(line.role ?? 'supervisor');
  const act = (does: () => Promise<void>) => {
    run(does);
    onClose();
  };
  const isOn = state === 'onRoster';
  return (
    <Dialog title={isOn ? team.changeWho(name) : team.enrolWho(name)} onClose={onClose}>
      <div class="bundle-form bundle-flush">
        <div class="bundle-stack">
          <span>{team.role}</span>
          <Choices
            label={team.role}
            class="seg"
            choices={MEMBER_ROLES.map((value) => ({ value, name: campaign.roles[value] }))}
            value={role}
            onChoose={(value) => value && setRole(value)}
          />
        </div>
        <p role="status">{team.may[role]}</p>
        <p class="t13 q">{team.enrolHow}</p>
      </div>
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {all.common.close}
        </button>
        {isOn && (
          <button type="button" class="btn line" onClick={() => act(() => strikeKey(session, member.id))}>
            {team.strike}
          </button>
        )}
        <button type="button" class="btn main" onClick={() => row && act(() => enrol(session, row, role))}>
          {isOn ? team.change : team.enrol}
        </button>
      </div>
    </Dialog>
  );
}
