import { type Claimed, fingerprintOfKey } from '../../lib/app/bundle/address-book.ts';
import { goByLead, type RosterLine, watchRosterOf } from '../../lib/app/bundle/go-by-lead.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { Fingerprint } from './fingerprint.tsx';
import { Name } from './name.tsx';

interface Props {
  lead: Claimed;
  onClose(): void;
}

/** Whether to go by a lead's roster: the words of their key to compare, and whom it confirms as what. */
export function RosterDialog({ lead, onClose }: Props) {
  const { session, run } = useApp();
  const { bundles: words, bundlesTeam: team } = useDeskWords();
  const called = useCalled();
  const { key, person, name } = lead;
  const go = () => {
    run(() => goByLead(session, { key, person, name }));
    onClose();
  };
  return (
    <Dialog title={team.goBy} onClose={onClose}>
      <div class="bundle-form bundle-flush">
        <p>
          <Name none={words.unnamed}>{called(person, name)}</Name>
        </p>
        <Fingerprint fingerprint={fingerprintOfKey(key)} label={words.key} />
        <p class="t13 q">{words.compareCall}</p>
        <p class="t13">{team.goByHow}</p>
        <OnRoster lead={lead} />
      </div>
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {team.notNow}
        </button>
        <button type="button" class="btn main" onClick={go}>
          {team.goByDo}
        </button>
      </div>
    </Dialog>
  );
}

/** Whom a lead's roster names as what, and what going by it does with each one's key. */
export function OnRoster({ lead }: { lead: Pick<Claimed, 'key' | 'person'> }) {
  const { session } = useApp();
  const { bundles: words, bundlesTeam: team, campaign } = useDeskWords();
  const called = useCalled();
  const { key, person } = lead;
  const lines = useWatch<RosterLine[]>((on) => watchRosterOf(session, { key, person }, on), [session.db, key, person]);
  return (
    <section aria-label={team.onRoster} aria-busy={!lines}>
      <h3 class="h3 bundle-flush">
        {team.onRoster} {lines && <span class="num">{lines.length}</span>}
      </h3>
      <ul class="bundle-lines bundle-flush bundle-roster">
        {lines?.map(({ place, name, standing }) => (
          <li key={place.person}>
            {place.person === session.me.id ? (
              <Name none={words.me}>{name}</Name>
            ) : (
              <Name none={words.unnamed}>{called(place.person, name)}</Name>
            )}{' '}
            <b>{place.role ? campaign.roles[place.role] : team.noRole}</b>
            <span class={`blk t13 ${ODD.has(standing) ? 'amber' : 'q'}`}>{team.does[standing]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a person has to see to. */
const ODD: ReadonlySet<RosterLine['standing']> = new Set(['otherKey', 'anothers', 'unsettled', 'ownOther', 'refused']);
