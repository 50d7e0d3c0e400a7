import { setWent } from '../../lib/app/method.ts';
import { recusedAt, type ShownMember, watchParty } from '../../lib/app/party.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { useMemberName } from '../ui/member-name.ts';
import { useWatch } from '../ui/use-watch.ts';

/** Who went, of the team, and who came along; with a warning where somebody went who must not go there (回避). */
export function PartyRows({ line }: { line: VisitLine }) {
  const { session, words } = useApp();
  const { finish } = words;
  const { visit, unit } = line;
  const party = useWatch<ShownMember[]>((on) => watchParty(session, visit, on), [session, visit]) ?? [];
  const nameOf = useMemberName();
  const recused = recusedAt(unit?.body ?? {});
  const wrong = recused.filter(({ member }) => visit.body[`went.${member}`] === true);
  const named = (id: string) => {
    const member = party.find((one) => one.id === id);
    return member ? nameOf(member) : finish.makers.unnamed;
  };
  return (
    <section aria-label={finish.who} class="row fin">
      <div class="rail">{finish.who}</div>
      <div>
        <fieldset class="party">
          <legend class="sr">{finish.members}</legend>
          {party.map((member) => (
            <MemberBox
              key={member.id}
              line={line}
              member={member}
              name={nameOf(member)}
              recused={recused.some((one) => one.member === member.id)}
            />
          ))}
        </fieldset>
        <div role="status">
          {wrong.map(({ member, why }) => (
            <p key={member} class="ask">
              {finish.recusal(named(member), why)}
            </p>
          ))}
        </div>
        <label class="t13 q blk" for={`accompanied-${visit.id}`}>
          {finish.accompanied}
        </label>
        <AutoText
          id={`accompanied-${visit.id}`}
          entry={visit}
          field="accompanied"
          class="area anyword"
          rows={1}
          placeholder={finish.accompaniedHint}
        />
      </div>
    </section>
  );
}

interface BoxProps {
  line: VisitLine;
  member: ShownMember;
  name: string;
  recused: boolean;
}

function MemberBox({ line, member, name, recused }: BoxProps) {
  const { session, words, run } = useApp();
  const { finish } = words;
  const { visit } = line;
  const went = visit.body[`went.${member.id}`];
  // Whoever began the visit will have gone. It is proposed and never written by itself.
  const suggested = went === undefined && member.id === session.me.id && visit.body.by === session.me.id;
  return (
    <label class="member">
      <input
        type="checkbox"
        checked={went === true}
        ref={(box) => {
          if (box) box.indeterminate = suggested;
        }}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          run(() => setWent(session, visit, member.id, checked));
        }}
      />
      <span class="anyword">
        {name}
        {recused && <span class="amber"> {finish.mustNotGo}</span>}
        {suggested && <small class="t12 q blk">{finish.suggested}</small>}
      </span>
    </label>
  );
}
