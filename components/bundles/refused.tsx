import type { BundleFault } from '../../lib/app/bundle/faults.ts';
import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import type { Named } from '../../lib/app/bundle/names.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Claimed } from './claimed.tsx';
import { Name, nameIn } from './name.tsx';
import { usePartName } from './part-name.ts';
import { RecordName } from './record-name.tsx';
import { useWhoIn } from './who-in.ts';

/** So many refused parts, and visits that they touch, are written out. */
const LISTED = 50;
const TOUCHED = 8;

/** Why a file is refused as a whole, and where in it. */
export function RefusedFile({ fault }: { fault: BundleFault }) {
  const { bundles: words } = useDeskWords();
  const stopped = fault.reason === 'cancelled';
  return (
    <div class={stopped ? 'ask calm' : 'ask red'}>
      <div>
        <p>{words.refusals[fault.reason]}</p>
        {!stopped && <p class="t13">{words.nothingDone}</p>}
        <PlaceInFile fault={fault} />
      </div>
    </div>
  );
}

/** The entry and the line of a file that something is about, for whoever looks into it. */
function PlaceInFile({ fault: { place, line } }: { fault: BundleFault }) {
  const { bundles: words } = useDeskWords();
  if (place === '' && line === 0) return null;
  return (
    <p class="t12 q">
      {place !== '' && <Name none="">{place}</Name>} {line > 0 && words.line(line)}
    </p>
  );
}

interface WhyProps {
  refused: Incoming['refused'][number];
  author: string;
  onAgain(): void;
}

function Why({ refused: { reason, claim }, author, onAgain }: WhyProps) {
  const { bundles: words } = useDeskWords();
  if (claim) return <Claimed claim={claim} author={author} onAgain={onAgain} />;
  return (
    <>
      <p class="verm">{words.partRefused(author)}</p>
      <p>{words.refusals[reason]}</p>
    </>
  );
}

/** Parts of a file that are not taken in: whose they are, why, where, and which visits lack something without them. */
export function RefusedParts({ incoming, onAgain }: { incoming: Incoming; onAgain(): void }) {
  const { refused, names } = incoming;
  const { bundles: words } = useDeskWords();
  const partName = usePartName();
  const whoIn = useWhoIn(incoming);
  if (refused.length === 0) return null;
  return (
    <section aria-label={partName(words.refused)}>
      <h3 class="h3">
        {words.refused} <span class="num">{refused.length}</span>
      </h3>
      <ul class="bundle-lines">
        {refused.slice(0, LISTED).map((one) => (
          <li key={`${one.place} ${one.line}`}>
            <Why refused={one} author={nameIn(whoIn(personOf(one.author)))} onAgain={onAgain} />
            <PlaceInFile fault={one} />
            <Touched named={one.touches.flatMap((id) => names.records.get(id) ?? [])} />
          </li>
        ))}
      </ul>
      {refused.length > LISTED && <p class="t13 q">{words.more(refused.length - LISTED)}</p>}
      {incoming.effects.length > 0 && <p class="t13 q bundle-pad">{words.restCanGo}</p>}
    </section>
  );
}

const personOf = (author: string): string => author.slice(0, author.lastIndexOf('.'));

function Touched({ named }: { named: readonly Named[] }) {
  const { bundles: words } = useDeskWords();
  // A note's visit is what a person knows; what stands in none is named by its unit.
  const shown = [...new Map(named.map((one) => [one.visit ?? one.under ?? one.id, one])).values()];
  if (shown.length === 0) return null;
  return (
    <p class="t13 q">
      {words.touches}{' '}
      {shown.slice(0, TOUCHED).map((one) => (
        <span key={one.id} class="bundle-touched">
          <RecordName named={{ ...one, kind: one.visit ? 'visit' : one.kind }} />{' '}
        </span>
      ))}
      {shown.length > TOUCHED && words.more(shown.length - TOUCHED)}
    </p>
  );
}
