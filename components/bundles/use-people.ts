import { useEffect, useMemo, useState } from 'preact/hooks';
import { readPeople } from '../../lib/app/people.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

const NOBODY: ReadonlyMap<string, string> = new Map();

/** The names of people by id: as the team or their keys say them, and oneself. */
export function usePeople(ids: readonly string[]): (id: string) => string {
  const { session, fail } = useApp();
  const { bundles: words } = useDeskWords();
  const called = useCalled();
  const key = useMemo(() => [...new Set(ids)].sort().join(' '), [ids]);
  const [names, setNames] = useState(NOBODY);
  useEffect(() => {
    if (key !== '') readPeople(session, key.split(' ')).then(setNames, fail);
  }, [key, session.db]);
  return (id) => (id === session.me.id ? words.me : called(id, names.get(id) ?? '') || words.unnamed);
}
