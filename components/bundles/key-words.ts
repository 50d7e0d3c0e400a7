import { type KeyRow, type KeyStanding, watchBook } from '../../lib/app/bundle/address-book.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { nameIn } from './name.tsx';

/** Says how far a key is known, in a sentence: by whom it was confirmed, where a lead's roster did it. */
export function useStandingSaid(): (signed: { readonly key: string; readonly standing: KeyStanding }) => string {
  const { session } = useApp();
  const { bundles: words, bundlesTeam: team } = useDeskWords();
  const book = useWatch<KeyRow[]>((on) => watchBook(session, on), [session.db]) ?? [];
  const nameOf = useNameOfKey(book);
  return ({ key, standing }) => {
    const by = standing === 'confirmed' && book.find((row) => row.key === key)?.by;
    return by ? team.confirmedBy(nameOf(by)) : words.standings[standing];
  };
}

/** Says what the owner of a key is called; '' for one that is not known. @param book the address book */
export function useNameOfKey(book: readonly KeyRow[]): (key: string) => string {
  const called = useCalled();
  return (key) => {
    const row = book.find((one) => one.key === key);
    return nameIn(called(row?.person ?? '', row?.name ?? ''));
  };
}
