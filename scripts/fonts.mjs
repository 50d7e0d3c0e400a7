/**
 * Makes the font that the extension ships, at build time, from the face in the npm package: reduced to the characters
 * below, without hints and layout tables (the briefing sets its text by advance widths alone), as plain TrueType,
 * with its licence beside it. The same input gives the same bytes; nothing is done when the result is up to date.
 *
 * Fails, and lists what is missing, when the face lacks a character of GB 2312.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PACKAGE = join(root, 'node_modules/@expo-google-fonts/noto-serif-sc');
const SOURCE = join(PACKAGE, '400Regular/NotoSerifSC_400Regular.ttf');
const FOLDER = join(root, 'public/fonts');
const TARGET = join(FOLDER, 'noto-serif-sc-regular.ttf');
// Not in public/: whatever lies there is shipped.
const STAMP = join(root, '.cache/fonts/noto-serif-sc-regular.stamp');
const LICENCE = join(FOLDER, 'noto-serif-sc-OFL.txt');

/** Tables that only layout engines, vertical text and hinting look at. */
const DROPPED = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'vhea', 'vmtx', 'gasp', 'prep', 'fpgm', 'cvt ', 'DSIG'];

/** GB 2312's symbol rows: row, first and last cell (682 characters); hanzi rows follow in gb2312(). */
const SYMBOLS = [
  [1, 1, 94],
  [2, 17, 66],
  [2, 69, 78],
  [2, 81, 92],
  [3, 1, 94],
  [4, 1, 83],
  [5, 1, 86],
  [6, 1, 24],
  [6, 33, 56],
  [7, 1, 33],
  [7, 49, 81],
  [8, 1, 26],
  [8, 37, 73],
  [9, 4, 79],
];

const decoder = new TextDecoder('gb18030', { fatal: true });
const decodePair = (high, low) => decoder.decode(new Uint8Array([high, low]));

/** The 7,445 characters of GB 2312-1980: 682 symbols, 3,755 hanzi of level one, 3,008 of level two. */
export function gb2312() {
  const found = [];
  for (const [row, first, last] of SYMBOLS) {
    for (let cell = first; cell <= last; cell += 1) found.push(decodePair(0xa0 + row, 0xa0 + cell));
  }
  for (let row = 16; row <= 87; row += 1) {
    for (let cell = 1; cell <= (row === 55 ? 89 : 94); cell += 1) found.push(decodePair(0xa0 + row, 0xa0 + cell));
  }
  return found;
}

/** The two-byte area of GB 18030, which holds all of GBK (its private-use fillers left out). */
export function gbk() {
  const found = [];
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      try {
        const text = decodePair(high, low);
        if ([...text].length === 1 && !/\p{Co}/u.test(text)) found.push(text);
      } catch {
        // A pair that is not assigned.
      }
    }
  }
  return found;
}

/**
 * What is kept beside GBK: Latin, Greek, Cyrillic, punctuation, symbols and forms (all below U+3400 and above U+F8FF),
 * and every further ideograph that the face draws. The 8,105 standard characters (通用规范汉字表) lie in
 * extension A and in the planes beyond; their list is in no package here, so all ideographs of the face are taken.
 */
function others(has) {
  const found = [];
  for (const [first, last] of [
    [0x20, 0x3400],
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
    [0xf900, 0xffff],
    [0x20000, 0x3ffff],
  ]) {
    for (let codePoint = first; codePoint <= last; codePoint += 1) {
      if (has(codePoint)) found.push(String.fromCodePoint(codePoint));
    }
  }
  return found;
}

/** The characters of a TrueType face, read from format 12 of its cmap. */
export function charactersOf(font) {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const found = new Set();
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const record = 12 + i * 16;
    if (view.getUint32(record) !== 0x636d6170) continue;
    const cmap = view.getUint32(record + 8);
    for (let k = 0; k < view.getUint16(cmap + 2); k += 1) {
      const table = cmap + view.getUint32(cmap + 8 + k * 8);
      if (view.getUint16(table) !== 12) continue;
      for (let group = 0; group < view.getUint32(table + 12); group += 1) {
        const at = table + 16 + group * 12;
        for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code += 1) found.add(code);
      }
    }
  }
  return found;
}

/** Refuses a face that lacks any of `wanted`, naming all that are missing. */
function checkCoverage(found, wanted, where) {
  const missing = wanted.filter((text) => !found.has(text.codePointAt(0)));
  if (missing.length === 0) return;
  const list = missing.map((text) => `${text} U+${text.codePointAt(0).toString(16).toUpperCase()}`).join(', ');
  throw new Error(`${where} lacks ${missing.length} characters of GB 2312: ${list}`);
}

/** Makes the font unless it is up to date; returns its size in bytes and whether it was made now. */
export async function makeFonts() {
  const source = readFileSync(SOURCE);
  const hash = createHash('sha256')
    .update(source)
    .update(readFileSync(fileURLToPath(import.meta.url)));
  const stamp = hash.digest('hex');
  const fresh = existsSync(TARGET) && existsSync(LICENCE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp;
  if (fresh) return { size: readFileSync(TARGET).length, made: false };
  const basic = gb2312();
  const all = charactersOf(source);
  checkCoverage(all, basic, 'the package');
  const wanted = new Set([...basic, ...gbk(), ...others((codePoint) => all.has(codePoint))]);
  const { default: subsetFont } = await import('subset-font');
  const font = await subsetFont(source, [...wanted].join(''), {
    targetFormat: 'truetype',
    noHinting: true,
    noLayoutClosure: true,
    keepFeatures: [],
    dropTables: DROPPED,
  });
  checkCoverage(charactersOf(font), basic, 'the reduced face');
  mkdirSync(FOLDER, { recursive: true });
  // Written beside and renamed: a build that is broken off leaves no half font behind.
  writeFileSync(`${TARGET}.part`, font);
  renameSync(`${TARGET}.part`, TARGET);
  copyFileSync(join(PACKAGE, 'LICENSE_FONT'), LICENCE);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, stamp);
  return { size: font.length, made: true };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { size, made } = await makeFonts();
  console.log(`public/fonts/noto-serif-sc-regular.ttf: ${(size / 1e6).toFixed(1)} MB, ${made ? 'made' : 'up to date'}`);
}
