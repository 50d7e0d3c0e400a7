import { type KeyRow, watchBook } from '../../lib/app/bundle/address-book.ts';
import { type GoneBy, watchGoneBy, watchRosters } from '../../lib/app/bundle/go-by-lead.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { GoneBySection } from './gone-by-section.tsx';
import { IdentityFile } from './identity-file.tsx';
import { KeyCard } from './key-card.tsx';
import { OwnKey } from './own-key.tsx';
import { TeamSection } from './team-section.tsx';

/** Whom one knows by which key, one's own key, the team's on the roster, and what signatures and seals prove. */
export function PeoplePage() {
  const { bundles: words } = useDeskWords();
  return (
    <div class="bundle-people">
      <h1 class="sr">{words.tabs.people}</h1>
      <OwnKey />
      <GoneBySection />
      <TeamSection />
      <Others />
      <section aria-label={words.proves}>
        <h2 class="h3">{words.proves}</h2>
        <ul class="bundle-says">
          <li>{words.provesSigned}</li>
          <li>{words.provesNot}</li>
          <li>{words.provesSealed}</li>
          <li>{words.storeOpen}</li>
        </ul>
      </section>
      <IdentityFile />
    </div>
  );
}

function Others() {
  const { session } = useApp();
  const { bundles: words } = useDeskWords();
  const book = useWatch<KeyRow[]>((on) => watchBook(session, on), [session.db]);
  const rosters = useWatch<ReadonlyMap<string, number>>((on) => watchRosters(session, on), [session.db]);
  const goneBy = useWatch<GoneBy | null>((on) => watchGoneBy(session, on), [session.db]);
  return (
    <section aria-label={words.others}>
      <h2 class="h3">
        {words.others} {book && <span class="num">{book.length}</span>}
      </h2>
      {book?.length === 0 && <p class="bundle-pad q">{words.othersNone}</p>}
      <ul class="bundle-lines">
        {book?.map((row) => (
          <li key={row.key}>
            <KeyCard row={row} book={book} hasRoster={Boolean(rosters?.has(row.key)) && goneBy?.lead.key !== row.key} />
          </li>
        ))}
      </ul>
    </section>
  );
}
