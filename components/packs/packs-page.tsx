import { useDeskWords } from '../ui/desk-words.ts';

/** The desk's page of packs. */
export function PacksPage(_: { open?: string }) {
  const { packs } = useDeskWords();
  return <p>{packs.none}</p>;
}
