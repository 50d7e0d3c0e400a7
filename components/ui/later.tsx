import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useApp } from './context.ts';
import { inTextField, isComposing } from './keys.ts';

const waiting: (() => Promise<unknown>)[] = [];

/**
 * A part of the screen whose code is loaded when it is first shown, so that the first word can be typed sooner.
 * @param load imports the part's file and gives its component
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  const fetchPart = async () => {
    loaded ??= await load();
    return loaded;
  };
  waiting.push(fetchPart);
  return function Later(props: P) {
    const { fail } = useApp();
    const [ready, setReady] = useState(loaded !== null);
    useLayoutEffect(() => (ready ? undefined : holdKeys()), [ready]);
    useEffect(() => {
      if (!ready)
        fetchPart().then(
          () => setReady(true),
          (error) => {
            setReady(true);
            fail(error);
          },
        );
    }, []);
    const Part = loaded;
    return Part ? <Part {...props} /> : null;
  };
}

/** Loads all parts that wait, once the panel has nothing more urgent to do. */
export async function loadTheRest(): Promise<void> {
  for (const fetchPart of waiting) await fetchPart();
}

let missing = 0;
const held: KeyboardEvent[] = [];

/**
 * Keeps the letters and signs that are pressed while a part is still on its way: they are meant for it, and on a slow
 * disk the hand is faster. Keys with which the browser does something of its own (Tab, Enter, the space) go through.
 * @returns lets them go, once no part is missing any more
 */
function holdKeys(): () => void {
  if (missing === 0) addEventListener('keydown', hold, { capture: true });
  missing += 1;
  return () => {
    missing -= 1;
    if (missing > 0) return;
    removeEventListener('keydown', hold, { capture: true });
    // The part's own listeners come with it: after this drawing is done.
    queueMicrotask(() => {
      for (const event of held.splice(0)) pressAgain(event);
    });
  };
}

function hold(event: KeyboardEvent): void {
  const sign = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
  if (!sign || inTextField(event.target) || isComposing(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held.push(new KeyboardEvent(event.type, event));
}

function pressAgain(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  // A key before this one may have led into a field: there a letter is text, which no made event puts in.
  if (inTextField(target)) document.execCommand('insertText', false, event.key);
  else target.dispatchEvent(event);
}
