import type { OpenUnit } from '../../lib/app/bundle/open-units.ts';
import type { HandOutDraft } from './hand-out-draft.ts';

/** The units whose open findings were chosen to go; those with a task are those of whoever the file is for. */
export function unitsOf({ open, units, to }: HandOutDraft, all: readonly OpenUnit[]): string[] {
  if (open === 'none') return [];
  const goes = ({ unit, planned }: OpenUnit): boolean => {
    if (open === 'all') return true;
    if (open === 'picked') return units.has(unit);
    return planned.some((member) => to === '' || member === null || member === to);
  };
  return all.filter(goes).map(({ unit }) => unit);
}
