import type { Entry } from '../../lib/app/watch.ts';

/**
 * The record with the pack's own words in the language of the screen, where a field still holds the Chinese ones that
 * it began with; what a person wrote stays as it is.
 */
export function inPackWords<K extends 'campaign' | 'team'>(
  entry: Entry<K>,
  field: 'name' | 'mandate',
  seeded: { zh: string; en: string },
  text: (pair: { zh: string; en: string }) => string,
): Entry<K> {
  const body: Readonly<Record<string, unknown>> = entry.body;
  return body[field] === seeded.zh ? { ...entry, body: { ...entry.body, [field]: text(seeded) } } : entry;
}
