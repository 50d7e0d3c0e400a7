import { useEffect, useState } from 'preact/hooks';
import { type TagShifts, withShifts } from '../../lib/app/tag-shifts.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';

/**
 * Visits with their tags counted by the words that count; as their rows say until that is known.
 * @param ready whether the page has a moment: what says who may decide is no part of the panel's first screen
 */
export function useCounted(lines: readonly VisitLine[], ready: boolean): readonly VisitLine[] {
  const { session, fail } = useApp();
  const [shifts, setShifts] = useState<TagShifts>();
  const tagged = lines.filter(({ visit: { counts = {} } }) =>
    Object.keys(counts).some((name) => name.startsWith('tag.')),
  );
  const ids = tagged.map(({ visit }) => visit.id);
  useEffect(() => {
    if (!ready || ids.length === 0) return;
    const late = { gone: false, stop: () => {} };
    const watched = import('../../lib/app/review/tag-stands.ts').then(({ watchTagShiftsAt }) => {
      if (!late.gone) late.stop = watchTagShiftsAt(session, ids, { value: setShifts, failed: fail });
    });
    watched.catch(fail);
    return () => {
      late.gone = true;
      late.stop();
    };
  }, [session.db, ready, ids.join()]);
  return lines.map((line) => withShifts(line, shifts));
}
