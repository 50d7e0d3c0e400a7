import { foldText } from '../text/fold.ts';
import { foldCode, foldName } from './fold.ts';
import type { FieldChange, RowValues } from './plan.ts';
import type { RosterUnit } from './roster-unit.ts';

const TEXTS = { name: foldName, code: foldCode, level: foldText, place: foldText, first: foldText } as const;
const PLAIN = ['type', 'newOrganisations', 'mobileMembers', 'weak'] as const;

/** What a row would change of a known unit. What the row doesn't say, and what differs in width or space alone, stays. */
export function findChanges(values: RowValues, unit: RosterUnit): FieldChange[] {
  const changes: FieldChange[] = [];
  const set = (field: string, before: FieldChange['before'] | undefined, after: FieldChange['after']) =>
    changes.push({ field, before: before ?? null, after });
  for (const [field, fold] of Object.entries(TEXTS) as [keyof typeof TEXTS, (text: string) => string][]) {
    const after = values[field];
    if (after !== undefined && fold(after) !== fold(unit[field] ?? '')) set(field, unit[field], after);
  }
  for (const field of PLAIN) {
    const after = values[field];
    if (after !== undefined && after !== null && after !== unit[field]) set(field, unit[field], after);
  }
  const { parent } = values;
  if (parent && !('unit' in parent && parent.unit === unit.parent)) set('parent', unit.parent, parent);
  for (const [trait, after] of Object.entries(values.traits)) {
    const before = unit.traits.includes(trait);
    if (after !== before) set(`traits.${trait}`, before, after);
  }
  return changes;
}
