import type { Edition } from '../../model/briefing.ts';
import type { BriefingSource, SourceUnit } from './source.ts';

/** Units of one type, or those of several types that may not be told apart. */
interface Group {
  readonly id: string;
  /** What one of them is called: 村、社区; '' where only 单位 may be said. */
  readonly name: string;
  /** Those that were visited. */
  readonly units: readonly SourceUnit[];
  /** How many there were to visit; 0 where the roster doesn't say. */
  readonly of: number;
}

/** Units by what they are compared by. */
export interface Groups {
  readonly all: readonly Group[];
  groupOf(unit: string): Group | undefined;
  /** Types whose units are folded into others, by their names, and how many units they are. */
  readonly folded: { readonly types: readonly string[]; readonly units: readonly string[] };
}

/** So many units of a type have to be visited for the anonymous edition to name it (briefing.md). */
export const LEAST = 3;
const OTHERS = 'others';

/**
 * Sorts units by their type. In the anonymous edition a type with fewer than three units visited goes into the others;
 * and where the others would be fewer than three, the smallest of the types that were left goes with them: else the one
 * that is missing could be worked out from the sum.
 */
export function groupUnits(source: BriefingSource, edition: Edition, units: readonly SourceUnit[]): Groups {
  const types = [...source.unitTypes.map(({ id, name }) => ({ id, name })), { id: '', name: '' }];
  const known = new Set(types.map(({ id }) => id));
  const typeOf = ({ type }: SourceUnit) => (type !== null && known.has(type) ? type : '');
  const own = types
    .map(({ id, name }) => ({
      ...{ id: id === '' ? 'none' : `type-${id}`, name, of: rosterOf(source, id, known) },
      units: units.filter((unit) => typeOf(unit) === id),
    }))
    .filter((group) => group.units.length > 0);
  return edition === 'named' ? groupsOf(own, []) : fold(own);
}

/**
 * The same groups of fewer units. What is folded stays so: a type that stood by itself in one table and among the others
 * in the next would tell what the others are.
 */
export function groupsAmong({ all }: Groups, edition: Edition, units: ReadonlySet<string>): Groups {
  const own = all
    .map((group) => ({ ...group, units: group.units.filter(({ id }) => units.has(id)) }))
    .filter((group) => group.units.length > 0);
  return edition === 'named' ? groupsOf(own, []) : fold(own);
}

function fold(own: readonly Group[]): Groups {
  const few = foldedOf(own);
  const folded = own.filter((group) => few.includes(group));
  const rest = own.filter((group) => !folded.includes(group));
  if (folded.length === 0) return groupsOf(own, []);
  const others = { id: OTHERS, name: '', units: folded.flatMap((group) => group.units) };
  return groupsOf([...rest, { ...others, of: folded.reduce((sum, { of }) => sum + of, 0) }], folded);
}

/** How many of a type there were to visit; types that the pack doesn't know count as none. */
const rosterOf = ({ roster }: BriefingSource, type: string, known: ReadonlySet<string>): number =>
  type === ''
    ? Object.entries(roster).reduce((sum, [id, count]) => (id === '' || !known.has(id) ? sum + count : sum), 0)
    : (roster[type] ?? 0);

// Of those without a type nothing can be said but that they are units.
const foldedOf = (groups: readonly Group[]): Group[] =>
  tooFew(
    groups,
    ({ units }) => units.length,
    ({ name }) => name === '',
  );

/**
 * Those that can't stand by themselves, since they are of fewer than three; where all of these together are, the smallest
 * of the rest with them, which keeps them from being worked out from the sum.
 * @param sizeOf of how many units one is
 * @param also what has to go with them, whatever its size
 */
export function tooFew<T>(all: readonly T[], sizeOf: (one: T) => number, also: (one: T) => boolean = () => false): T[] {
  const bySize = all.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const few = bySize.filter((one) => sizeOf(one) < LEAST || also(one));
  const size = () => few.reduce((sum, one) => sum + sizeOf(one), 0);
  for (const one of bySize) {
    if (few.length === 0 || size() >= LEAST) break;
    if (!few.includes(one)) few.push(one);
  }
  return few;
}

function groupsOf(all: readonly Group[], folded: readonly Group[]): Groups {
  const byUnit = new Map(all.flatMap((group) => group.units.map(({ id }) => [id, group] as const)));
  return {
    all,
    groupOf: (unit) => byUnit.get(unit),
    folded: {
      types: folded.flatMap(({ name }) => (name === '' ? [] : [name])),
      units: folded.flatMap(({ units }) => units.map(({ id }) => id)),
    },
  };
}
