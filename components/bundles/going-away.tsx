import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { nameIn } from './name.tsx';
import { RecordName } from './record-name.tsx';
import { useWhoIn } from './who-in.ts';

/** So many visits are written out; the others are in the list below. */
const LISTED = 20;

/** The visits that taking a file in takes off the lists, each with whose deletion it is; nothing where there is none. */
export function GoingAway({ incoming }: { incoming: Incoming }) {
  const { session } = useApp();
  const { bundles: words, bundlesChanges: says } = useDeskWords();
  const whoIn = useWhoIn(incoming);
  const away = incoming.effects.filter(({ goneBy, gone }) => goneBy !== null && gone > 0);
  if (away.length === 0) return null;
  const whose = (person: string | null) =>
    person === session.me.id ? says.goneByMe : says.goneBy(nameIn(whoIn(person ?? '')));
  return (
    <div class="bundle-pad">
      <div class="ask red">
        <div class="bundle-away">
          <p class="b">{says.willGo(away.length)}</p>
          <ul>
            {away.slice(0, LISTED).map(({ about, goneBy }) => (
              <li key={about} class="bundle-pair">
                <RecordName named={incoming.names.records.get(about ?? '')} />
                <span>{whose(goneBy)}</span>
              </li>
            ))}
          </ul>
          {away.length > LISTED && <p>{words.more(away.length - LISTED)}</p>}
          <p class="t13">{says.willGoHow}</p>
        </div>
      </div>
    </div>
  );
}

/** How much of one's own words would be replaced, before the file is taken in; nothing where none would. */
export function OwnReplaced({ effects }: Pick<Incoming, 'effects'>) {
  const { bundlesChanges: says } = useDeskWords();
  const own = effects.reduce((sum, { replacingOwn }) => sum + replacingOwn, 0);
  if (own === 0) return null;
  return (
    <div class="bundle-pad">
      <p class="ask">{says.ownTotal(own)}</p>
    </div>
  );
}
