import { useEffect, useState } from 'preact/hooks';
import { readIdentity } from '../../lib/app/bundle/identity.ts';
import { watchPerson } from '../../lib/app/people.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { Fingerprint, KeyCode } from './fingerprint.tsx';
import { Name } from './name.tsx';

/** The fingerprint of the key by which this installation signs; null until it was read, or made. */
export function useOwnFingerprint(): string | null {
  const { session, fail } = useApp();
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  // It may become another one while the page is open, where an identity file is loaded.
  const person = useWatch<Entry<'member'> | null>((on) => watchPerson(session, on), [session.db]);
  useEffect(() => {
    readIdentity(session).then((own) => setFingerprint(own.fingerprint), fail);
  }, [person]);
  return fingerprint;
}

/** One's own key, as others compare it. */
export function OwnKey() {
  const { session } = useApp();
  const { bundles: words } = useDeskWords();
  const fingerprint = useOwnFingerprint();
  const person = useWatch<Entry<'member'> | null>((on) => watchPerson(session, on), [session.db]);
  return (
    <section aria-label={words.own} aria-busy={fingerprint === null}>
      <h2 class="h3">
        <span>
          {words.own} · <Name none={words.unnamed}>{person?.body.name ?? ''}</Name>
        </span>
      </h2>
      <div class="bundle-form">
        <p class="t13 q">{words.ownHow}</p>
        {fingerprint && <Fingerprint fingerprint={fingerprint} label={words.own} />}
        {fingerprint && (
          <details class="bundle-more">
            <summary>{words.codeShow}</summary>
            <KeyCode fingerprint={fingerprint} />
          </details>
        )}
      </div>
    </section>
  );
}
