import type { Block, BlockOf } from '../../blocks/blocks.ts';
import { unitText } from '../facts.ts';
import type { Frame } from '../frame.ts';
import { bySection, countItem, type ItemCount, lowOf } from '../grades.ts';
import { tooFew } from '../groups.ts';
import { isSaid, type PartMaker, type SectionText } from '../parts.ts';

/** So many items stand side by side on a page. */
const MOST_COLUMNS = 16;

type Row = BlockOf<'heatMap'>['rows'][number];

/** Units against items, section by section of the checklist; types against items in the anonymous edition. */
export function composeHeatMap(frame: Frame, parts: PartMaker): SectionText {
  const { source, counts, words } = frame;
  if (counts.length === 0) return { parts: [] };
  const maps = mapsOf(bySection(source, counts, ({ item }) => item)).flatMap(({ titles, columns }): Block[] => {
    const title = words.list(titles.filter(isSaid));
    const map = heatMap(frame, title, columns);
    return title === '' ? [map] : [{ kind: 'paragraph', text: title, size: 'small', keep: true }, map];
  });
  return { parts: [parts.blocks('maps', words.heading('heatMap', source.template), maps)] };
}

interface Columns {
  readonly titles: string[];
  readonly columns: ItemCount[];
}

/** Sections side by side, as many as one map is wide; a section of more items than that is cut. */
function mapsOf(sections: readonly { readonly title: string; readonly own: readonly ItemCount[] }[]): Columns[] {
  const maps: Columns[] = [];
  for (const { title, own } of sections) {
    for (const columns of chunks(own, MOST_COLUMNS)) {
      const last = maps.at(-1);
      if (last && last.columns.length + columns.length <= MOST_COLUMNS) {
        last.columns.push(...columns);
        if (!last.titles.includes(title)) last.titles.push(title);
      } else maps.push({ titles: [title], columns });
    }
  }
  return maps;
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

function heatMap(frame: Frame, title: string, columns: readonly ItemCount[]): BlockOf<'heatMap'> {
  const { words, source, edition } = frame;
  const rows = edition === 'named' ? unitRows(frame, columns) : typeRows(frame, columns);
  const { typeLegend, fewLegend, few } = words.charts;
  const isHidden = rows.some(({ cells }) => cells.includes(few));
  const sum = { label: words.charts.sum, cells: columns.map(lowCell), sum: true, from: [] };
  const low = columns.reduce((all, count) => all + lowOf(count).length, 0);
  return {
    kind: 'heatMap',
    columns: columns.map(({ item }) => item.short),
    rows: [...rows, sum],
    legend: edition === 'named' ? words.charts.legend(source.grades) : typeLegend + (isHidden ? fewLegend : ''),
    alt: words.charts.heatAlt(title, rows.length, columns.length, low),
  };
}

const lowCell = (count: ItemCount): string =>
  count.all.length > 0 ? `${lowOf(count).length}/${count.all.length}` : '';

function unitRows(frame: Frame, columns: readonly ItemCount[]): Row[] {
  const { units, grades, words } = frame;
  return units.flatMap(({ id }): Row[] => {
    const given = columns.map(({ item }) => grades.get(id)?.get(item.id));
    if (given.every((one) => one === undefined)) return [];
    const cells = given.map((one) => (one ? words.charts.mark[one.grade] : words.charts.notGraded));
    return [{ label: unitText(frame, id), cells, from: [id] }];
  });
}

/** A cell of fewer than three units would tell how one was graded, though its type has more. */
function typeRows({ groups, grades, words }: Frame, columns: readonly ItemCount[]): Row[] {
  const rows = groups.all.map(({ name, units }) => {
    const ids = units.map(({ id }) => id);
    return { label: name || words.others, counts: columns.map(({ item }) => countItem(grades, item, ids)) };
  });
  const hidden = new Set(
    columns.flatMap((_, at) =>
      tooFew(
        rows.flatMap(({ counts }) => counts[at] ?? []).filter(({ all }) => all.length > 0),
        ({ all }) => all.length,
      ),
    ),
  );
  const cellOf = (count: ItemCount) =>
    hidden.has(count) ? words.charts.few : lowCell(count) || words.charts.notGraded;
  return rows
    .filter(({ counts }) => counts.some(({ all }) => all.length > 0))
    .map(({ label, counts }) => ({ label, cells: counts.map(cellOf) }));
}
