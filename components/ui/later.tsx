import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from './context.ts';

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
    const [, setReady] = useState(loaded !== null);
    useEffect(() => {
      if (!loaded) fetchPart().then(() => setReady(true), fail);
    }, []);
    const Part = loaded;
    return Part ? <Part {...props} /> : null;
  };
}

/** Loads all parts that wait, once the panel has nothing more urgent to do. */
export async function loadTheRest(): Promise<void> {
  for (const fetchPart of waiting) await fetchPart();
}
