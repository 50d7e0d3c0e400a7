import { wordsOf } from '../../search/fold.ts';
import { findPassages, markWords, type Piece } from '../../search/passages.ts';
import { newestOf } from '../../store/queries.ts';
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
 * The first of the notes that hold one of the words that were typed, with the words around the place; null where none
 * does.
 * @param typed as the search field shows it: words apart by spaces, in any case and width
 */
export function hitIn(notes: readonly string[], typed: string): readonly Piece[] | null {
  const texts = notes.map((text) => ({ field: 'text' as const, text }));
  return findPassages(texts, wordsOf(typed), 1)[0]?.pieces ?? null;
}

/** A text in pieces, what holds a word that was typed apart. All together they are the text. */
export const markHits = (text: string, typed: string): Piece[] => markWords(text, wordsOf(typed));
