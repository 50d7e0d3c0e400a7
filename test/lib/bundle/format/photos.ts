import { crc32, deflateSync } from 'node:zlib';

/** Photos with something planted wherever metadata can be, and tiny encoders for pictures that a canvas can't make. */

const EOI = Buffer.of(0xff, 0xd9);

export function segment(code: number, ...parts: (Uint8Array | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  return Buffer.concat([Buffer.of(0xff, code, (body.length + 2) >> 8, (body.length + 2) & 0xff), body]);
}

export interface Tiff {
  readonly turn?: number;
  readonly mark?: string;
  readonly little?: boolean;
  /** The type of the orientation's value; 3 (SHORT) is the right one. */
  readonly type?: number;
}

/** A TIFF with a maker, an orientation, a GPS directory and a small picture behind, as EXIF holds it. */
export function tiff({ turn = 1, mark = '', little = false, type = 3 }: Tiff = {}): Buffer {
  const text = Buffer.from(`${mark}\0`, 'latin1');
  const [first, gps, texts] = [8, 8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 2 + 12 + 4];
  const out = Buffer.alloc(texts);
  const u16 = (value: number, at: number) => (little ? out.writeUInt16LE(value, at) : out.writeUInt16BE(value, at));
  const u32 = (value: number, at: number) => (little ? out.writeUInt32LE(value, at) : out.writeUInt32BE(value, at));
  const entry = (at: number, tag: number, kind: number, count: number, value: number) => {
    u16(tag, at);
    u16(kind, at + 2);
    u32(count, at + 4);
    if (kind === 3) u16(value, at + 8);
    else u32(value, at + 8);
  };
  out.write(little ? 'II' : 'MM', 'latin1');
  u16(42, 2);
  u32(first, 4);
  u16(3, first);
  entry(first + 2, 0x010f, 2, text.length, texts);
  entry(first + 14, 0x0112, type, 1, turn);
  entry(first + 26, 0x8825, 4, 1, gps);
  u16(1, gps);
  entry(gps + 2, 0x001d, 2, text.length, texts);
  const small = Buffer.concat([Buffer.of(0xff, 0xd8), segment(0xfe, mark), EOI]);
  return Buffer.concat([out, text, small]);
}

export const exif = (what: Tiff): Buffer => segment(0xe1, 'Exif\0\0', tiff(what));

/** A JPEG that begins with a JFIF of its own, with the mark in every place, and turned. */
export function plantInJpeg(jpeg: Uint8Array, mark: string, turn = 1): Buffer {
  const bytes = Buffer.from(jpeg);
  const afterJfif = 4 + bytes.readUInt16BE(4);
  const dots = Buffer.from(mark.padEnd(Math.ceil(mark.length / 3) * 3), 'latin1');
  const firstScan = bytes.indexOf(Buffer.of(0xff, 0xda));
  return Buffer.concat([
    bytes.subarray(0, 2),
    segment(0xe0, bytes.subarray(6, 18), Buffer.of(dots.length / 3, 1), dots), // a JFIF with a small picture
    segment(0xe0, 'JFXX\0\x10', EOI, mark),
    exif({ turn, mark }),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${mark}</x:xmpmeta>`),
    segment(0xe1, `http://ns.adobe.com/xmp/extension/\0${mark}`),
    segment(0xe2, `MPF\0${mark}`),
    segment(0xed, `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0${mark}`),
    segment(0xef, mark),
    segment(0xfe, mark),
    Buffer.from(mark, 'latin1'), // bytes between segments
    bytes.subarray(afterJfif, firstScan),
    segment(0xfe, mark),
    bytes.subarray(firstScan),
    bytes.subarray(0, 2), // a second picture
    exif({ mark }),
    EOI,
    Buffer.from(`SEFT${mark}`, 'latin1'),
  ]);
}

export function chunk(type: string, body: Uint8Array | string): Buffer {
  const inner = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(body as string, 'latin1')]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(inner.length - 4);
  ends.writeUInt32BE(crc32(inner), 4);
  return Buffer.concat([ends.subarray(0, 4), inner, ends.subarray(4)]);
}

const PNG_START = Buffer.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);

/** A PNG with a palette of two colours, one of them clear. @param rows of dots, 0 or 1, at most 8 a row */
export function makePng(rows: readonly (readonly number[])[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows[0]?.length ?? 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([1, 3], 8);
  const dots = rows.flatMap((row) => [0, row.reduce((byte, dot, at) => byte | (dot << (7 - at)), 0)]);
  return Buffer.concat([
    PNG_START,
    chunk('IHDR', header),
    chunk('gAMA', Buffer.of(0, 0, 0xb1, 0x8f)),
    chunk('PLTE', Buffer.of(200, 30, 30, 20, 20, 220)),
    chunk('tRNS', Buffer.of(90, 255)),
    chunk('IDAT', deflateSync(Buffer.from(dots))),
    chunk('IEND', ''),
  ]);
}

/** A PNG with the mark in every place, and turned. */
export function plantInPng(png: Uint8Array, mark: string, turn = 1): Buffer {
  const bytes = Buffer.from(png);
  return Buffer.concat([
    bytes.subarray(0, 33),
    chunk('tEXt', `Comment\0${mark}`),
    chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${mark}`),
    chunk('zTXt', Buffer.concat([Buffer.from(`${mark}\0\0`, 'latin1'), deflateSync(mark)])),
    chunk('tIME', Buffer.of(7, 234, 11, 21, 12, 0, 0)),
    chunk('prVt', mark),
    chunk('eXIf', tiff({ turn, mark, little: true })),
    bytes.subarray(33, -12),
    chunk('eXIf', tiff({ turn: 3, mark })),
    chunk('tEXt', `Author\0${mark}`),
    chunk('IEND', ''),
    Buffer.from(mark, 'latin1'),
  ]);
}

export function riff(type: string, ...parts: (Uint8Array | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(type, 'latin1'), size, body, Buffer.alloc(body.length & 1)]);
}

/** The head of a WebP that holds more than one chunk. */
export function extended(flags: number, width = 16, height = 12): Buffer {
  return riff('VP8X', Buffer.of(flags, 0, 0, 0, width - 1, 0, 0, height - 1, 0, 0));
}

/** A WebP with the mark in every place, and turned. @param chunks its picture, without a VP8X
 * @param drawable leaves out what a browser refuses to draw: a second picture, and chunks that it doesn't expect */
export function plantInWebp(
  chunks: Uint8Array,
  mark: string,
  { turn = 1, flags = 0, width = 16, height = 12, drawable = false } = {},
) {
  return Buffer.concat([
    riff(
      'RIFF',
      'WEBP',
      extended(flags | 0x0c, width, height),
      ...(drawable ? [] : [riff('priv', mark)]),
      chunks,
      riff('EXIF', 'Exif\0\0', tiff({ turn, mark })),
      riff('XMP ', `<x:xmpmeta>${mark}`),
      ...(drawable ? [] : [riff('VP8 ', mark), riff('ABCD', mark)]),
    ),
    Buffer.from(mark, 'latin1'),
  ]);
}

/**
 * A progressive JPEG of grey blocks of 8 × 8 in a row (ITU-T T.81 annex G), with a restart after each block, fill bytes,
 * and the blocks' last bit in a scan of its own.
 * @param greys the steps of each block from the middle grey, −255 to 255
 */
export function makeProgressive(greys: readonly number[], comment = ''): Buffer {
  const restarts = (scan: (grey: number) => string) =>
    greys.map((grey, at) => {
      const bits = scan(grey);
      const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? [];
      const data = bytes.flatMap((byte) => (byte === '11111111' ? [0xff, 0] : [Number.parseInt(byte, 2)]));
      return Buffer.of(...data, ...(at < greys.length - 1 ? [0xff, 0xd0 + (at % 8)] : []));
    });
  const first = (grey: number) => {
    const value = grey >> 1;
    const size = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
    const bits = value < 0 ? value + 2 ** size - 1 : value;
    return size.toString(2).padStart(4, '0') + (size ? bits.toString(2).padStart(size, '0') : '');
  };
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(0xdb, Buffer.of(0, ...new Array<number>(64).fill(4))),
    Buffer.of(0xff, 0xff), // fill
    segment(0xc2, Buffer.of(8, 0, 8, 0, greys.length * 8, 1, 1, 0x11, 0)),
    segment(
      0xc4,
      Buffer.of(0, 0, 0, 0, 9, ...new Array<number>(12).fill(0), ...Array.from({ length: 9 }, (_, n) => n)),
    ),
    segment(0xdd, Buffer.of(0, 1)),
    segment(0xda, Buffer.of(1, 1, 0, 0, 0, 0x01)),
    ...restarts(first),
    Buffer.of(0xff), // fill
    segment(0xfe, comment),
    segment(0xda, Buffer.of(1, 1, 0, 0, 0, 0x10)),
    ...restarts((grey) => String(grey & 1)),
    EOI,
  ]);
}
