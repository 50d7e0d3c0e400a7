import { useEffect, useState } from 'preact/hooks';
import { type NoteWords, readNoteWords } from '../../lib/app/desk/visits-words.ts';
import { useApp } from '../ui/context.ts';

/**
 * The words of all notes, read when a search begins and let go when it ends: one reading answers to every key.
 * @param wanted whether there is a search
 */
export function useNoteWords(wanted: boolean): { words: NoteWords | null; searching: boolean } {
  const { session, fail } = useApp();
  const [words, setWords] = useState<NoteWords | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    readNoteWords(session).then((found) => current && setWords(found), fail);
    return () => {
      current = false;
      setWords(null);
    };
  }, [wanted, session.db]);
  return { words, searching: wanted && words === null };
}
