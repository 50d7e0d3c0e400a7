/** Where a person is on the page: which list, and what is open beside it. */
export type Place = { at: 'draws' | 'new' | 'tasks' | 'plan' } | { at: 'draw' | 'redraw' | 'task'; id: string };

const PLAIN = ['new', 'tasks', 'plan'] as const;
const NAMED = ['redraw', 'task'] as const;

/** The place that an address names (`new`, `task.<id>`; an id alone is a draw's). */
export function placeOf(open: string | undefined): Place {
  if (!open) return { at: 'draws' };
  const plain = PLAIN.find((at) => at === open);
  if (plain) return { at: plain };
  const named = NAMED.find((at) => open.startsWith(`${at}.`));
  return named ? { at: named, id: open.slice(named.length + 1) } : { at: 'draw', id: open };
}

/** The address of a place; undefined for the list of draws. */
export function writePlace(place: Place): string | undefined {
  if (place.at === 'draws') return undefined;
  if (!('id' in place)) return place.at;
  return place.at === 'draw' ? place.id : `${place.at}.${place.id}`;
}
