import { ByteWriter } from './bytes.ts';
import { deflate } from './deflate.ts';

/** Objects of one stream: who looks for one has to unpack all of them. */
const TOGETHER = 2000;

interface StreamObject {
  readonly number: number;
  readonly entries: string;
  readonly data: Uint8Array;
}

/** The objects of a file (ISO 32000-1, 7.3.10): gathered in any order, and written as one. */
export class PdfObjects {
  #last = 0;
  /** What is no stream, by its number. */
  readonly #texts = new Map<number, string>();
  readonly #streams: StreamObject[] = [];

  /** A number for an object that comes later. */
  reserve(): number {
    this.#last += 1;
    return this.#last;
  }

  /** @param text a character a byte */
  put(number: number, text: string): void {
    this.#last = Math.max(this.#last, number);
    this.#texts.set(number, text);
  }

  add(text: string): number {
    const number = this.reserve();
    this.put(number, text);
    return number;
  }

  /** @param entries of its dictionary, beside its length and how it was packed */
  putStream(number: number, entries: string, data: Uint8Array, filter: string = '/Filter/FlateDecode'): void {
    this.#last = Math.max(this.#last, number);
    this.#streams.push({ number, entries: `${entries}${filter}`, data });
  }

  addStream(entries: string, data: Uint8Array, filter?: string): number {
    const number = this.reserve();
    this.putStream(number, entries, data, filter);
    return number;
  }

  /**
   * The whole file. What is no stream is packed into some (7.5.7), as is the table of places (7.5.8): a tagged document
   * has hundreds of small objects.
   * @param trailer the table's own entries: /Root, /Info, /ID
   */
  async write(trailer: string): Promise<Uint8Array<ArrayBuffer>> {
    const groups = inGroups([...this.#texts].sort(([a], [b]) => a - b));
    const packed = await Promise.all(groups.map(packTexts));
    const rows: Row[] = [];
    packed.forEach(({ entries, data }, i) => {
      const number = this.addStream(entries, data);
      groups[i]?.forEach(([one], within) => {
        rows[one] = { type: 2, where: number, within };
      });
    });
    const out = new ByteWriter(this.#streams.reduce((sum, { data }) => sum + data.length + 200, 1000));
    out.ascii('%PDF-1.7\n%\xba\xdf\xac\xe0\n');
    for (const stream of this.#streams) {
      rows[stream.number] = { type: 1, where: out.length, within: 0 };
      writeStream(out, stream);
    }
    const table = this.reserve();
    const start = out.length;
    rows[table] = { type: 1, where: start, within: 0 };
    // Each row as what it differs in from the one above (PNG 9.2, Up), which leaves nearly nothing.
    const entries = `/Type/XRef/Size ${table + 1}/W[1 4 2]/DecodeParms<</Predictor 12/Columns ${ROW}>>${trailer}`;
    writeStream(out, {
      number: table,
      entries: `${entries}/Filter/FlateDecode`,
      data: await deflate(writeRows(rows, table)),
    });
    out.ascii(`startxref\n${start}\n%%EOF\n`);
    return out.end().slice();
  }
}

function inGroups<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, i) =>
    all.slice(i * TOGETHER, (i + 1) * TOGETHER),
  );
}

/** Objects as one stream: before them the number of each and where it begins. */
async function packTexts(texts: readonly (readonly [number: number, text: string])[]) {
  const bodies = new ByteWriter(0x10000);
  const heads: string[] = [];
  for (const [number, text] of texts) {
    heads.push(`${number} ${bodies.length}`);
    bodies.ascii(text);
    bodies.byte(0x0a);
  }
  const all = new ByteWriter(bodies.length + texts.length * 12);
  all.ascii(`${heads.join(' ')}\n`);
  const first = all.length;
  all.bytes(bodies.end());
  return { entries: `/Type/ObjStm/N ${texts.length}/First ${first}`, data: await deflate(all.end()) };
}

function writeStream(out: ByteWriter, { number, entries, data }: StreamObject): void {
  out.ascii(`${number} 0 obj\n<<${entries}/Length ${data.length}>>stream\n`);
  out.bytes(data);
  out.ascii('\nendstream\nendobj\n');
}

/** A row of the table: 1, where an object lies; or 2, within which stream and the how-manieth there. */
interface Row {
  readonly type: 1 | 2;
  readonly where: number;
  readonly within: number;
}

/** Bytes of a row. */
const ROW = 7;
/** How a row is written: as what it differs in from the one above. */
const UP = 2;

function writeRows(rows: readonly (Row | undefined)[], last: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array((last + 1) * (ROW + 1));
  let above = new Uint8Array(ROW);
  for (let number = 0; number <= last; number += 1) {
    const row = rowBytes(rows[number]);
    const at = number * (ROW + 1);
    out[at] = UP;
    for (let i = 0; i < ROW; i += 1) out[at + 1 + i] = (row[i] ?? 0) - (above[i] ?? 0);
    above = row;
  }
  return out;
}

/** Object 0, and a number that nobody used, are free. */
function rowBytes({
  type,
  where,
  within,
}: Row | { type: 0; where: 0; within: 0xffff } = FREE): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(ROW);
  const view = new DataView(row.buffer);
  view.setUint8(0, type);
  view.setUint32(1, where);
  view.setUint16(5, within);
  return row;
}

const FREE = { type: 0, where: 0, within: 0xffff } as const;
