import { type RecusalWarning, watchRecusals } from '../../lib/app/desk/tasks-recusal.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';

/** More warnings than this are counted. */
const MOST = 5;

interface Props {
  units: readonly string[];
  unitName(id: string): string;
  /** Who is to go; null while that is open. */
  member: string | null;
  memberName: string;
}

/** Says where somebody is to be sent who must not go there, and why. */
export function TaskRecusal({ units, unitName, member, memberName }: Props) {
  const { session } = useApp();
  const { draws: words } = useDeskWords();
  const key = units.join();
  const found = useWatch<RecusalWarning[]>(
    (on) => watchRecusals(session, units, member, on),
    [session.db, key, member],
  );
  const warnings = found ?? [];
  return (
    <div role="status">
      {warnings.slice(0, MOST).map(({ unit, why }) => (
        <p key={unit} class="ask">
          {words.recused(unitName(unit), memberName, why)}
        </p>
      ))}
      {warnings.length > MOST && <p class="ask">{words.recusedMore(warnings.length - MOST)}</p>}
    </div>
  );
}
