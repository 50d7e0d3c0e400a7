import { decodeText } from './decode-text.ts';
import type { SheetLimits } from './limits.ts';
import { SheetError } from './sheet-error.ts';
import { SheetRows } from './sheet-rows.ts';
import type { TableFile } from './table-file.ts';

/** Tried in this order where they do equally well. The full-width comma is also an ordinary mark in Chinese cells. */
const SEPARATORS = [',', '\t', ';', '，'] as const;
/** Lines that are looked at to find the separator. */
const SAMPLE_LINES = 50;

/**
 * Reads a text table: encoding and separator are found, quoted cells may hold separators, doubled quotes and line
 * breaks (which become `\n`). `sep=;` in the first line, as Excel writes it, names the separator.
 * @throws SheetError `encoding`; `quote` with line and column; or the limit that was passed, with its line
 */
export function readCsv(bytes: Uint8Array, limits: SheetLimits): TableFile {
  const { text, encoding } = decodeText(bytes);
  const named = /^sep=(.)(\r\n|\r|\n|$)/i.exec(text);
  const reader = new CsvReader(text, named?.[1] ?? findSeparator(text));
  if (named) reader.skip(named[0].length);
  const sheet = new SheetRows('', limits);
  for (let record = reader.next(); record; record = reader.next()) sheet.add(record.line, record.cells);
  return { kind: 'csv', encoding, sheets: [sheet.done()] };
}

/** The separator that most lines have equally often; the comma where there is none. */
function findSeparator(text: string): string {
  const lines = sampleLines(text);
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(separator).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    const [count, agreeing] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    if (separator === '，' && (best.score > 0 || agreeing < 2 || agreeing < lines.length * 0.8)) continue;
    const score = agreeing * 1000 + count;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** The first lines with what stands in quotes taken out. */
function sampleLines(text: string): string[] {
  const start = text.slice(0, 200_000).replace(/"(?:[^"]|"")*"/g, '');
  return start.split(/\r\n|\r|\n/, SAMPLE_LINES).filter((line) => line.trim() !== '');
}

/** Takes a text apart, record by record (RFC 4180 §2, with any line break and any separator). */
class CsvReader {
  #at = 0;
  #line = 1;

  constructor(
    private readonly text: string,
    private readonly separator: string,
  ) {}

  /** Goes past a first line that is no record. */
  skip(length: number): void {
    this.#at = length;
    this.#line = 2;
  }

  /** The next record with the line on which it begins; null at the end. */
  next(): { line: number; cells: string[] } | null {
    if (this.#at >= this.text.length) return null;
    const line = this.#line;
    const cells: string[] = [];
    for (;;) {
      cells.push(this.text[this.#at] === '"' ? this.#quoted(cells.length + 1) : this.#plain());
      if (this.text[this.#at] !== this.separator) break;
      this.#at++;
    }
    this.#breakLine();
    return { line, cells };
  }

  #plain(): string {
    const from = this.#at;
    while (this.#at < this.text.length && !this.#ends(this.text[this.#at])) this.#at++;
    return this.text.slice(from, this.#at);
  }

  #quoted(column: number): string {
    const begun = this.#line;
    let cell = '';
    for (this.#at++; ; this.#at++) {
      const close = this.text.indexOf('"', this.#at);
      if (close < 0) throw new SheetError('quote', { line: begun, column });
      cell += this.text.slice(this.#at, close);
      this.#at = close + 1;
      if (this.text[this.#at] !== '"') break;
      cell += '"';
    }
    const whole = cell.replace(/\r\n?/g, '\n');
    this.#line += whole.split('\n').length - 1;
    const next = this.text[this.#at];
    if (next !== undefined && !this.#ends(next)) throw new SheetError('quote', { line: this.#line, column });
    return whole;
  }

  #ends(char: string | undefined): boolean {
    return char === this.separator || char === '\n' || char === '\r';
  }

  #breakLine(): void {
    if (this.text.startsWith('\r\n', this.#at)) this.#at++;
    this.#at++;
    this.#line++;
  }
}
