import { PAPER } from '../layout/format.ts';
import type { Element, Ink, PageItem, Rule, Run, Shape } from '../layout/page.ts';
import { ByteWriter } from './bytes.ts';
import { type Coder, FACE } from './coder.ts';

/** With what a page is written. */
export interface Writing {
  readonly coder: Coder;
  /** The resource names of the coder's faces. */
  readonly fontNames: readonly string[];
  /** The operator that begins a part of an element; see `Structure`. */
  begin(element: Element | undefined): string;
  /** The operators that show a picture. */
  picture(item: Extract<PageItem, { kind: 'picture' }>): string;
}

/** A page's items as PDF operators (ISO 32000-1, 8.5, 9.4). */
export function pageContent(items: readonly PageItem[], writing: Writing): Uint8Array<ArrayBuffer> {
  const page = new PageWriter(writing);
  for (const item of items) page.put(item);
  return page.end();
}

/** In the colours of the press, as the standard gives its red: cyan, magenta, yellow, black. */
const FILL: Readonly<Record<Ink, string>> = { black: '0 g\n', red: '0 .8 .8 0 k\n' };
const STROKE: Readonly<Record<Ink, string>> = { black: '0 G\n', red: '0 .8 .8 0 K\n' };

/** How far a line may stand from its place, in thousandths of a point, where that saves saying the place: 7 µm. */
const NEAR = 20;

const thousandths = (points: number): number => Math.round(points * 1000);
/** Places are said in hundredths of a point: 4 µm. */
const placeOf = (points: number): number => Math.round(points * 100) * 10;
/** Parts of an em as TJ takes them: thousandths of it, backwards, of which a tenth is enough. */
const emsBack = (ems: number): number => Math.round(-ems * 10_000) * 100;
const down = (y: number): number => placeOf(PAPER.height - y);

/** Writes the items of one page; what stays as it is from one to the next is said once. */
class PageWriter {
  readonly #writing: Writing;
  readonly #out = new ByteWriter();
  #element: Element | undefined;
  #isMarked = false;
  /** Whether a text object is open, and whether the mark was set within it: then it ends before. */
  #inText = false;
  #isMarkInText = false;
  #fill = FILL.black;
  #stroke = STROKE.black;
  #lineWidth = -1;
  #dash = '';
  /** Whether lines have round joins. */
  #isRound = false;
  #font = '';
  #tracking = 0;
  /** Where the line began that was written last, and how far down the next one begins, in thousandths of a point. */
  #x = 0;
  #y = 0;
  #leading = 0;

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  put(item: PageItem): void {
    this.#enter(item);
    if (item.kind === 'run') this.#run(item);
    else if (item.kind === 'rule') this.#rule(item);
    else if (item.kind === 'shape') this.#shape(item);
    else this.#out.ascii(this.#writing.picture(item));
  }

  end(): Uint8Array<ArrayBuffer> {
    this.#leaveText();
    this.#unmark();
    return this.#out.end();
  }

  /** Marks what an item is a part of; texts that follow each other stand in one text object, marks within it. */
  #enter(item: PageItem): void {
    const element = 'element' in item ? item.element : undefined;
    const isText = item.kind === 'run';
    if (!this.#isMarked || element !== this.#element) {
      if (!this.#isMarkInText) this.#leaveText();
      this.#unmark();
      if (!isText || element?.type === 'Figure') this.#leaveText();
      else this.#enterText();
      this.#mark(element);
    } else if (!isText && this.#isMarkInText) {
      this.#leaveText();
      this.#mark(element);
    }
    if (isText) this.#enterText();
    else this.#leaveText();
  }

  #mark(element: Element | undefined): void {
    this.#out.ascii(this.#writing.begin(element));
    this.#element = element;
    this.#isMarked = true;
    this.#isMarkInText = this.#inText;
  }

  #unmark(): void {
    if (this.#isMarked) this.#out.ascii('EMC\n');
    this.#isMarked = false;
    this.#isMarkInText = false;
  }

  #enterText(): void {
    if (this.#inText) return;
    this.#out.ascii('BT\n');
    this.#inText = true;
    this.#x = 0;
    this.#y = 0;
  }

  #leaveText(): void {
    if (!this.#inText) return;
    if (this.#isMarkInText) this.#unmark();
    this.#out.ascii('ET\n');
    this.#inText = false;
  }

  #rule({ x1, y1, x2, y2, width, ink = 'black' }: Rule): void {
    this.#strokeWith(STROKE[ink], width, '');
    this.#point(x1, y1, 'm ');
    this.#point(x2, y2, 'l S\n');
  }

  #shape({ points, fill, width, dash }: Shape): void {
    if (fill !== undefined) this.#fillWith(`${fill} g\n`);
    if (width > 0) {
      this.#strokeWith(STROKE.black, width, (dash ?? []).join(' '));
      if (!this.#isRound) this.#out.ascii('1 j ');
      this.#isRound = true;
    }
    points.forEach(([x, y], i) => {
      this.#point(x, y, i === 0 ? 'm ' : 'l ');
    });
    // Closed, filled and drawn around; filled alone; drawn along.
    this.#out.ascii(fill === undefined ? 'S\n' : width > 0 ? 'b\n' : 'f\n');
  }

  #point(x: number, y: number, operator: string): void {
    this.#out.thousandths(placeOf(x));
    this.#out.thousandths(down(y));
    this.#out.ascii(operator);
  }

  #fillWith(operator: string): void {
    if (operator === this.#fill) return;
    this.#out.ascii(operator);
    this.#fill = operator;
  }

  #strokeWith(operator: string, width: number, dash: string): void {
    if (operator !== this.#stroke) this.#out.ascii(operator);
    this.#stroke = operator;
    if (width !== this.#lineWidth) {
      this.#out.thousandths(thousandths(width));
      this.#out.ascii('w ');
    }
    this.#lineWidth = width;
    if (dash !== this.#dash) this.#out.ascii(`[${dash}]0 d `);
    this.#dash = dash;
  }

  /**
   * The characters as codes of two bytes, a string for each stretch of one face. Numbers in between move the pen on:
   * after a space of a line that is spread, and where a character shows nothing but has a gap after it.
   */
  #run(run: Run): void {
    const { text, role, size, tracking, spaceTracking } = run;
    const out = this.#out;
    const encode = this.#writing.coder.in(role);
    const asArray = spaceTracking !== 0 && text.includes(' ');
    const closing = asArray ? ')]TJ\n' : ')Tj\n';
    this.#fillWith(FILL[run.ink ?? 'black']);
    this.#track(tracking);
    let close = '';
    let face = -1;
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at += 1;
      const code = encode(codePoint);
      if (code === 0) {
        // The layout counted a gap after it.
        if (tracking === 0 || face < 0) continue;
        out.ascii(close);
        close = '';
        this.#gap(tracking / size);
        continue;
      }
      const next = Math.floor(code / FACE);
      if (next !== face || close === '') {
        out.ascii(close);
        if (next !== face) this.#setFont(next, size);
        const isFirst = face < 0;
        face = next;
        // A line right below the one before: the operator that shows it goes there as well.
        const isBelow = isFirst && this.#goTo(placeOf(run.x), down(run.y));
        if (isBelow && asArray) out.ascii('T*');
        close = isBelow && !asArray ? ")'\n" : closing;
        out.ascii(asArray ? '[(' : '(');
      }
      putByte(out, (code >> 8) & 0xff);
      putByte(out, code & 0xff);
      if (asArray && codePoint === 0x20) {
        out.byte(0x29);
        out.thousandths(emsBack(spaceTracking / size));
        out.byte(0x28);
      }
    }
    out.ascii(close);
  }

  /** Moves the pen on by parts of an em. */
  #gap(ems: number): void {
    this.#out.byte(0x5b);
    this.#out.thousandths(emsBack(ems));
    this.#out.ascii(']TJ\n');
  }

  #track(tracking: number): void {
    const wanted = thousandths(tracking);
    if (wanted === this.#tracking) return;
    this.#tracking = wanted;
    this.#out.thousandths(wanted);
    this.#out.ascii('Tc\n');
  }

  #setFont(face: number, size: number): void {
    const font = `/${this.#writing.fontNames[face] ?? ''} ${+size.toFixed(3)} Tf\n`;
    if (font !== this.#font) this.#out.ascii(font);
    this.#font = font;
  }

  /** Goes to where a line begins. True where that is the next line, and nothing was written: the line itself goes there. */
  #goTo(x: number, y: number): boolean {
    const dx = x - this.#x;
    const isNextLine = this.#leading > 0 && Math.abs(y - this.#y + this.#leading) <= NEAR;
    const dy = isNextLine ? -this.#leading : y - this.#y;
    this.#x = x;
    this.#y += dy;
    if (isNextLine && dx === 0) return true;
    this.#out.thousandths(dx);
    this.#out.thousandths(dy);
    // What goes down says how far for the lines that follow.
    this.#out.ascii(dy < 0 ? 'TD\n' : 'Td\n');
    if (dy < 0) this.#leading = -dy;
    return false;
  }
}

/** A byte of a string as it stands in a page (ISO 32000-1, 7.3.4.2): ( ) \ and the end of a line with a stroke before. */
function putByte(out: ByteWriter, byte: number): void {
  if (byte === 0x28 || byte === 0x29 || byte === 0x5c) out.byte(0x5c);
  if (byte === 0x0d) out.ascii('\\r');
  else out.byte(byte);
}
