import type { Block } from '../blocks/blocks.ts';
import { toSingleLine } from '../layout/clean.ts';
import { gridOf, isTabular } from './grid.ts';

/** The rows of one table, with what stands above it in the document. */
export interface TitledRows {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  /** Of the columns, in characters of a spreadsheet. */
  readonly widths: readonly number[];
  /** Whether the first row says what the columns are. */
  readonly hasHead: boolean;
}

/**
 * All tables, heat maps, bars and trends of a document, in its order, with their notes below them.
 * @returns none where it has none; `title` is the heading before the table, or the document's title, or ''
 */
export function tablesOf(blocks: readonly Block[]): TitledRows[] {
  let title = '';
  return blocks.flatMap((block): TitledRows[] => {
    if (block.kind === 'heading' || block.kind === 'title') title = toSingleLine(block.text);
    if (!isTabular(block)) return [];
    const { head, rows, notes } = gridOf(block, true);
    const all = [...(head ? [head] : []), ...rows];
    const below = notes.length > 0 ? [[], ...notes.map((note) => [note])] : [];
    return [{ title, rows: [...all, ...below], widths: widthsOf(all), hasHead: head !== null }];
  });
}

const NARROWEST = 8;
const WIDEST = 48;

/** A Chinese character is as wide as two of those by which a spreadsheet measures. */
function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, at) => {
    const longest = rows.reduce((most, row) => Math.max(most, (row[at]?.length ?? 0) * 2 + 2), NARROWEST);
    return Math.min(longest, WIDEST);
  });
}
