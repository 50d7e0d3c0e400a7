import type { Change } from '../../../lib/changes/change.ts';
import { type ChangeRest, makeChange } from '../../../lib/changes/make-change.ts';

/** A UUIDv7 that ends in the number. */
export function idOf(number: number): string {
  return `0193532a-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

export function authorOf(number: number): string {
  return `${idOf(0xa000 + number)}.0`;
}

/** The time of the given milliseconds and counter, written apart from the clock that is under test. */
export function hlcOf(millis: number, count = 0): string {
  return `${millis.toString(16).padStart(12, '0')}-${count.toString(16).padStart(4, '0')}`;
}

/** What a change says: by default that a note's text is “a”. */
export function restOf(parts: Partial<ChangeRest> = {}): ChangeRest {
  const { rec = idOf(1), parent = idOf(100), kind = 'note', field = 'text', value = 'a', sup = [] } = parts;
  return { rec, parent, kind, field, value, sup, hlc: parts.hlc ?? hlcOf(1_000), author: parts.author ?? authorOf(1) };
}

export function changeOf(parts: Partial<ChangeRest> = {}): Change {
  return makeChange(restOf(parts));
}
