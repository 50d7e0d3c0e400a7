import { classOf, SPACE } from '../layout/characters.ts';
import { PAGE } from '../layout/format.ts';
import type { PageItem, Rule, Run } from '../layout/page.ts';
import type { Coder } from './coder.ts';
import type { FontBook } from './font-book.ts';

/** At most three decimals, a thousandth of a point, and no exponent, which PDF doesn't know. */
export function number(value: number): string {
  const text = value.toFixed(3).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

const up = (y: number) => number(PAGE.height - y);

/**
 * A page's text and rules as PDF operators (ISO 32000-1, 8.5, 9.4). `fontNames` are the resource names of the book's
 * faces. Pictures are jsPDF's own work.
 */
export function pageContent(
  items: readonly PageItem[],
  coder: Coder,
  book: FontBook,
  fontNames: readonly string[],
): string {
  const parts: string[] = ['0 g 0 G 0 J'];
  for (const item of items) {
    if (item.kind === 'rule') parts.push(ruleOperators(item));
    else if (item.kind === 'run') parts.push(runOperators(item, coder, book, fontNames));
  }
  return parts.join('\n');
}

function ruleOperators({ x1, y1, x2, y2, width }: Rule): string {
  return `${number(width)} w ${number(x1)} ${up(y1)} m ${number(x2)} ${up(y2)} l S`;
}

function runOperators(run: Run, coder: Coder, book: FontBook, fontNames: readonly string[]): string {
  const stroke = book.thicken[run.role] ?? 0;
  const style = stroke > 0 ? `2 Tr ${number(stroke * run.size)} w` : '0 Tr';
  const start = `BT ${style} ${number(run.tracking)} Tc 1 0 0 1 ${number(run.x)} ${up(run.y)} Tm`;
  return `${start}\n${showText(run, coder, fontNames)}ET`;
}

/**
 * The characters as hexadecimal codes, in one TJ for each stretch of one face. Numbers in between move the pen
 * on: after a space of a line that is spread, and where a character shows nothing but has a gap after it.
 */
function showText(run: Run, coder: Coder, fontNames: readonly string[]): string {
  let shown = '';
  let array = '';
  let hex = '';
  let face = -1;
  const closeHex = () => {
    if (hex) array += `<${hex}>`;
    hex = '';
  };
  const closeArray = () => {
    closeHex();
    if (array) shown += `/${fontNames[face] ?? ''} ${number(run.size)} Tf [${array}] TJ\n`;
    array = '';
  };
  const move = (points: number) => {
    closeHex();
    if (face >= 0) array += number((-points / run.size) * 1000);
  };
  for (const character of run.text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const code = coder.encode(codePoint, run.role);
    if (!code) {
      // The layout counted a gap after it.
      if (run.tracking !== 0) move(run.tracking);
      continue;
    }
    if (code.face !== face) {
      closeArray();
      face = code.face;
    }
    hex += code.code.toString(16).padStart(4, '0');
    if (run.spaceTracking !== 0 && classOf(codePoint) & SPACE) move(run.spaceTracking);
  }
  closeArray();
  return shown;
}
