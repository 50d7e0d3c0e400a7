import { useRef, useState } from 'preact/hooks';
import {
  addMember,
  MEMBER_ROLES,
  type MemberRole,
  removeMember,
  setRole,
  setTeam,
  tooLong,
} from '../../lib/app/desk/campaign-members.ts';
import { groupNamesakes, type Known, type ShownMember, tellAmong, watchKnown } from '../../lib/app/party.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { DisputedMark } from '../ui/disputed-mark.tsx';
import { useInView } from '../ui/in-view.ts';
import { isComposing } from '../ui/keys.ts';
import { useMemberName } from '../ui/member-name.ts';
import { usePersonName } from '../ui/person-name.ts';
import { useWatch } from '../ui/use-watch.ts';
import { OneLine } from './one-line.tsx';

interface Props {
  members: readonly Entry<'member'>[];
  /** Those of other teams. */
  others: readonly Entry<'member'>[];
  team: string | null;
}

/** Who belongs to the team; people of one name are told apart. */
export function Members({ members, others, team }: Props) {
  const { campaign } = useDeskWords();
  const apart = tellAmong(members, useKnown());
  return (
    <section aria-label={campaign.members}>
      <h2>
        {campaign.members} <span class="q">{members.length}</span>
      </h2>
      <SameNames shown={apart} />
      {members.length === 0 ? (
        <p class="q">{campaign.noMembers}</p>
      ) : (
        <ul class="people">
          {apart.map((shown, at) => {
            const member = members[at];
            return member && <Member key={member.id} member={member} shown={shown} team={team} />;
          })}
        </ul>
      )}
      <NewMember team={team} />
      {team && others.length > 0 && <FromTeams others={others} team={team} />}
    </section>
  );
}

/** Everybody who is known here: whoever has a member's name may be in no team. */
function useKnown(): readonly Known[] {
  const { session } = useApp();
  return useWatch<Known[]>((on) => watchKnown(session, on), [session.db]) ?? [];
}

function SameNames({ shown }: { shown: readonly ShownMember[] }) {
  const { words } = useApp();
  const { campaign } = useDeskWords();
  const nameOf = useMemberName();
  const personName = usePersonName();
  return (
    <div role="status">
      {groupNamesakes(shown).map((own) => (
        <p key={own[0]?.id} class="t13 amber">
          {campaign.sameName(personName(own[0]?.name ?? '') || campaign.noName, words.finish.list(own.map(nameOf)))}
        </p>
      ))}
    </div>
  );
}

function Member({ member, shown, team }: { member: Entry<'member'>; shown: ShownMember; team: string | null }) {
  const { session, run, say, undo, words } = useApp();
  const { campaign } = useDeskWords();
  const name = useMemberName()(shown);
  const { mark } = shown;
  const removal = async () => {
    const left = await removeMember(session, member);
    say(left > 0 ? campaign.leavesTasks(name, left) : words.common.undone.memberRemoved, {
      label: words.common.undo,
      run: undo,
    });
  };
  return (
    <li {...useInView<HTMLLIElement>(member.id)}>
      <OneLine entry={member} label={campaign.nameOf(name)} />
      <RoleSelect
        label={campaign.roleOf(name)}
        value={member.body.role ?? null}
        onRole={(role) => run(() => setRole(session, member, role))}
      />
      <span class="t13 q">
        {mark && campaign.mark(mark)} <DisputedMark entry={member} name={name} />
      </span>
      {member.id === session.me.id ? (
        <span class="t13 q">{campaign.me}</span>
      ) : team && member.body.team && member.body.team !== team ? (
        // They have a team of their own, where they stay.
        <button
          type="button"
          class="btn text"
          aria-label={campaign.leaveWho(name)}
          onClick={() => run(() => setTeam(session, member, team, false))}
        >
          {campaign.leave}
        </button>
      ) : (
        <button type="button" class="btn text" aria-label={campaign.removeWho(name)} onClick={() => run(removal)}>
          {campaign.remove}
        </button>
      )}
    </li>
  );
}

/** Takes in somebody who is in another team already: a second record of them would know nothing of their recusals. */
function FromTeams({ others, team }: { others: readonly Entry<'member'>[]; team: string }) {
  const { session, run } = useApp();
  const { campaign } = useDeskWords();
  const nameOf = useMemberName();
  const known = useKnown();
  return (
    <div class="set">
      <label for="from-teams">{campaign.fromTeams}</label>
      <select
        id="from-teams"
        class="field"
        value=""
        onChange={(event) => {
          const chosen = others.find(({ id }) => id === event.currentTarget.value);
          event.currentTarget.value = '';
          if (chosen) run(() => setTeam(session, chosen, team, true));
        }}
      >
        <option value="">{campaign.fromTeamsPick}</option>
        {tellAmong(others, known).map((one) => (
          <option key={one.id} value={one.id}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface RoleProps {
  label: string;
  value: MemberRole | null;
  onRole(role: MemberRole): void;
}

function RoleSelect({ label, value, onRole }: RoleProps) {
  const { campaign } = useDeskWords();
  return (
    <select
      class="field"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => {
        const role = MEMBER_ROLES.find((one) => one === event.currentTarget.value);
        if (role) onRole(role);
      }}
    >
      {value === null && <option value="">{campaign.noRole}</option>}
      {MEMBER_ROLES.map((role) => (
        <option key={role} value={role}>
          {campaign.roles[role]}
        </option>
      ))}
    </select>
  );
}

function NewMember({ team }: { team: string | null }) {
  const { session, fail } = useApp();
  const { campaign } = useDeskWords();
  const [role, setNewRole] = useState<MemberRole>('supervisor');
  const [wrong, setWrong] = useState<string | null>(null);
  const name = useRef<HTMLInputElement>(null);
  const add = () => {
    const field = name.current;
    const typed = field?.value.trim() ?? '';
    setWrong(typed === '' ? campaign.addNeeded : null);
    field?.focus();
    if (typed === '') return;
    addMember(session, team, typed, role).then(
      () => {
        // Only what was taken: a next name may be on its way.
        if (field?.value.trim() === typed) field.value = '';
      },
      (error: unknown) => {
        const long = tooLong(error);
        if (long) setWrong(campaign.nameTooLong(long.length, long.most));
        else fail(error);
      },
    );
  };
  return (
    <fieldset class="newone">
      <legend>{campaign.newMember}</legend>
      <input
        ref={name}
        class="field"
        type="text"
        autocomplete="off"
        aria-label={campaign.memberName}
        placeholder={campaign.memberName}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ? 'member-wrong' : undefined}
        onInput={() => setWrong(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) add();
        }}
      />
      <RoleSelect label={campaign.role} value={role} onRole={setNewRole} />
      <button type="button" class="btn line" onClick={add}>
        {campaign.add}
      </button>
      {wrong && (
        <p class="t13 verm" role="alert" id="member-wrong">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
