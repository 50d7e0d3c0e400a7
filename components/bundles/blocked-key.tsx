import type { ComponentChildren } from 'preact';
import { fingerprintOfKey, type KeyRow, watchBook } from '../../lib/app/bundle/address-book.ts';
import { decideAbout } from '../../lib/app/bundle/decide.ts';
import type { Signed } from '../../lib/app/bundle/incoming.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { Fingerprint } from './fingerprint.tsx';
import { Name, nameIn } from './name.tsx';
import { usePartName } from './part-name.ts';

interface Props {
  signed: Signed;
  /** Whether it is that of whoever packed the file, and not of somebody whose words are in it. */
  packed: boolean;
  leave?: ComponentChildren;
  /** Called once a person has decided. */
  onDecided(): void;
}

/** A key that nothing is taken in by until a person decides: it beside the one that is known, as words to compare. */
export function BlockedKeyAsk({ signed, packed, leave, onDecided }: Props) {
  const { session, run } = useApp();
  const { bundles: words, bundlesCame: came } = useDeskWords();
  const called = useCalled();
  const partName = usePartName();
  const book = useWatch<KeyRow[]>((on) => watchBook(session, on), [session.db]) ?? [];
  const why = whyBlocked(signed, session.me.id, book);
  const known = why.is === 'other' ? why.known : [];
  const decide = (state: 'confirmed' | 'refused') =>
    run(async () => {
      await decideAbout(session, signed, state);
      onDecided();
    });
  return (
    <div class="bundle-form">
      <p class="t13">
        {packed ? (
          <>
            {words.packedBy} <Name none={words.unnamed}>{called(signed.person, signed.name)}</Name>
          </>
        ) : (
          came.wroteInIt(nameIn(called(signed.person, signed.name)))
        )}
      </p>
      <p class="ask red">{sayWhy(words, why, called)}</p>
      {known.map((row) => (
        <section key={row.key} aria-label={partName(words.knownKey)}>
          <h3 class="h3 bundle-flush">
            {words.knownKey} <span class="q">{words.standingShort[row.state]}</span>
          </h3>
          <Fingerprint fingerprint={fingerprintOfKey(row.key)} label={words.knownKey} />
        </section>
      ))}
      <section aria-label={partName(words.newKey)}>
        <h3 class="h3 bundle-flush">{words.newKey}</h3>
        <Fingerprint fingerprint={signed.fingerprint} label={words.newKey} />
      </section>
      {why.is !== 'me' && <p class="t13 q">{words.compareHow}</p>}
      <div class="bundle-acts">
        {why.is !== 'me' && (
          <button type="button" class="btn line" onClick={() => decide('confirmed')}>
            {words.theirs}
          </button>
        )}
        {why.is !== 'refused' && (
          <button type="button" class="btn line" onClick={() => decide('refused')}>
            {words.refuse}
          </button>
        )}
        {leave}
      </div>
    </div>
  );
}

type Why = { is: 'me' | 'refused' } | { is: 'taken'; by: KeyRow } | { is: 'other'; known: readonly KeyRow[] };

/** Why a key is blocked: refused before, a second one of one's own or of somebody's, or one that is another person's. */
function whyBlocked({ person, key, standing }: Signed, me: string, book: readonly KeyRow[]): Why {
  if (person === me) return { is: 'me' };
  if (standing === 'refused') return { is: 'refused' };
  const owner = book.find((row) => row.key === key && row.person !== person);
  if (owner) return { is: 'taken', by: owner };
  return { is: 'other', known: book.filter((row) => row.person === person && row.key !== key) };
}

function sayWhy(
  words: ReturnType<typeof useDeskWords>['bundles'],
  why: Why,
  called: (person: string, name: string) => string,
): string {
  if (why.is === 'me') return words.blockedMe;
  if (why.is === 'refused') return words.blockedRefused;
  return why.is === 'taken' ? words.blockedTaken(nameIn(called(why.by.person, why.by.name))) : words.blocked;
}
