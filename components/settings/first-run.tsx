import { useEffect, useRef, useState } from 'preact/hooks';
import { setName, watchPerson } from '../../lib/app/people.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { isComposing } from '../ui/keys.ts';
import { useWatch } from '../ui/use-watch.ts';
import './settings.css';

/**
 * The first run asks for one thing, which can be skipped, and stands in nobody's way: it is a part of the first screen,
 * and takes no focus, so that N starts a visit at once.
 * Whoever gets a lost database back is known by it and isn't asked any more.
 */
export function FirstRun({ onDone }: { onDone(): void }) {
  const { session, words, run } = useApp();
  const { settings } = words;
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const person = useWatch<Entry<'member'> | null>((on) => watchPerson(session, on), [session]);
  useEffect(() => {
    if (person) onDone();
  }, [person]);
  const keep = (name: string) => {
    if (busy) return;
    setBusy(true);
    run(() => setName(session, name).finally(() => setBusy(false)));
  };
  const goOn = () => keep(field.current?.value ?? '');
  return (
    <section class="welcome" aria-label={settings.welcome}>
      <p class="q">{settings.welcomeHow}</p>
      <label for="first-name">{settings.yourName}</label>
      <input
        id="first-name"
        ref={field}
        class="field"
        type="text"
        autocomplete="off"
        maxLength={100}
        aria-describedby="first-name-how"
        onKeyDown={(event) => {
          if (isComposing(event) || event.key !== 'Enter') return;
          event.preventDefault();
          goOn();
        }}
      />
      <p class="t13 q" id="first-name-how">
        {settings.nameHint}
      </p>
      <div class="setacts">
        <button type="button" class="btn main" onClick={goOn}>
          {settings.begin}
        </button>
        <button type="button" class="btn text" onClick={() => keep('')}>
          {settings.skip}
        </button>
      </div>
    </section>
  );
}
