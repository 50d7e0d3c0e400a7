import type { DraftPart } from './draft.ts';
import type { Frame } from './frame.ts';
import { isSaid, type PartMaker } from './parts.ts';
import { byText } from './text.ts';

/** Something that was found at a unit, in a person's words. */
interface Fact {
  /** What it is kept by, as `finding-<id>`. */
  readonly key: string;
  readonly unit: string;
  readonly text: string;
  /** What stands behind the words, as （已销号）. */
  readonly after?: string;
  readonly from: readonly string[];
  readonly photos: readonly string[];
}

/** What a unit is called where it is told of: by its name, or by its type alone. @param or where neither is known */
export const unitText = ({ nameOf, words }: Frame, unit: string, or = words.aUnit): string => nameOf(unit) || or;

/**
 * A fact as its edition tells it: 河东村：… with its photos, or 有的村、社区…. The words stand whole either way. Nothing
 * where there are none.
 */
export function tellFact(frame: Frame, parts: PartMaker, fact: Fact): DraftPart[] {
  const { key, unit, text, after = '', from } = fact;
  if (!isSaid(text)) return [];
  const { words, edition, nameOf } = frame;
  const whole = words.ended(text, after);
  if (edition === 'anonymous') return [parts.text(key, words.someOf(nameOf(unit), whole), { from, runsOn: true })];
  const photos = frame.photos.take(fact.photos);
  const told = parts.text(key, whole, {
    lead: words.unitLead(unitText(frame, unit)),
    who: unitText(frame, unit),
    from,
    keep: photos.length > 0,
  });
  return photos.length > 0 ? [told, parts.blocks(`${key}-photos`, unitText(frame, unit), photos, from)] : [told];
}

/**
 * What visits brought, in the order in which it is told: theirs; in the anonymous edition that of the texts, so that what
 * comes of one unit doesn't stand together.
 */
export function inOrder<T>({ edition }: Frame, all: readonly T[], textOf: (one: T) => string): T[] {
  if (edition === 'named') return [...all];
  return all.toSorted((a, b) => byText(textOf(a), textOf(b)));
}

/** So much of a text stands in a table; all of it stands where it is told. */
const MOST_IN_TABLE = 120;

/** A person's words as they stand in a table: long ones end with where they go on. */
export function shortened({ words }: Frame, text: string): string {
  const signs = [...text.slice(0, 2 * MOST_IN_TABLE + 1)];
  return signs.length > MOST_IN_TABLE ? words.goesOn(signs.slice(0, MOST_IN_TABLE).join('')) : text;
}
