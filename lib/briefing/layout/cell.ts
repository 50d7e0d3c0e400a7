import type { TableCell } from '../blocks/blocks.ts';
import { toParagraphs } from './clean.ts';
import { baselineOf, type Format, type Setup, type TextStyle } from './format.ts';
import { breakLines, type Line, type Stretch } from './lines.ts';
import type { Measure, PageItem, Run } from './page.ts';
import { naturalWidth, type Setting, setParagraph } from './setting.ts';
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
  const style = cellStyle(cell, format);
  const fits = (text: string) => naturalWidth(text, style, measure) <= width;
  const lines = toParagraphs(cell.text).flatMap((text) => {
    const [, words = '', remark = ''] = REMARK.exec(text) ?? [];
    return remark !== '' && !fits(text) && fits(words) && fits(remark) ? [words, remark] : [text];
  });
  return setBox(lines.join('\n'), style, width, measure, RAGGED);
}

/** Lines of a cell needn't reach its edge: none of one character stands last. */
const RAGGED: Stretch = { gap: 0, space: 0, short: Number.POSITIVE_INFINITY };

/** Words, and a remark in brackets behind them that stands on a line of its own where both have no room on one. */
const REMARK = /^([^（）]{1,20})(（[^（）]{1,20}）)$/u;

/** Sets a text into a box of a width, as a cell's or a caption's. */
export function setBox(text: string, style: TextStyle, width: number, measure: Measure, stretch?: Stretch): CellText {
  const lines: { setting: Setting; line: Line }[] = [];
  for (const paragraph of toParagraphs(text)) {
    const setting = setParagraph([{ text: paragraph, role: style.role }], style.size, measure);
    for (const line of breakLines(setting, { width, indent: 0, tracking: style.tracking, ...(stretch && { stretch }) }))
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
