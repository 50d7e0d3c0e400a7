// @ts-check
// `npm run pack:check [FILE …]`: what the shipped packs, or those in the files, serve and by what.
// Ends with 1 on a hole, on a pack that is refused (so on a source that does not exist, and on an item that rests on
// collections of drafts alone), and on a citation that the documents themselves don't bear out.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PackError } from '../lib/packs/pack-error.ts';
import { readPack } from '../lib/packs/read-pack.ts';
import { findHoles, traceCover } from '../lib/packs/trace-cover.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const DATA = join(root, 'lib/packs/data');
const SOURCES = join(root, '../shared/sources');

/** @typedef {import('../lib/packs/schema.ts').Pack} Pack */
/** @typedef {{ documents: Record<string, string>, served: Record<string, string | null> }} Requirements */

/**
 * @param {string} file
 * @returns {unknown}
 */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The packs that are shipped. */
export function shippedFiles() {
  const files = readdirSync(DATA).filter((file) => /^[a-z0-9-]+\.json$/.test(file));
  return files.sort().map((file) => join(DATA, file));
}

/**
 * What a pack is held against, where that is written down beside the shipped ones.
 * @param {string} id
 */
function requirementsOf(id) {
  const file = join(DATA, `${id}.requirements.json`);
  return existsSync(file) ? /** @type {Requirements} */ (readJson(file)) : undefined;
}

/**
 * Every citation in a value, with its path.
 * @param {unknown} value
 * @returns {[string, { doc: string, para: number }][]}
 */
function citationsIn(value, path = 'pack') {
  if (typeof value !== 'object' || value === null) return [];
  if ('doc' in value && 'para' in value) return [[path, /** @type {{ doc: string, para: number }} */ (value)]];
  return Object.entries(value).flatMap(([key, part]) => citationsIn(part, `${path}.${key}`));
}

/**
 * Non-empty lines of each document.
 * @param {Record<string, string>} documents the start of each one's file name
 * @param {string} folder
 */
function countParas(documents, folder) {
  const files = readdirSync(folder);
  return new Map(
    Object.entries(documents).map(([id, start]) => {
      const file = files.find((name) => name.startsWith(`${start}_`));
      const lines = file ? readFileSync(join(folder, file), 'utf8').split('\n') : [];
      return [id, lines.filter((line) => /[^ \t\r]/.test(line)).length];
    }),
  );
}

/**
 * @param {Pack} pack
 * @param {Requirements | undefined} wanted
 * @param {string} folder
 * @param {(line: string) => void} say
 * @returns {string[]} faults
 */
function holdAgainstSources(pack, wanted, folder, say) {
  const cited = citationsIn(pack);
  if (!wanted || !existsSync(folder)) {
    say(`sources: ${cited.length} citations, held against the pack’s own counts; the documents don’t lie at hand`);
    return [];
  }
  const counts = countParas(wanted.documents, folder);
  say(`sources: ${cited.length} citations, held against the documents themselves`);
  return [
    ...pack.docs
      .filter(({ id, paras }) => counts.get(id) !== paras)
      .map(({ id, paras }) => `${id}: the pack says ${paras} paragraphs, the document has ${counts.get(id) ?? 'none'}`),
    ...cited
      .filter(([, { doc, para }]) => para > (counts.get(doc) ?? 0))
      .map(([path, { doc, para }]) => `${path}: ${doc} has no paragraph ${para}`),
  ];
}

/**
 * @param {string} file
 * @param {(line: string) => void} say
 * @param {string} folder
 * @returns {string[]} faults
 */
function checkFile(file, say, folder) {
  let pack;
  try {
    pack = readPack(readJson(file));
  } catch (error) {
    if (error instanceof PackError || error instanceof SyntaxError) return [error.message];
    throw error;
  }
  const live = pack.items.filter(({ retired }) => retired === undefined).length;
  say(`${pack.id} ${pack.version}: ${live} items, ${pack.items.length - live} retired`);
  const wanted = requirementsOf(pack.id);
  const cover = traceCover(pack, wanted?.served);
  for (const [list, all] of Object.entries(cover)) {
    say(`${list}: ${all.length}`);
    for (const { id, by, product } of all) {
      const ways = [
        ...(by.length > 0 ? [by.join(' ')] : []),
        ...(product ? [`served by the product: ${product}`] : []),
      ];
      say(`  ${id}  ${ways.join('; ') || 'NOT SERVED'}`);
    }
  }
  const holes = findHoles(cover).map(({ list, id }) => `${list}: ${id} is not served`);
  return [...holes, ...holdAgainstSources(pack, wanted, folder, say)];
}

/**
 * Checks packs and says what they serve.
 * @param {string[]} files
 * @param {(line: string) => void} say called with each line
 * @param {string} [folder] where the documents lie, if they do
 * @returns {number} how many faults there are
 */
export function checkPacks(files, say, folder = SOURCES) {
  const faults = files.flatMap((file) => checkFile(file, say, folder).map((fault) => `${basename(file)}: ${fault}`));
  for (const fault of faults) say(`FAULT ${fault}`);
  say(`${files.length} packs, ${faults.length} faults`);
  return faults.length;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = process.argv.slice(2);
  process.exitCode = checkPacks(files.length > 0 ? files : shippedFiles(), console.log) > 0 ? 1 : 0;
}
