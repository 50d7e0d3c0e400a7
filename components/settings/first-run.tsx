import { useEffect, useRef, useState } from 'preact/hooks';
import { needsName, setName } from '../../lib/app/people.ts';
import { useApp } from '../ui/context.ts';
import { isComposing } from '../ui/keys.ts';
import { LossCard } from './loss-card.tsx';
import './settings.css';

/** The first run asks for one thing, which can be skipped. Whoever lost a database finds it here before anything else. */
export function FirstRun({ onDone }: { onDone(): void }) {
  const { session, words, run } = useApp();
  const { settings } = words;
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const keep = (name: string) => {
    if (busy) return;
    setBusy(true);
    run(() =>
      setName(session, name)
        .then(onDone)
        .finally(() => setBusy(false)),
    );
  };
  const goOn = () => keep(field.current?.value ?? '');
  return (
    <main>
      <LossCard onRestored={() => run(async () => ((await needsName(session)) ? undefined : onDone()))} />
      <div class="welcome">
        <h1>{settings.welcome}</h1>
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
            if (!isComposing(event) && event.key === 'Enter') goOn();
          }}
        />
        <p class="t13 q" id="first-name-how">
          {settings.nameHint}
        </p>
        <button type="button" class="btn main wide" onClick={goOn}>
          {settings.begin}
        </button>
        <button type="button" class="btn text wide" onClick={() => keep('')}>
          {settings.skip}
        </button>
      </div>
    </main>
  );
}
