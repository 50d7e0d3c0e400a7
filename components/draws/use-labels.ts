import type { Division } from '../../lib/app/desk/draws.ts';
import { useApp, usePackText } from '../ui/context.ts';

/** Says what a label of the roster is called on screen: types and traits by the pack, levels and places as written. */
export function useLabels(): (division: Division, label: string) => string {
  const { session } = useApp();
  const text = usePackText();
  return (division, label) => {
    const named = { type: session.pack.unitTypes, trait: session.pack.traits, level: [], place: [] }[division];
    const found = named.find(({ id }) => id === label);
    return found ? text(found.name) : label;
  };
}
