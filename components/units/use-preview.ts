import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpenedTable } from '../../lib/app/desk/roster-file.ts';
import { type PreviewRow, previewRoster, type RosterChoices, rosterUnits } from '../../lib/app/desk/roster-plan.ts';
import type { UnitList } from '../../lib/app/desk/units-list.ts';
import { useApp } from '../ui/context.ts';

/**
 * The preview of an import, worked out anew when a choice or the known units change.
 * @returns null before the first; `stale` while a newer one is being worked out
 */
export function usePreview(opened: OpenedTable, choices: RosterChoices, list: UnitList) {
  const { session, fail } = useApp();
  const [shown, setShown] = useState<{ rows: PreviewRow[]; of: readonly unknown[] } | null>(null);
  const asked = [opened, choices, list, session.pack];
  const latest = useRef(fail);
  latest.current = fail;
  useEffect(() => {
    // After the paint: 10,000 rows take longer than a key may.
    const timer = setTimeout(() => {
      try {
        setShown({ rows: previewRoster(session.pack, opened, choices, rosterUnits(list)), of: asked });
      } catch (error) {
        latest.current(error);
      }
    });
    return () => clearTimeout(timer);
  }, asked);
  const stale = shown?.of.some((one, at) => one !== asked[at]) ?? false;
  return { rows: shown?.rows ?? null, stale };
}
