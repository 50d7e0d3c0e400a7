import { type Change, type Json, SEVERAL } from './change.ts';

/** The part of a change, or of an edit that will become one, that says what it sets. */
export type Setting = Pick<Change, 'field' | 'value'>;

/** The fields that a change sets: its own, or for SEVERAL each own key of its value. */
export function fieldsOf(setting: Setting): string[] {
  if (setting.field !== SEVERAL) return [setting.field];
  return isObject(setting.value) ? Object.keys(setting.value) : [];
}

/** Changes by the fields that they set, each field's in the order in which they are given. */
export function byFieldOf<S extends Setting>(changes: readonly S[]): Map<string, S[]> {
  const groups = new Map<string, S[]>();
  for (const change of changes) {
    for (const field of fieldsOf(change)) {
      const group = groups.get(field);
      if (group === undefined) groups.set(field, [change]);
      else group.push(change);
    }
  }
  return groups;
}

/** Whether a change sets the field. */
export function touches(setting: Setting, field: string): boolean {
  if (setting.field !== SEVERAL) return setting.field === field;
  return isObject(setting.value) && Object.hasOwn(setting.value, field);
}

/** What a change sets the field to; null where it does not touch it (ask `touches` first). */
export function valueIn(setting: Setting, field: string): Json {
  if (!touches(setting, field)) return null;
  if (setting.field !== SEVERAL) return setting.value;
  return isObject(setting.value) ? (setting.value[field] ?? null) : null;
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
