import type { BriefingSource, SourceItem, SourceNames, SourceUnit } from '../../briefing/compose/source.ts';
import type { Id } from '../../model/ids.ts';
import { showLine } from '../../model/one-line.ts';
import type { Pack } from '../../packs/schema.ts';
import { type Entry, newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { survivorsIn } from '../merged-units.ts';
import { readKnown } from '../party.ts';
import { peopleIn } from './source-names.ts';

/** More units than this nobody has. */
const MOST = 200_000;
/** A code of fewer characters is a number like any other: no name could be told from a figure. */
const SHORTEST_CODE = 4;

/** What of a pack stands in a briefing. */
export function packParts(pack: Pack): PackParts {
  return {
    unitTypes: pack.unitTypes.map(({ id, name }) => ({ id, name: name.zh })),
    areas: pack.areas.map(({ id, name }) => ({ id, name: name.zh })),
    sections: pack.sections.map(({ id, title }) => ({ id, title: title.zh })),
    items: pack.items.filter(({ form }) => form === 'rated').map((item) => sourceItem(pack, item)),
    grades: Object.fromEntries(pack.grades.map(({ grade, name }) => [grade, name.zh])),
    tagAreas: Object.fromEntries(pack.tags.map(({ id, area }) => [id, area])),
  };
}

type PackParts = Pick<BriefingSource, 'unitTypes' | 'areas' | 'sections' | 'items' | 'grades' | 'tagAreas'>;

/** An item's area is that of most tags that name it; of equal ones the first in the pack. */
function sourceItem({ tags }: Pack, { id, short, section }: Pack['items'][number]): SourceItem {
  const areas = tags.filter(({ items = [] }) => items.includes(id)).map(({ area }) => area);
  const count = (area: string) => areas.filter((one) => one === area).length;
  const [area = null] = [...new Set(areas)].sort((a, b) => count(b) - count(a));
  return { id, short: short.zh, section, area };
}

/** The roster, as briefings count and name it. */
export interface Ground {
  /** The unit that stands for another now. */
  endOf(unit: Id): Id;
  /** Units with those above them. */
  unitsWith(units: readonly Id[]): SourceUnit[];
  /** How many units there were to visit, by type; as the pictures of the desk count them (`rosterOf`). */
  rosterOf(types: ReadonlySet<string>, visited: ReadonlySet<Id>): Record<string, number>;
  readonly names: SourceNames;
}

/** Reads the roster, and what everybody is called whom this device knows. */
export async function readGround(db: Database): Promise<Ground> {
  const [found, known] = await Promise.all([newestOf(db, 'unit', MOST), readKnown(db)]);
  const units = new Map(found.map((unit) => [unit.id, unit]));
  const endOf = survivorsIn(units);
  const standing = found.filter(({ id }) => endOf(id) === id);
  const parentOf = ({ body }: Entry<'unit'>) => (body.parent ? endOf(body.parent) : null);
  return {
    endOf,
    unitsWith: (ids) => {
      const chain = new Set(ids);
      for (const id of chain) {
        const unit = units.get(id);
        const parent = unit && parentOf(unit);
        if (parent && units.has(parent)) chain.add(parent); // grows as it goes
      }
      return [...chain].flatMap((id) => {
        const unit = units.get(id);
        return unit ? [sourceUnit(unit, parentOf(unit))] : [];
      });
    },
    rosterOf: (types, visited) => {
      const counts: Record<string, number> = {};
      for (const { id, body } of standing) {
        const type = body.type ?? '';
        if (type === '' || types.has(type) || visited.has(id)) counts[type] = (counts[type] ?? 0) + 1;
      }
      return counts;
    },
    names: namesOf(
      found,
      known.map(({ body }) => body.name),
    ),
  };
}

const sourceUnit = ({ id, body }: Entry<'unit'>, parent: Id | null): SourceUnit => ({
  id,
  name: showLine(body.name),
  type: body.type ?? null,
  level: body.level?.trim() || null,
  parent,
});

/** Also of units that were merged into others: their names are known. */
function namesOf(units: readonly Entry<'unit'>[], members: readonly (string | undefined)[]): SourceNames {
  const codes = units.flatMap(({ body }) => body.code ?? []).filter((code) => code.trim().length >= SHORTEST_CODE);
  return {
    units: distinct([...units.flatMap(({ body }) => [body.name, ...(body.formerly ?? [])]), ...codes]),
    places: distinct(units.map(({ body }) => body.place)),
    people: distinct([...units.map(({ body }) => body.first), ...members].flatMap(peopleIn)),
  };
}

const distinct = (names: readonly (string | null | undefined)[]): string[] => [
  ...new Set(names.map((name) => name?.trim() ?? '').filter((name) => name !== '')),
];
