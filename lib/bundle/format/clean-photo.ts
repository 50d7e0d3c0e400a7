import { joinBytes } from '../../model/join-bytes.ts';

/**
 * Photos as they leave: without EXIF, place, thumbnails, comments and whatever else a camera or a program writes beside
 * the picture (bundle.md, Protection of sources on export). What draws the picture is handed on byte for byte; what is
 * not known to be needed for that goes. Only how the picture is to be turned is told again, in an EXIF of our own that
 * holds nothing else. Not looked at is what only a decoder could see: bytes inside the coded picture itself, and the
 * colour profile, which tells of the device rather than of people.
 *
 * Sources: JPEG ITU-T T.81 annex B, JFIF T.871, EXIF CIPA DC-008, PNG W3C third edition, WebP RFC 9649.
 */

type Bytes = Uint8Array<ArrayBufferLike>;

/** More parts than any picture has: a stranger's file of a hundred million empty ones would fill the memory. */
const MOST_PARTS = 2 ** 18;

const JPEG_START = Uint8Array.of(0xff, 0xd8, 0xff);
const PNG_START = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * A photo without metadata. Cleaning it once more changes nothing.
 * @param bytes a whole file; it stays as it is
 * @returns a new file of the same format, or null where it is no JPEG, PNG or WebP, or not whole. Never throws for what
 * the bytes hold; takes time and memory in proportion to them.
 */
export function cleanPhoto(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const parts = cleanParts(bytes);
  return parts && joinBytes(parts);
}

function cleanParts(bytes: Bytes): Bytes[] | null {
  if (startsWith(bytes, JPEG_START)) return cleanJpeg(bytes);
  if (startsWith(bytes, PNG_START)) return cleanPng(bytes);
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes.subarray(8), ascii('WEBP'))) return cleanWebp(bytes);
  return null;
}

/** A segment of a JPEG: the code of its marker, what it holds, and its own bytes with those of the scan behind it. */
interface Segment {
  readonly code: number;
  readonly body: Bytes;
  readonly whole: Bytes;
}

const SOS = 0xda;
const EOI = 0xd9;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const JFIF = ascii('JFIF\0');
const EXIF = ascii('Exif\0\0');
const ADOBE = ascii('Adobe');
const PROFILE = ascii('ICC_PROFILE\0');

function cleanJpeg(bytes: Bytes): Bytes[] | null {
  const segments = readSegments(bytes);
  if (!segments) return null;
  const firstScan = segments.findIndex(({ code }) => code === SOS);
  // Decoders take in what is said before the first scan, and of several EXIFs the first.
  const head = segments.slice(0, Math.max(0, firstScan));
  if (!head.some(({ code }) => isFrame(code))) return null;
  const jfif = head.find(({ code, body }) => code === APP0 && body.length >= 14 && startsWith(body, JFIF));
  const exif = head.find(({ code, body }) => code === APP1 && startsWith(body, EXIF));
  const tiff = turnOnly(exif?.body.subarray(EXIF.length));
  return [
    Uint8Array.of(0xff, 0xd8),
    // A JFIF may hold a small picture, perhaps of what was cut off or blurred since: it is told that there is none.
    ...(jfif ? [segment(APP0, 14), jfif.body.subarray(0, 12), Uint8Array.of(0, 0)] : []),
    ...(tiff ? [segment(APP1, EXIF.length + tiff.length), EXIF, tiff] : []),
    ...segments.flatMap((one, index) => neededOf(one, index < firstScan)),
    Uint8Array.of(0xff, EOI),
  ];
}

/** What of a segment is needed to draw the picture. */
function neededOf({ code, body, whole }: Segment, inHead: boolean): Bytes[] {
  if (isPicture(code)) return [whole];
  if (inHead && code === APP2 && startsWith(body, PROFILE)) return [whole];
  // How the colours are coded: twelve bytes, behind which anything could stand.
  if (inHead && code === APP14 && body.length >= 12 && startsWith(body, ADOBE)) {
    return [segment(APP14, 12), body.subarray(0, 12)];
  }
  return [];
}

/** Frames, tables, scans and restarts: C0–CF without the reserved C8, DA–DD, and the DE, DF of hierarchical ones. */
const isPicture = (code: number): boolean =>
  (code >= 0xc0 && code <= 0xcf && code !== 0xc8) || inRange(code, SOS, 0xdf);
/** A start of a frame: C0–CF that isn't a table. */
const isFrame = (code: number): boolean => inRange(code, 0xc0, 0xcf) && ![0xc4, 0xc8, 0xcc].includes(code);
const isAside = (code: number): boolean => inRange(code, 0xe0, 0xef) || code === 0xfe;

/** The segments up to the end of the picture; null where it has none, or something stands there that no decoder knows. */
function readSegments(bytes: Bytes): Segment[] | null {
  const segments: Segment[] = [];
  for (let at = nextMarker(bytes, 2); at > 0 && segments.length < MOST_PARTS; ) {
    const code = bytes[at] ?? EOI;
    if (code === EOI) return segments;
    const end = at + 1 + (at + 2 < bytes.length ? view(bytes).getUint16(at + 1) : 0);
    if (!(isPicture(code) || isAside(code)) || end < at + 3 || end > bytes.length) return null;
    const next = nextMarker(bytes, end);
    const whole = bytes.subarray(at - 1, code === SOS && next > 0 ? endOfScan(bytes, end, next) : end);
    segments.push({ code, body: bytes.subarray(at + 3, end), whole });
    at = next;
  }
  return null;
}

/**
 * Where the code of the next marker that ends something stands, or -1. What belongs to nothing is passed over, as
 * decoders do; so are stuffed zeros, fill bytes, restarts and TEM, which are part of the scan they stand in.
 */
function nextMarker(bytes: Bytes, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    while (bytes[at + 1] === 0xff) at += 1;
    const code = bytes[at + 1] ?? 0;
    if (code > 1 && !inRange(code, 0xd0, 0xd7)) return at + 1;
  }
  return -1;
}

/** Any number of FF may stand before a marker. */
function endOfScan(bytes: Bytes, from: number, marker: number): number {
  let end = marker - 1;
  while (end > from && bytes[end - 1] === 0xff) end -= 1;
  return end;
}

function segment(code: number, size: number): Bytes {
  return Uint8Array.of(0xff, code, (size + 2) >> 8, (size + 2) & 0xff);
}

/** What a PNG is drawn by: the critical chunks, and those of colour, transparency, size and movement. */
const PNG_KEPT = new Set('IHDR PLTE IDAT tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '));
/** Always the same twelve bytes. */
const IEND = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);

function cleanPng(bytes: Bytes): Bytes[] | null {
  const chunks = readPng(bytes);
  if (chunks?.[0]?.type !== 'IHDR' || !chunks.some(({ type }) => type === 'IDAT')) return null;
  const [header, ...others] = chunks.filter(({ type }) => PNG_KEPT.has(type));
  // Browsers ask how to turn a picture before they draw it: an EXIF behind the first dots turns nothing.
  const beforeDots = chunks.slice(
    0,
    chunks.findIndex(({ type }) => type === 'IDAT'),
  );
  const tiff = turnOnly(beforeDots.find(({ type }) => type === 'eXIf')?.body);
  const turn = tiff ? pngChunk('eXIf', tiff) : [];
  return [PNG_START, ...(header ? [header.whole] : []), ...turn, ...others.map(({ whole }) => whole), IEND];
}

interface Chunk {
  readonly type: string;
  readonly body: Bytes;
  readonly whole: Bytes;
}

/** The chunks before IEND; null where that is missing, or a chunk that has to be understood is not known. */
function readPng(bytes: Bytes): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = PNG_START.length; at + 12 <= bytes.length && chunks.length < MOST_PARTS; ) {
    const type = letters(bytes, at + 4);
    const end = at + 12 + view(bytes).getUint32(at);
    if (end > bytes.length || !/^[a-zA-Z]{4}$/.test(type)) return null;
    if (type === 'IEND') return chunks;
    if (/^[A-Z]/.test(type) && !PNG_KEPT.has(type)) return null;
    chunks.push({ type, body: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    at = end;
  }
  return null;
}

function pngChunk(type: string, body: Bytes): Bytes[] {
  const [name, size, check] = [ascii(type), new Uint8Array(4), new Uint8Array(4)];
  view(size).setUint32(0, body.length);
  view(check).setUint32(0, crc32(joinBytes([name, body])));
  return [size, name, body, check];
}

/** CRC-32 (PNG annex D), bit by bit: it is for a few bytes. */
function crc32(bytes: Bytes): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}

/** Of the flags in VP8X: what is there beside the picture. */
const FLAG = { profile: 0x20, alpha: 0x10, exif: 0x08, moves: 0x02 } as const;

function cleanWebp(bytes: Bytes): Bytes[] | null {
  const end = bytes.length < 12 ? 0 : 8 + view(bytes).getUint32(4, true);
  const chunks = end < 12 || end > bytes.length ? null : readRiff(bytes.subarray(12, end));
  const first = chunks?.[0];
  if (!chunks || !first) return null;
  if (first.type === 'VP8 ' || first.type === 'VP8L')
    return riff('RIFF', [ascii('WEBP'), ...riff(first.type, [first.body])]);
  if (first.type !== 'VP8X' || first.body.length < 10) return null;
  const moves = ((first.body[0] ?? 0) & FLAG.moves) > 0;
  const kept = pictureOf(chunks, moves ? ['ICCP', 'ANIM', 'ANMF'] : ['ICCP', 'ALPH', 'VP8 ', 'VP8L']);
  if (!kept.some(({ type }) => type === 'ANMF' || type === 'VP8 ' || type === 'VP8L')) return null;
  const tiff = turnOnly(tiffOf(chunks.find(({ type }) => type === 'EXIF')?.body));
  const pictures = kept.map(({ type, body }) => (type === 'ANMF' ? cleanFrame(body) : riff(type, [body])));
  if (!isWhole(pictures)) return null;
  return riff('RIFF', [
    ascii('WEBP'),
    ...riff('VP8X', [extendedHead(first.body, tiff !== null)]),
    ...pictures.flat(),
    ...(tiff ? riff('EXIF', [tiff]) : []),
  ]);
}

/** Chunks of these types: of all but frames only the first, since a second would be another picture that nobody sees. */
function pictureOf(chunks: readonly RiffChunk[], types: readonly string[]): RiffChunk[] {
  const seen = new Set<string>();
  return chunks.filter(({ type }) => {
    const wanted = types.includes(type) && (type === 'ANMF' || !seen.has(type));
    seen.add(type);
    return wanted;
  });
}

/** A frame of a moving picture holds chunks in its turn, behind sixteen bytes that place it. */
function cleanFrame(body: Bytes): Bytes[] | null {
  const inner = readRiff(body.subarray(16));
  const kept = pictureOf(inner ?? [], ['ALPH', 'VP8 ', 'VP8L']);
  if (kept.length === 0) return null;
  return riff('ANMF', [body.subarray(0, 16), ...kept.flatMap((one) => riff(one.type, [one.body]))]);
}

const isWhole = (parts: (Bytes[] | null)[]): parts is Bytes[][] => parts.every((part) => part !== null);

function extendedHead(body: Bytes, turned: boolean): Bytes {
  const head = joinBytes([body.subarray(0, 10)]); // slice() of a Node Buffer is a view
  head.fill(0, 1, 4);
  head[0] = ((body[0] ?? 0) & (FLAG.profile | FLAG.alpha | FLAG.moves)) | (turned ? FLAG.exif : 0);
  return head;
}

interface RiffChunk {
  readonly type: string;
  readonly body: Bytes;
}

function readRiff(bytes: Bytes): RiffChunk[] | null {
  const chunks: RiffChunk[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const end = at + 8 + view(bytes).getUint32(at + 4, true);
    if (end > bytes.length || chunks.length >= MOST_PARTS) return null;
    chunks.push({ type: letters(bytes, at), body: bytes.subarray(at + 8, end) });
    at = end + (end & 1 ? 1 : 0);
  }
  return chunks;
}

function riff(type: string, body: readonly Bytes[]): Bytes[] {
  const size = body.reduce((sum, { length }) => sum + length, 0);
  const head = joinBytes([ascii(type), new Uint8Array(4)]);
  view(head).setUint32(4, size, true);
  return [head, ...body, new Uint8Array(size & 1)];
}

/** Some write the EXIF of a WebP with the words before it that only a JPEG has. */
const tiffOf = (body: Bytes | undefined): Bytes | undefined =>
  body && startsWith(body, EXIF) ? body.subarray(EXIF.length) : body;

/** An EXIF that says how a picture is turned as the given one does, and nothing else; null where it isn't turned. */
function turnOnly(tiff: Bytes | undefined): Bytes | null {
  const turn = tiff ? orientationOf(tiff) : 1;
  return turn === 1
    ? null
    : Uint8Array.of(...ascii('MM'), 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0);
}

/** The orientation (CIPA DC-008 §4.6.4) in the first directory: 2 to 8, or 1 for upright, none or nonsense. */
function orientationOf(tiff: Bytes): number {
  const little = startsWith(tiff, ascii('II*\0'));
  if (tiff.length < 8 || !(little || startsWith(tiff, ascii('MM\0*')))) return 1;
  const data = view(tiff);
  const start = data.getUint32(4, little);
  const entries = start + 2 <= tiff.length ? data.getUint16(start, little) : 0;
  for (let n = 0, at = start + 2; n < entries && at + 12 <= tiff.length; n += 1, at += 12) {
    if (data.getUint16(at, little) !== 0x0112) continue;
    const isShort = data.getUint16(at + 2, little) === 3 && data.getUint32(at + 4, little) === 1;
    const turn = data.getUint16(at + 8, little);
    return isShort && inRange(turn, 2, 8) ? turn : 1;
  }
  return 1;
}

const inRange = (value: number, least: number, most: number): boolean => value >= least && value <= most;
const view = ({ buffer, byteOffset, byteLength }: Bytes): DataView => new DataView(buffer, byteOffset, byteLength);
const letters = (bytes: Bytes, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

function ascii(text: string): Bytes {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function startsWith(bytes: Bytes, start: Bytes): boolean {
  return bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte);
}
