import { useMemo } from 'preact/hooks';
import { type Known, tellFrom, watchKnown } from '../../lib/app/party.ts';
import { useApp } from './context.ts';
import { personName, signed } from './person-name.ts';
import { useWatch } from './use-watch.ts';

/** What a file says of a packer who gave no name: it tells nobody from anybody. */
const NAMELESS = '—';

/** Everybody whom this device knows; undefined until that was read. */
export function useKnown(): Known[] | undefined {
  const { session } = useApp();
  return useWatch<Known[]>((on) => watchKnown(session, on), [session.db]);
}

/**
 * Says what somebody is called by the name that a file, a key or a record gives them, told apart from everybody known
 * here who bears that name; '' for nobody's name. Takes a person's id, or an author as changes name them.
 */
export function useCalled(): (person: string, name: string) => string {
  const { words } = useApp();
  const known = useKnown();
  return useMemo(() => {
    // A long list asks for the same few people in each of its lines.
    const told = new Map<string, string>();
    return (person, name) => {
      const key = `${person} ${name}`;
      const before = told.get(key);
      if (before !== undefined) return before;
      const plain = personName(words, name);
      const id = person.replace(/\.\d+$/, '');
      const isSaid = plain !== '' && plain !== NAMELESS;
      const called =
        isSaid && known ? signed(words, plain, { ...tellFrom(known, { id, name }), removed: false }) : plain;
      told.set(key, called);
      return called;
    };
  }, [known, words]);
}
