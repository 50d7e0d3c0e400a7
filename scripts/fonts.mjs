/**
 * Makes the fonts that the extension ships, at build time, from the faces in the npm packages: reduced to the characters
 * below, without hints and layout tables (the briefing sets its text by advance widths alone), on a coarser grid
 * (rescale-font.mjs), as plain TrueType, with their licences beside them. The same input gives the same bytes; nothing is
 * done when the result is up to date.
 *
 * Fails, and lists what is missing, when a face lacks a character of GB 2312 or of the 8,105 standard ones.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readFace } from '../lib/briefing/fonts/face.ts';
import { renameFace } from './rename-font.mjs';
import { rescale } from './rescale-font.mjs';
import { STANDARD_BEYOND_GB2312 } from './standard-characters.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDER = join(root, 'public/fonts');
// Not in public/: whatever lies there is shipped.
const STAMP = join(root, '.cache/fonts/faces.stamp');
const UNITS_PER_EM = 512;

/**
 * The faces by the name of their file. `whole`: the last fallback, with all that the package's face draws. `as`: a name
 * of its own, since the licence reserves the original's for unchanged copies (OFL 1.1, Reserved Font Name). `rare`: with
 * all further ideographs beyond the BMP that the last fallback lacks: many stand in names, such as 𠮷.
 */
const FACES = [
  {
    file: 'noto-serif-sc-regular',
    source: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    licence: ['@expo-google-fonts/noto-serif-sc/LICENSE_FONT', 'noto-serif-sc-OFL.txt'],
    whole: true,
  },
  {
    file: 'noto-serif-sc-bold',
    source: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
    licence: ['@expo-google-fonts/noto-serif-sc/LICENSE_FONT', 'noto-serif-sc-OFL.txt'],
  },
  {
    file: 'noto-sans-sc-medium',
    source: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
    licence: ['@expo-google-fonts/noto-sans-sc/LICENSE_FONT', 'noto-sans-sc-OFL.txt'],
  },
  {
    file: 'xunji-kai',
    source: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
    licence: ['@fontsource/lxgw-wenkai/LICENSE', 'lxgw-wenkai-OFL.txt'],
    as: 'Xunji Kai',
    rare: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  },
];

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

/** The 8,105 characters of 通用规范汉字表 and those of GB 2312: what every face must have. */
export function basicCharacters() {
  return [...gb2312(), ...STANDARD_BEYOND_GB2312];
}

/** The ideographs beyond the BMP that a face doesn't draw. */
function rareBeyond(path) {
  const draws = drawsIn(readFace(readFileSync(inPackages(path))));
  const all = Array.from({ length: 0x20000 }, (_, at) => 0x20000 + at);
  return all.filter((codePoint) => !draws(codePoint)).map((codePoint) => String.fromCodePoint(codePoint));
}

/** Whether a face draws a character. */
const drawsIn = (face) => (codePoint) => face.glyphOf(codePoint) > 0;

/** Refuses a face that lacks any of `wanted`, naming all that are missing. */
function checkCoverage(face, wanted, where) {
  const draws = drawsIn(face);
  const missing = wanted.filter((text) => !draws(text.codePointAt(0)));
  if (missing.length === 0) return;
  const list = missing.map((text) => `${text} U+${text.codePointAt(0).toString(16).toUpperCase()}`).join(', ');
  throw new Error(`${where} lacks ${missing.length} characters: ${list}`);
}

const inPackages = (path) => join(root, 'node_modules', path);
const targetOf = ({ file }) => join(FOLDER, `${file}.ttf`);

/** What is done to the faces. */
const CODE = [
  ...['fonts', 'rename-font', 'rescale-font', 'standard-characters'].map((name) => `scripts/${name}.mjs`),
  ...['cmap', 'composite', 'face', 'point-flags', 'tables', 'write-tables'].map(
    (name) => `lib/briefing/fonts/${name}.ts`,
  ),
];

/** What the made faces follow from. */
function stampOf() {
  const hash = createHash('sha256');
  for (const { source } of FACES) hash.update(readFileSync(inPackages(source)));
  for (const code of CODE) hash.update(readFileSync(join(root, code)));
  return hash.digest('hex');
}

async function makeFace({ file, source, whole, as, rare }) {
  const { default: subsetFont } = await import('subset-font');
  const original = readFileSync(inPackages(source));
  const basic = basicCharacters();
  const latin = Array.from({ length: 0x17f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at));
  const wanted = new Set([...basic, ...(whole ? [...gbk(), ...others(drawsIn(readFace(original)))] : latin)]);
  for (const text of rare ? rareBeyond(rare) : []) wanted.add(text);
  const reduced = await subsetFont(original, [...wanted].join(''), {
    targetFormat: 'truetype',
    noHinting: true,
    noLayoutClosure: true,
    keepFeatures: [],
    dropTables: DROPPED,
  });
  const face = rescale(as ? renameFace(reduced, as) : reduced, UNITS_PER_EM);
  checkCoverage(readFace(face), basic, file);
  return face;
}

/** Makes the faces unless they are up to date; returns their sizes in bytes by file, and whether they were made now. */
export async function makeFonts() {
  const stamp = stampOf();
  const files = FACES.flatMap((face) => [targetOf(face), join(FOLDER, face.licence[1])]);
  const made = !(files.every(existsSync) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp);
  if (made) {
    mkdirSync(FOLDER, { recursive: true });
    mkdirSync(dirname(STAMP), { recursive: true });
    for (const name of readdirSync(FOLDER)) if (!files.includes(join(FOLDER, name))) rmSync(join(FOLDER, name));
    for (const face of FACES) {
      const target = targetOf(face);
      // Written beside and renamed: a build that is broken off leaves no half font behind.
      writeFileSync(`${target}.part`, await makeFace(face));
      renameSync(`${target}.part`, target);
      const [licence, name] = face.licence;
      copyFileSync(inPackages(licence), join(FOLDER, name));
    }
    writeFileSync(STAMP, stamp);
  }
  const sizes = Object.fromEntries(FACES.map((face) => [face.file, readFileSync(targetOf(face)).length]));
  return { sizes, made };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { sizes, made } = await makeFonts();
  const list = Object.entries(sizes).map(([file, size]) => `${file} ${(size / 1e6).toFixed(1)} MB`);
  console.log(`public/fonts: ${list.join(', ')}, ${made ? 'made' : 'up to date'}`);
}
