import type { TableCell } from '../blocks/blocks.ts';
import { toParagraphs } from './clean.ts';
import { baselineOf, type Format, type Setup, type TextStyle } from './format.ts';
import { breakLines, type Line } from './lines.ts';
import type { Measure, PageItem, Run } from './page.ts';
import { type Setting, setParagraph } from './setting.ts';
import { spreadLine } from './spread.ts';

/** What was set to a width, of which any stretch of lines can be painted: a text, or a bar among texts. */
export interface CellText<Item extends PageItem = Run> {
  readonly lines: readonly unknown[];
  /** Of its longest line. */
  readonly width: number;
  /** Paints the lines from `from` to before `to`, the first at `y`. */
  paint(x: number, y: number, from: number, to: number): Item[];
}

/** How a cell's text is set. */
export const cellStyle = ({ strong, align }: Omit<TableCell, 'text'>, { styles }: Format): TextStyle => {
  const base = strong ? styles.cellStrong : styles.cell;
  return { ...base, align: align === 'center' ? 'center' : base.align };
};

/** Sets a cell's text to a width. Each line of the text begins on a line of its own. */
export function setCell(cell: TableCell, width: number, { format, measure }: Setup): CellText {
  return setBox(cell.text, cellStyle(cell, format), width, measure);
}

/** Sets a text into a box of a width, as a cell's or a caption's. */
export function setBox(text: string, style: TextStyle, width: number, measure: Measure): CellText {
  const lines: { setting: Setting; line: Line }[] = [];
  for (const paragraph of toParagraphs(text)) {
    const setting = setParagraph([{ text: paragraph, role: style.role }], style.size, measure);
    for (const line of breakLines(setting, { width, indent: 0, tracking: style.tracking }))
      lines.push({ setting, line });
  }
  const paint = (x: number, y: number, from: number, to: number): Run[] => {
    const runs: Run[] = [];
    for (let i = from; i < Math.min(to, lines.length); i += 1) {
      const entry = lines[i];
      const top = y + (i - from) * style.lineHeight;
      if (entry) runs.push(...spreadLine(entry.setting, entry.line, style, x, top + baselineOf(style), width));
    }
    return runs;
  };
  const longest = Math.max(0, ...lines.map(({ line }) => line.width));
  return { lines, width: longest, paint };
}
