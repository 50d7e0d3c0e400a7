import { useDeskWords } from '../ui/desk-words.ts';

/** The desk's page of draws. */
export function DrawsPage(_: { open?: string }) {
  const { draws } = useDeskWords();
  return <p>{draws.none}</p>;
}
