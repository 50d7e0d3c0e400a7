import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useDeskWords } from '../ui/desk-words.ts';

/** What the card of a file is called: its name, and which one it is of several of that name. */
export const CardName = createContext('');

/** Names a part of a card so that it differs from the same part of another file's. */
export function usePartName(): (part: string) => string {
  const { bundlesChanges: says } = useDeskWords();
  const card = useContext(CardName);
  return (part) => (card === '' ? part : says.partOf(part, card));
}
