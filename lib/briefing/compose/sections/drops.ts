import type { TableRow } from '../../blocks/blocks.ts';
import type { DraftPart } from '../draft.ts';
import { unitText } from '../facts.ts';
import type { Frame } from '../frame.ts';
import { type Graded, STEP } from '../grades.ts';
import { LEAST } from '../groups.ts';
import { centred, headOf, type PartMaker, type SectionText, slug } from '../parts.ts';
import { figure } from '../say.ts';
import type { SourceItem } from '../source.ts';

/** By how much those below are graded lower than the unit above them in an item, in steps of the scale. */
interface Drop {
  readonly unit: string;
  readonly item: SourceItem;
  readonly above: Graded;
  readonly drop: number;
  /** How many of those below were graded. */
  readonly n: number;
  readonly visits: readonly string[];
}

/** From half a step on those below count as colder; the scale has no finer word for it. */
const COLDER = 0.5;
const MOST_ITEMS = 5;

/**
 * The drop in warmth between levels (S35), as on the desk (lib/stats/drop.ts): the unit's own step less the mean of those
 * right below it, each of which counts once.
 */
export function composeDrops(frame: Frame, parts: PartMaker): SectionText {
  const { words, units, edition } = frame;
  const families = units
    .map(({ id }) => ({ id, children: units.filter(({ parent }) => parent === id).map((unit) => unit.id) }))
    .filter(({ children }) => children.length > 0);
  if (families.length === 0) return { parts: [] };
  const drops = families.flatMap(({ id, children }) => dropsOf(frame, id, children));
  const colder = drops.filter(({ drop }) => drop >= COLDER).sort((a, b) => b.drop - a.drop || b.n - a.n);
  const parents = figure(
    'parents',
    families.map(({ id }) => id),
  );
  const below = figure(
    'children',
    families.flatMap(({ children }) => children),
  );
  const named =
    edition === 'named'
      ? families.flatMap(({ id, children }) =>
          tellFamily(
            frame,
            parts,
            id,
            children,
            colder.filter(({ unit }) => unit === id),
          ),
        )
      : [];
  return {
    parts: [
      parts.text('families', words.drops.families(parents, below)),
      ...tellItems(frame, parts, drops),
      ...named,
      ...(edition === 'named' && colder.length > 0
        ? [parts.blocks('table', words.drops.table, [dropTable(frame, colder)])]
        : []),
      parts.text('method', words.drops.method, { as: 'small' }),
    ],
    count: words.count('drops', families.length),
  };
}

function dropsOf({ source, grades }: Frame, unit: string, children: readonly string[]): Drop[] {
  return source.items.flatMap((item): Drop[] => {
    const above = grades.get(unit)?.get(item.id);
    const below = children.flatMap((child) => grades.get(child)?.get(item.id) ?? []);
    if (!above || below.length === 0) return [];
    const mean = below.reduce((sum, { grade }) => sum + STEP[grade], 0) / below.length;
    const visits = [above.visit, ...below.map(({ visit }) => visit)];
    return [{ unit, item, above: above.grade, drop: STEP[above.grade] - mean, n: below.length, visits }];
  });
}

/** Items in which those below are colder in most families. */
function tellItems({ source, words, edition }: Frame, parts: PartMaker, drops: readonly Drop[]): DraftPart[] {
  // Of one unit above or two it would tell how these stand to their own.
  const least = edition === 'anonymous' ? LEAST : 1;
  const items = source.items
    .map((item) => {
      const own = drops.filter((drop) => drop.item === item);
      return { item, own, colder: own.filter(({ drop }) => drop >= COLDER) };
    })
    .filter(({ own, colder }) => colder.length > 0 && own.length >= least)
    .sort((a, b) => b.colder.length / b.own.length - a.colder.length / a.own.length || b.own.length - a.own.length)
    .slice(0, MOST_ITEMS);
  if (items.length === 0) return [];
  const visitsOf = (own: readonly Drop[]) => own.flatMap(({ visits }) => visits);
  const told = items.map(({ item, own, colder }) => ({
    name: item.short,
    colder: figure(`${slug(item.id)}-colder`, visitsOf(colder), colder.length),
    of: figure(`${slug(item.id)}-of`, visitsOf(own), own.length),
  }));
  return [parts.text('items', words.drops.over(told))];
}

function tellFamily(
  frame: Frame,
  parts: PartMaker,
  unit: string,
  children: readonly string[],
  colder: readonly Drop[],
): DraftPart[] {
  if (colder.length === 0) return [];
  const { words, source } = frame;
  const items = colder.slice(0, MOST_ITEMS).map(({ item, above, drop, n, visits }) => ({
    ...{ name: item.short, above: words.charts.grade(above, source.grades) },
    drop: figure(`${slug(item.id)}-drop`, visits, oneDecimal(drop)),
    n: figure(`${slug(item.id)}-n`, visits, n),
  }));
  const said = words.drops.colder(figure('children', children), items);
  return [parts.text(`unit-${slug(unit)}`, said, { lead: words.unitLead(unitText(frame, unit)), from: [unit] })];
}

const oneDecimal = (value: number): string => (Math.round(value * 10) / 10).toString();

function dropTable(frame: Frame, drops: readonly Drop[]) {
  const { words, source } = frame;
  const { head } = words.drops;
  const rows = drops.map(
    ({ unit, item, above, drop, n, visits }): TableRow => ({
      cells: [
        { text: unitText(frame, unit) },
        { text: item.short },
        centred(words.charts.grade(above, source.grades)),
        centred(words.drops.below(oneDecimal(STEP[above] - drop), n)),
        centred(oneDecimal(drop)),
      ],
      from: [...visits],
    }),
  );
  const columns = [44, 40, 22, 30, 20];
  return {
    kind: 'table' as const,
    columns,
    head: headOf([head.unit, head.item, head.above, head.below, head.drop]),
    rows,
  };
}
