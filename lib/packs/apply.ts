import { DUTY_STATES, type DutyState, GRADES, type Grade, membersOf } from '../model/records.ts';
import type { Pack, PackArea, PackItem, PackTag } from './schema.ts';

/** A record's flat body as the store reads it: fields of a newer version may be among them. */
export type FlatBody = Readonly<Record<string, unknown>>;

/** The items that every unit type is asked for which the pack has items at all. */
function commonItems(items: readonly PackItem[]): readonly PackItem[] {
  const asked = new Set(items.flatMap(({ types }) => types));
  const common = items.filter(({ types }) => types.length === asked.size);
  return common.length > 0 ? common : items;
}

/**
 * The items that apply to a unit (分类指导, S08), in the pack's order: those of its type, and those of any of its traits.
 * A retired item is asked of nobody; `itemOf` still finds it, for the words of old answers.
 *
 * A visit starts with a unit's name alone (capture first, sort later), so a unit without a type, with a type that this
 * pack doesn't know, or with one that it has no items for, gets the common items: those asked of every type that the
 * pack has items for (all items, in a pack where none is common). Naming the type later then only adds items, so
 * nothing that was already rated goes out of sight.
 * @param traits what else is true of the unit: see `traitsOf`
 */
export function itemsFor(pack: Pack, unitType: string | null | undefined, traits: readonly string[] = []): PackItem[] {
  const asked = pack.items.filter(({ retired }) => retired === undefined);
  const ofType = asked.filter(({ types }) => types.some((type) => type === unitType));
  const base = new Set(ofType.length > 0 ? ofType : commonItems(asked));
  return asked.filter((item) => base.has(item) || item.traits?.some((trait) => traits.includes(trait)));
}

/** The traits of a unit's body: `["branch"]` for `{"traits.branch": true}`. */
export function traitsOf(unit: FlatBody): string[] {
  return membersOf(unit, 'traits');
}

/** The item with this id; undefined where an older or newer pack had it and this one hasn't. */
export function itemOf(pack: Pack, id: string): PackItem | undefined {
  return pack.items.find((item) => item.id === id);
}

/** The tag with this id (`F08`); undefined where this pack hasn't got it. */
export function tagOf(pack: Pack, id: string): PackTag | undefined {
  return pack.tags.find((tag) => tag.id === id);
}

/** Tags of one area, as a list shows them. */
export interface TagGroup {
  area: PackArea;
  tags: PackTag[];
}

/** Width and case folded, punctuation and space dropped: `“两张皮”` is found by `两张皮`, `Ｆ０８` by `f08`. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Finds tags by id, title, hint and search words, in both languages, grouped by area in the pack's order.
 * Every word of the query must be found in a tag; an empty query finds all tags. Areas without a hit are left out.
 */
export function searchTags(pack: Pack, query: string): TagGroup[] {
  const wanted = query.normalize('NFKC').split(/\s+/u).map(fold);
  const hits = pack.tags.filter((tag) => {
    const texts = [tag.id, tag.title.zh, tag.title.en, tag.hint.zh, tag.hint.en, ...tag.words].map(fold);
    return wanted.every((word) => texts.some((text) => text.includes(word)));
  });
  return pack.areas
    .map((area) => ({ area, tags: hits.filter((tag) => tag.area === area.id) }))
    .filter(({ tags }) => tags.length > 0);
}

/** How far a visit's checklist has got. Three different things: 不适用, 未查看, and not answered at all. */
export interface Progress {
  /** Items on the checklist, duties included. */
  total: number;
  /** Items with any answer, 不适用, 未查看 and 不清楚 included. */
  answered: number;
  unanswered: number;
  /** Rated items with one of the four grades: the denominator of a score. */
  graded: number;
  byGrade: Record<Grade, number>;
  /** Duties (规定动作) are counted apart: they never enter a score. */
  byDuty: Record<DutyState, number>;
}

function tally<T extends string>(states: readonly T[], values: readonly unknown[]): Record<T, number> {
  const counts = states.map((state) => [state, values.filter((value) => value === state).length] as const);
  return Object.fromEntries(counts) as Record<T, number>;
}

/**
 * Counts what a visit's body says about these items. Only the fields of the items' own form count (`rating.2.4`,
 * `duty.2.3`); a value that this version doesn't know counts as unanswered, since it can't say what it means.
 */
export function progressOf(items: readonly PackItem[], visit: FlatBody): Progress {
  const values = (form: PackItem['form'], field: string) =>
    items.filter((item) => item.form === form).map(({ id }) => visit[`${field}.${id}`]);
  const byGrade = tally(GRADES, values('rated', 'rating'));
  const byDuty = tally(DUTY_STATES, values('duty', 'duty'));
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);
  const answered = sum(byGrade) + sum(byDuty);
  return {
    total: items.length,
    answered,
    unanswered: items.length - answered,
    graded: sum(byGrade) - byGrade.notApplicable - byGrade.notSeen,
    byGrade,
    byDuty,
  };
}
