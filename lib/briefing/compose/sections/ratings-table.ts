import type { TableRow } from '../../blocks/blocks.ts';
import type { Frame } from '../frame.ts';
import { bySection, GRADED, type ItemCount } from '../grades.ts';
import { centred, headOf, type PartMaker, type SectionText } from '../parts.ts';

/** How many units have each grade, item by item. */
export function composeRatingsTable(frame: Frame, parts: PartMaker): SectionText {
  const { source, counts, words } = frame;
  if (counts.length === 0) return { parts: [] };
  const { ratingsHead, grade } = words.charts;
  const rows = bySection(source, counts, ({ item }) => item).flatMap(({ title, own }): TableRow[] => {
    const section: TableRow = { cells: [{ text: title, span: 6, strong: true }], keep: true };
    return title === '' ? own.map(itemRow) : [section, ...own.map(itemRow)];
  });
  const head = headOf([ratingsHead.item, ...GRADED.map((one) => grade(one, source.grades)), ratingsHead.n]);
  const columns = [66, 18, 18, 18, 18, 18];
  const heading = words.heading('ratingsTable', source.template);
  return { parts: [parts.blocks('table', heading, [{ kind: 'table', columns, head, rows }])] };
}

const itemRow = ({ item, by, all }: ItemCount): TableRow => ({
  cells: [
    { text: item.short },
    ...GRADED.map((grade) => centred(by[grade].length > 0 ? `${by[grade].length}` : '')),
    centred(`${all.length}`),
  ],
  from: [...all],
});
