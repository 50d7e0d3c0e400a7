import { newestOf } from '../../store/queries.ts';
import { foldText } from '../../text/fold.ts';
import { contextOf, type Hit } from '../search.ts';
import type { Session } from '../session.ts';

/** More notes than this are not looked through. */
const MOST = 200_000;

/** The words of each visit's notes, newest first, by the visit's id. */
export type NoteWords = ReadonlyMap<string, readonly string[]>;

/** Reads the words of all notes at once, for a search that answers to each key. Drafts and removed notes are left out. */
export async function readNoteWords({ db }: Session): Promise<NoteWords> {
  const words = new Map<string, string[]>();
  for (const { parent, body } of await newestOf(db, 'note', MOST)) {
    const text = [body.text, body.quote?.text].filter(Boolean).join('\n');
    if (text === '') continue;
    const own = words.get(parent);
    if (own) own.push(text);
    else words.set(parent, [text]);
  }
  return words;
}

/**
 * The first note that holds one of the words that were typed, with the words around the place; null where none does.
 * @param typed as the search field shows it: words apart by spaces, in any case and width
 */
export function hitIn(notes: readonly string[], typed: string): Hit['context'] | null {
  const wanted = foldText(typed).split(/\s+/u).filter(Boolean);
  for (const word of wanted) {
    for (const note of notes) {
      const found = contextOf(note, word);
      if (found) return found;
    }
  }
  return null;
}

/** A stretch of a text, and whether it is what was searched for. */
export interface Stretch {
  text: string;
  hit: boolean;
}

/**
 * A text in stretches, those that hold a word that was typed apart. All together they are the text. A sign that
 * folds to another length (㎡) is not marked: a mark in a wrong place would be worse.
 */
export function markHits(text: string, typed: string): Stretch[] {
  const wanted = foldText(typed).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return [{ text, hit: false }];
  const signs = [...text];
  const folded = signs.map((sign) => sign.normalize('NFKC').toLowerCase());
  // A sign whose folded form is of another length keeps its place by standing for itself.
  const source = signs.map((sign, at) => (folded[at]?.length === sign.length ? folded[at] : sign)).join('');
  const stretches: Stretch[] = [];
  for (let at = 0; at < text.length; ) {
    const next = nextHit(source, wanted, at);
    if (next.from > at) stretches.push({ text: text.slice(at, next.from), hit: false });
    if (next.to > next.from) stretches.push({ text: text.slice(next.from, next.to), hit: true });
    at = next.to;
  }
  return stretches;
}

/** Where the next of the words stands from a place on; the end of the text, and nothing, where none does. */
function nextHit(source: string, wanted: readonly string[], after: number): { from: number; to: number } {
  let best = { from: source.length, to: source.length };
  for (const word of wanted) {
    const from = source.indexOf(word, after);
    if (from >= 0 && from < best.from) best = { from, to: from + word.length };
  }
  return best;
}
