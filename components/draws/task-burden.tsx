import { useEffect, useState } from 'preact/hooks';
import { type PlanWarning, warnOfBurden } from '../../lib/app/desk/tasks-burden.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** More warnings than this are counted. */
const MOST = 5;

interface Props {
  units: readonly string[];
  unitName(id: string): string;
  /** `YYYY-MM-DD`; null while none is chosen. */
  day: string | null;
  /** The task that is planned anew. */
  replanned?: string;
  /** What else is planned: when that changes, so may the warning. */
  beside?: unknown;
}

/** What a plan would cost units beyond the pack's limit (S36). */
export function TaskBurden({ units, unitName, day, replanned, beside }: Props) {
  const { session, fail } = useApp();
  const { draws: words } = useDeskWords();
  const [warnings, setWarnings] = useState<readonly PlanWarning[]>([]);
  const key = units.join();
  useEffect(() => {
    let current = true;
    warnOfBurden(session, units, day, replanned ? [replanned] : []).then(
      (found) => current && setWarnings(found),
      fail,
    );
    return () => {
      current = false;
    };
  }, [day, key, replanned, beside]);
  return (
    <div role="status">
      {warnings.slice(0, MOST).map(({ index, unit, visits, most }) => (
        <p key={index} class="ask">
          {words.burden(unitName(unit), visits, most)}
        </p>
      ))}
      {warnings.length > MOST && <p class="ask">{words.burdenMore(warnings.length - MOST)}</p>}
    </div>
  );
}
