import { joinBytes } from '../../model/join-bytes.ts';
import { deflate, toBinaryString } from './deflate.ts';
import { PaintError } from './errors.ts';

const encoder = new TextEncoder();

/** An object as it lies in a file. */
interface Place {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Packs what is no stream into one (ISO 32000-1, 7.5.7), with a table of places that is packed as well (7.5.8): a tagged
 * document has hundreds of small objects, and jsPDF writes each out, with twenty bytes in the table for it.
 * @param pdf as jsPDF 4.2.1 writes it
 * @throws PaintError `incomplete` where it is written otherwise
 */
export async function packObjects(pdf: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { places, table, trailer } = readPlaces(pdf);
  const first = places[0]?.start ?? table;
  const streams = places.filter(({ end }) => endsIn(pdf, end, 'endstream\nendobj\n'));
  const others = places.filter((place) => !streams.includes(place));
  const last = places.reduce((most, { number }) => Math.max(most, number), 0);
  const [packed, index] = [last + 1, last + 2];

  const out: Uint8Array[] = [pdf.subarray(0, first)];
  let at = first;
  const put = (bytes: Uint8Array) => {
    out.push(bytes);
    at += bytes.length;
  };
  const rows = new Map<number, Row>();
  for (const { number, start, end } of streams) {
    rows.set(number, { type: 1, where: at, within: 0 });
    put(pdf.subarray(start, end));
  }
  others.forEach(({ number }, n) => {
    rows.set(number, { type: 2, where: packed, within: n });
  });
  const { heads, bodies } = gather(pdf, others);
  rows.set(packed, { type: 1, where: at, within: 0 });
  put(
    await streamObject(
      packed,
      `/Type /ObjStm /N ${others.length} /First ${heads.length}`,
      joinBytes([heads, ...bodies]),
    ),
  );
  const start = at;
  rows.set(index, { type: 1, where: start, within: 0 });
  const entries = `/Type /XRef /Size ${index + 1} /W [1 4 2] ${trailer}`;
  put(await streamObject(index, entries, writeRows(rows, index)));
  put(encoder.encode(`startxref\n${start}\n%%EOF`));
  return joinBytes(out);
}

/** Where jsPDF's objects lie, by its table at the file's end. */
function readPlaces(pdf: Uint8Array): { places: Place[]; table: number; trailer: string } {
  const tail = toBinaryString(pdf.subarray(-64));
  const table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(tail)?.[1]);
  const text = toBinaryString(pdf.subarray(table));
  const head = /^xref\n0 (\d+)\n/.exec(text);
  const trailer = /trailer\n<<\n([\s\S]*?)\n>>/.exec(text)?.[1]?.replace(/\/Size \d+\n/, '');
  if (!head || trailer === undefined) throw new PaintError('incomplete', 'xref');
  const starts: { number: number; start: number }[] = [];
  for (let number = 1; number < Number(head[1]); number += 1) {
    const entry = text.slice(head[0].length + number * 20, head[0].length + number * 20 + 18);
    if (!/^\d{10} 00000 n/.test(entry)) throw new PaintError('incomplete', `xref ${number}`);
    starts.push({ number, start: Number(entry.slice(0, 10)) });
  }
  const sorted = starts.sort((a, b) => a.start - b.start);
  const places = sorted.map((one, n) => ({ ...one, end: sorted[n + 1]?.start ?? table }));
  return { places, table, trailer };
}

function endsIn(pdf: Uint8Array, end: number, words: string): boolean {
  return toBinaryString(pdf.subarray(Math.max(0, end - words.length), end)) === words;
}

/** The objects' bodies, and before them the number of each and where it begins. */
function gather(pdf: Uint8Array, places: readonly Place[]): { heads: Uint8Array; bodies: Uint8Array[] } {
  let at = 0;
  const heads: string[] = [];
  const bodies = places.map(({ number, start, end }) => {
    const before = `${number} 0 obj\n`.length;
    const body = pdf.subarray(start + before, end - 'endobj\n'.length);
    heads.push(`${number} ${at}`);
    at += body.length;
    return body;
  });
  return { heads: encoder.encode(`${heads.join(' ')}\n`), bodies };
}

async function streamObject(number: number, entries: string, content: Uint8Array): Promise<Uint8Array> {
  const data = await deflate(content);
  const head = `${number} 0 obj\n<<${entries} /Filter /FlateDecode /Length ${data.length}>>\nstream\n`;
  return joinBytes([encoder.encode(head), data, encoder.encode('\nendstream\nendobj\n')]);
}

/** A row of the table: 1, where an object lies; or 2, within which stream and the how-manieth there. */
interface Row {
  readonly type: 1 | 2;
  readonly where: number;
  readonly within: number;
}

function writeRows(rows: ReadonlyMap<number, Row>, last: number): Uint8Array {
  const view = new DataView(new ArrayBuffer((last + 1) * 7));
  // Object 0 is free, and the last of the free ones.
  view.setUint16(5, 0xffff);
  for (const [number, { type, where, within }] of rows) {
    view.setUint8(number * 7, type);
    view.setUint32(number * 7 + 1, where);
    view.setUint16(number * 7 + 5, within);
  }
  return new Uint8Array(view.buffer);
}
