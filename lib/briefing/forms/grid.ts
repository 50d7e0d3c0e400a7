import type { Block, BlockOf, TableRow } from '../blocks/blocks.ts';

/** The blocks that are a table, or a picture of figures. */
export type Tabular = BlockOf<'table' | 'heatMap' | 'bars' | 'trend'>;

/** What a table says, in rows of as many cells as it has columns. */
export interface Grid {
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** What its marks and values mean, a line each. */
  readonly notes: readonly string[];
}

const TABULAR: ReadonlySet<string> = new Set(['table', 'heatMap', 'bars', 'trend'] satisfies Tabular['kind'][]);

/** Whether a block holds figures in rows. */
export const isTabular = (block: Block): block is Tabular => TABULAR.has(block.kind);

/**
 * A block's figures in rows.
 * @param plain true where a value that has a name on its scale is given as the value, and a bar by its length as well, as
 *   a program counts with them; else as people read it
 */
export function gridOf(block: Tabular, plain = false): Grid {
  switch (block.kind) {
    case 'table':
      return tableGrid(block);
    case 'heatMap':
      return {
        head: ['', ...block.columns],
        rows: block.rows.map(({ label, cells }) => inColumns([label, ...cells], block.columns.length + 1)),
        notes: noted(block.legend),
      };
    case 'bars':
      return barsGrid(block, plain);
    case 'trend':
      return trendGrid(block, plain);
  }
}

/** A cell that takes several columns stands in the first of them. */
function tableGrid({ columns, head, rows }: BlockOf<'table'>): Grid {
  const spread = ({ cells }: TableRow) =>
    inColumns(
      cells.flatMap(({ text, span = 1 }) => [text, ...Array<string>(Math.min(span, columns.length) - 1).fill('')]),
      columns.length,
    );
  return { head: head ? spread(head) : null, rows: rows.map(spread), notes: [] };
}

/** What stands behind a lone bar says how long it is. */
function barsGrid({ rows, legend }: BlockOf<'bars'>, plain: boolean): Grid {
  const parts = Math.max(...rows.map((row) => row.parts.length));
  const shown = plain || legend.length > 0 ? parts : 0;
  return {
    head: legend.length > 0 ? inColumns(['', ...legend.slice(0, shown)], shown + 2) : null,
    rows: rows.map((row) => [row.label, ...inColumns(row.parts.map(said), parts).slice(0, shown), row.text]),
    notes: [],
  };
}

function trendGrid({ points, scale, series }: BlockOf<'trend'>, plain: boolean): Grid {
  const names = new Map(plain ? [] : scale.map(({ value, label }) => [value, label]));
  const shown = (value: number | null | undefined) => (value == null ? '' : (names.get(value) ?? said(value)));
  const named = scale.filter(({ value, label }) => label !== '' && label !== said(value));
  return {
    head: ['', ...series.map(({ name }) => name)],
    rows: points.map((point, at) => [point, ...series.map(({ values }) => shown(values[at]))]),
    notes: noted(named.map(({ value, label }) => `${said(value)} ${label}`).join('　')),
  };
}

/** A figure in two decimals at the most: what a mean has beyond them is nobody's finding. */
const said = (value: number): string => String(Math.round(value * 100) / 100);

const noted = (note: string): string[] => (note.trim() === '' ? [] : [note]);

/** So many cells; what is too many stands in the last one. */
function inColumns(cells: readonly string[], count: number): string[] {
  const last = cells.slice(count - 1).filter((text) => text !== '');
  const kept = [...cells.slice(0, count - 1), last.join('\n')];
  return [...kept, ...Array<string>(Math.max(0, count - kept.length)).fill('')];
}
