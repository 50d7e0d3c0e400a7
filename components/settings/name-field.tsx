import { useEffect, useRef } from 'preact/hooks';
import { setName, watchPerson } from '../../lib/app/people.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { isComposing } from '../ui/keys.ts';
import { useWatch } from '../ui/use-watch.ts';

/** The name beside one's changes: kept when the field is left, or by Enter. */
export function NameField() {
  const { session, words, run } = useApp();
  const { settings } = words;
  const typed = useRef<string | null>(null);
  const person = useWatch<Entry<'member'> | null>((on) => watchPerson(session, on), [session]);
  const name = person === undefined ? null : (person?.body.name ?? '');
  const keep = () => {
    const now = typed.current?.trim() ?? name;
    typed.current = null;
    if (name !== null && now !== null && now !== name) run(() => setName(session, now));
  };
  // A name that is still in the field when the screen goes is kept as well.
  const last = useRef(keep);
  last.current = keep;
  useEffect(() => () => last.current(), []);
  return (
    <div class="set">
      <label for="my-name">{settings.name}</label>
      <input
        id="my-name"
        class="field"
        type="text"
        autocomplete="off"
        maxLength={100}
        placeholder={settings.noName}
        disabled={name === null}
        value={name ?? ''}
        onInput={(event) => (typed.current = event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (!isComposing(event) && event.key === 'Enter') keep();
        }}
      />
      <p class="t13 q">{settings.nameHint}</p>
    </div>
  );
}
