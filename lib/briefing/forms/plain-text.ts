import type { Block, BlockOf } from '../blocks/blocks.ts';
import { LINE_ENDS } from '../layout/clean.ts';
import { type Grid, gridOf, type Tabular } from './grid.ts';

/**
 * A document as plain text, as one pastes it into a message: a line a heading, paragraph, row, caption; a tab between
 * the cells of a row; an empty line above a heading and around a table. Its characters are those that were composed, but
 * for white space at the ends of lines.
 */
export function writePlainText(blocks: readonly Block[]): string {
  const parts = blocks.map((block) => ({ block, lines: linesOf(block).filter((line) => line !== '') }));
  const lines: string[] = [];
  let before: Block | null = null;
  for (const { block, lines: own } of parts.filter((part) => part.lines.length > 0)) {
    if (before && isApart(before, block)) lines.push('');
    lines.push(...own);
    before = block;
  }
  return lines.map((line) => `${line}\n`).join('');
}

const RUNNING: ReadonlySet<Block['kind']> = new Set(['paragraph', 'photos'] satisfies Block['kind'][]);

/** Texts follow each other and their headings; an annex begins anew. */
const isApart = (before: Block, block: Block): boolean =>
  block.kind === 'heading'
    ? before.kind !== 'heading' || block.annex !== undefined
    : !RUNNING.has(block.kind) || !(RUNNING.has(before.kind) || before.kind === 'heading');

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'masthead':
      return mastheadLines(block);
    case 'title':
      return toLines(block.text);
    case 'heading':
      return [...toLines(block.annex ?? ''), ...toLines(block.text)];
    case 'paragraph':
      return toLines(`${block.lead ?? ''}${block.text}`);
    case 'table':
    case 'heatMap':
    case 'bars':
    case 'trend':
      return gridLines(block);
    case 'photos':
      return block.photos.flatMap(({ caption }) => toLines(caption));
    case 'pageBreak':
      return [];
    case 'signature':
      return block.lines.flatMap(toLines);
    case 'imprint':
      return [...block.rows.map(({ label, text }) => inLine(`${label}：${text}`)), inLine(block.copies)];
  }
}

const mastheadLines = ({ secrecy, copy, name, issue, office, date }: BlockOf<'masthead'>): string[] =>
  [[secrecy, copy], [name], [issue], [office, date]].map((words) =>
    words
      .map(inLine)
      .filter((text) => text !== '')
      .join('\t'),
  );

function gridLines(block: Tabular): string[] {
  const { head, rows, notes }: Grid = gridOf(block);
  const row = (cells: readonly string[]) => trimmed(cells.map(inLine).join('\t'));
  return [...(head ? [head] : []), ...rows].map(row).concat(notes.flatMap(toLines));
}

/** JavaScript takes U+FEFF for white space, which joins what stands around it. */
const trimmed = (line: string): string => line.replace(/(?:(?!\ufeff)\s)+$/u, '');

const toLines = (text: string): string[] =>
  text
    .split(LINE_ENDS)
    .map(trimmed)
    .filter((line) => line !== '');

/** A text that may not break its row. */
const inLine = (text: string): string => toLines(text).join(' ').replaceAll('\t', ' ');
