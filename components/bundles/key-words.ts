import { type KeyRow, type KeyStanding, watchBook } from '../../lib/app/bundle/address-book.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { nameIn } from './name.tsx';

/** Says how far a key is known, in a sentence: by whom it was confirmed, where a lead's roster did it. */
export function useStandingSaid(): (signed: { readonly key: string; readonly standing: KeyStanding }) => string {
  const { session } = useApp();
  const { bundles: words, bundlesTeam: team } = useDeskWords();
  const book = useWatch<KeyRow[]>((on) => watchBook(session, on), [session.db]) ?? [];
  return ({ key, standing }) => {
    const by = standing === 'confirmed' && book.find((row) => row.key === key)?.by;
    return by ? team.confirmedBy(nameOfKey(book, by)) : words.standings[standing];
  };
}

/** What the owner of a key is called; '' for one that is not known. */
export const nameOfKey = (book: readonly KeyRow[], key: string): string =>
  nameIn(book.find((row) => row.key === key)?.name ?? '');
