import { useState } from 'preact/hooks';
import { becomeMember, type WhoAmI as Who, watchWhoAmI } from '../../lib/app/who-am-i.ts';
import { useApp } from './context.ts';
import { useMemberName } from './member-name.ts';
import { useWatch } from './use-watch.ts';

/** Asks who of the team works here, once a lead's tasks came in: by that the first screen lists them. It can be changed. */
export function WhoAmI() {
  const { session, words } = useApp();
  const { home } = words;
  const nameOf = useMemberName();
  const [changing, setChanging] = useState(false);
  const who = useWatch<Who | null>((on) => watchWhoAmI(session, on), []);
  if (!who || who.team.length === 0) return null;
  if (who.asked || changing) return <Ask who={who} onDone={() => setChanging(false)} />;
  const me = who.team.find(({ id }) => id === who.me);
  return (
    <p class="whoami t13 q">
      {me ? home.iAm(nameOf(me)) : home.iAmNone}{' '}
      <button type="button" class="btn text" onClick={() => setChanging(true)}>
        {home.changeWho}
      </button>
    </p>
  );
}

function Ask({ who, onDone }: { who: Who; onDone(): void }) {
  const { session, words, run } = useApp();
  const { home } = words;
  const nameOf = useMemberName();
  const [chosen, setChosen] = useState<string | null>(null);
  const value = chosen ?? who.likely ?? '';
  return (
    <form
      class="whoami"
      aria-label={home.whoAmI}
      onSubmit={(event) => {
        event.preventDefault();
        run(() => becomeMember(session, value === '' ? null : value).then(onDone));
      }}
    >
      <label for="who-am-i">{home.whoAmI}</label>
      <p class="t13 q">{home.whoAmIHow}</p>
      <div class="u2">
        <select id="who-am-i" class="field" value={value} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">{home.noneOfThem}</option>
          {who.team.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </select>
        <button type="submit" class="btn main">
          {home.thatIsMe}
        </button>
      </div>
    </form>
  );
}
