import { useEffect, useState } from 'preact/hooks';
import type { OldWords } from '../../lib/app/pack-switch.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { membersOf } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';

const NONE: ReadonlyMap<string, OldWords> = new Map();

/** The answers of a visit that were given to other words than its version has, by item; empty until they are read. */
export function useOldWords(visit: Entry<'visit'>): ReadonlyMap<string, OldWords> {
  const { session, fail } = useApp();
  const [old, setOld] = useState(NONE);
  const given = membersOf(visit.body, 'ratedUnder').map((item) => `${item} ${visit.body[`ratedUnder.${item}`]}`);
  useEffect(() => {
    if (given.length === 0) return setOld(NONE);
    let isShown = true;
    // Loaded where a visit has gone over to another version, which few have: the checklist opens sooner.
    import('../../lib/app/pack-switch.ts')
      .then(({ readOldWords }) => readOldWords(session, visit))
      .then((found) => {
        if (isShown) setOld(found);
      })
      .catch(fail);
    return () => {
      isShown = false;
    };
  }, [visit.id, given.join(), session.pack]);
  return old;
}
