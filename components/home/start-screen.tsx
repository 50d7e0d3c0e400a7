import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type FoundUnit, findUnits, startVisit } from '../../lib/app/visits.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { isComposing } from '../ui/keys.ts';
import { SaveTrouble } from '../ui/save-trouble.tsx';
import './home.css';

/** Starts a visit with nothing but a unit's name: found by any part of it, or made by Enter. */
export function StartScreen() {
  const { session, words, go, run, fail } = useApp();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<FoundUnit[]>([]);
  const [picked, setPicked] = useState(-1);
  const [starting, setStarting] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // Before it is seen: the next keys are the name.
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    let current = true;
    findUnits(session, typed).then((units) => {
      if (!current) return;
      setFound(units);
      setPicked(-1);
    }, fail);
    return () => {
      current = false;
    };
  }, [typed]);

  const start = (unit: { id: string } | { name: string }) => {
    if (starting || ('name' in unit && unit.name.trim() === '')) return;
    setStarting(true);
    run(() =>
      startVisit(session, unit)
        .then((visit) => go({ screen: 'visit', visit, tab: 'notes' }))
        .finally(() => setStarting(false)),
    );
  };
  const enter = () => {
    const unit = found[picked]?.unit;
    start(unit ? { id: unit.id } : { name: field.current?.value ?? typed });
  };
  const known = found.some(({ unit }) => unit.body.name.trim() === typed.trim());

  return (
    <>
      <header class="top">
        <div class="bar">
          <button type="button" class="ib" aria-label={words.home.toHome} onClick={() => go({ screen: 'home' })}>
            <Icon name="back" />
          </button>
          <h1>{words.home.start}</h1>
          <span />
        </div>
      </header>
      <main>
        <SaveTrouble />
        <div class="startform">
          <label for="unit" class="t13 q">
            {words.home.unitName}
          </label>
          <input
            id="unit"
            ref={field}
            class="field"
            type="text"
            autocomplete="off"
            maxLength={200}
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls="units"
            aria-activedescendant={picked >= 0 ? `unit-${picked}` : undefined}
            placeholder={words.home.unitHint}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (isComposing(event)) return;
              if (event.key === 'Enter') enter();
              else if (event.key === 'Escape') go({ screen: 'home' });
              else if (event.key === 'ArrowDown') setPicked(Math.min(picked + 1, found.length - 1));
              else if (event.key === 'ArrowUp') setPicked(Math.max(picked - 1, -1));
              else return;
              event.preventDefault();
            }}
          />
        </div>
        <div id="units" role="listbox" aria-label={words.home.knownUnits}>
          {found.map(({ unit, visits }, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text field keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's
            <div
              key={unit.id}
              id={`unit-${at}`}
              role="option"
              aria-selected={at === picked}
              class={at === picked ? 'opt on' : 'opt'}
              onClick={() => start({ id: unit.id })}
            >
              <b class="anyword">{showLine(unit.body.name)}</b>
              <span class="t13 q">{words.home.visitsBefore(visits)}</span>
            </div>
          ))}
        </div>
        {typed.trim() !== '' && !known && <p class="t13 q startform">{words.home.enterMakes(typed.trim())}</p>}
      </main>
      <footer class="foot">
        <button type="button" class="btn main wide" disabled={typed.trim() === '' || starting} onClick={enter}>
          {words.home.begin}
        </button>
        {typed.trim() === '' && <p class="t13 q fs">{words.home.nameFirst}</p>}
      </footer>
    </>
  );
}
