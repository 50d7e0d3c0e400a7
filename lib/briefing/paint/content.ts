import { PAGE } from '../layout/format.ts';
import type { Element, Ink, PageItem, Rule, Run } from '../layout/page.ts';
import type { Coder } from './coder.ts';

/** At most three decimals, a thousandth of a point, and no exponent, which PDF doesn't know. */
export function number(value: number): string {
  const text = value.toFixed(3).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

const up = (y: number) => number(PAGE.height - y);

/** With what a page is written. */
interface Writing {
  readonly coder: Coder;
  /** The resource names of the coder's faces. */
  readonly fontNames: readonly string[];
  /** The operator that begins a part of an element; see `Structure`. */
  begin(element: Element | undefined): string;
}

/** A page's text and rules as PDF operators (ISO 32000-1, 8.5, 9.4). Pictures are jsPDF's own work. */
export function pageContent(items: readonly PageItem[], { coder, fontNames, begin }: Writing): string {
  const parts: string[] = [`${INKS.black} 0 J`];
  const text = new TextWriter(coder, fontNames);
  let current: Element | undefined | null = null;
  for (const item of items) {
    if (item.kind === 'picture') continue;
    const element = item.kind === 'run' ? item.element : undefined;
    if (element !== current) {
      if (current !== null) parts.push('EMC');
      parts.push(begin(element));
      current = element;
    }
    parts.push(inked(item.ink, item.kind === 'rule' ? ruleOperators(item) : text.write(item)));
  }
  if (current !== null) parts.push('EMC');
  return parts.join('\n');
}

/** In the colours of the press, as the standard gives its red: cyan, magenta, yellow, black. */
const INKS: Readonly<Record<Ink, string>> = { black: '0 g 0 G', red: '0 0.8 0.8 0 k 0 0.8 0.8 0 K' };

/** An item in another ink than black, which holds for that item alone. */
const inked = (ink: Ink | undefined, operators: string): string =>
  ink && ink !== 'black' ? `${INKS[ink]}\n${operators}\n${INKS.black}` : operators;

function ruleOperators({ x1, y1, x2, y2, width }: Rule): string {
  return `${number(width)} w ${number(x1)} ${up(y1)} m ${number(x2)} ${up(y2)} l S`;
}

/** Writes the runs of one page; what stays as it is from one to the next is said once. */
class TextWriter {
  readonly #coder: Coder;
  readonly #fontNames: readonly string[];
  #tracking = '0';
  #font = '';

  constructor(coder: Coder, fontNames: readonly string[]) {
    this.#coder = coder;
    this.#fontNames = fontNames;
  }

  /**
   * The characters as codes of two bytes, in one TJ for each stretch of one face. Numbers in between move the pen on:
   * after a space of a line that is spread, and where a character shows nothing but has a gap after it.
   */
  write(run: Run): string {
    const { text, role, size, tracking, spaceTracking } = run;
    let shown = `BT ${this.#trackingOf(tracking)}${number(run.x)} ${up(run.y)} Td`;
    let array = '';
    let codes = '';
    let face = -1;
    const closeCodes = () => {
      if (codes) array += literal(codes);
      codes = '';
    };
    const closeArray = () => {
      closeCodes();
      if (array) shown += `${this.#fontOf(face, size)}[${array}]TJ`;
      array = '';
    };
    const move = (points: number) => {
      closeCodes();
      if (face >= 0) array += number((-points / size) * 1000);
    };
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at += 1;
      const code = this.#coder.encode(codePoint, role);
      if (!code) {
        // The layout counted a gap after it.
        if (tracking !== 0) move(tracking);
        continue;
      }
      if (code.face !== face) {
        closeArray();
        face = code.face;
      }
      codes += code.bytes;
      if (spaceTracking !== 0 && codePoint === 0x20) move(spaceTracking);
    }
    closeArray();
    return `${shown} ET`;
  }

  #trackingOf(tracking: number): string {
    const text = number(tracking);
    if (text === this.#tracking) return '';
    this.#tracking = text;
    return `${text} Tc `;
  }

  #fontOf(face: number, size: number): string {
    const font = `/${this.#fontNames[face] ?? ''} ${number(size)} Tf`;
    if (font === this.#font) return '';
    this.#font = font;
    return font;
  }
}

/** A string of bytes as it stands in a page (ISO 32000-1, 7.3.4.2). */
const literal = (bytes: string): string =>
  `(${bytes.replace(/[()\\\r]/g, (one) => (one === '\r' ? '\\r' : `\\${one}`))})`;
