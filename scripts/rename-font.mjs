// @ts-check
import { readTables } from '../lib/briefing/fonts/tables.ts';
import { writeTables } from '../lib/briefing/fonts/write-tables.ts';

/** Names that say what a face is called (OpenType 1.9, "name", name IDs), by what each is made of. */
const CALLED = {
  1: (/** @type {string} */ name) => name,
  2: () => 'Regular',
  3: (/** @type {string} */ name) => `${name} Regular`,
  4: (/** @type {string} */ name) => `${name} Regular`,
  6: (/** @type {string} */ name) => `${name.replaceAll(' ', '')}-Regular`,
};
/** Copyright, licence and its address stay what the makers of the original wrote. */
const KEPT = [0, 13, 14];

/**
 * Gives a face another name.
 * @param {Uint8Array} font
 * @param {string} name in ASCII
 * @returns {Uint8Array}
 */
export function renameFace(font, name) {
  const tables = readTables(font);
  const kept = englishNames(tables.view('name'));
  const names = new Map([
    ...KEPT.flatMap((id) => (kept.has(id) ? [/** @type {const} */ ([id, kept.get(id) ?? ''])] : [])),
    ...Object.entries(CALLED).map(([id, of]) => /** @type {const} */ ([Number(id), of(name)])),
  ]);
  /** @type {Record<string, Uint8Array>} */
  const all = {};
  for (const tag of ['OS/2', 'cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'post'])
    if (tables.has(tag)) all[tag] = tables.bytes(tag);
  return writeTables({ ...all, name: nameTable(names) });
}

/** The names in English for Windows, by their number. @param {DataView} view */
function englishNames(view) {
  /** @type {Map<number, string>} */
  const found = new Map();
  const strings = view.getUint16(4);
  for (let record = 0; record < view.getUint16(2); record += 1) {
    const at = 6 + record * 12;
    if (view.getUint16(at) !== 3 || view.getUint16(at + 4) !== 0x409) continue;
    const start = strings + view.getUint16(at + 10);
    const units = Array.from({ length: view.getUint16(at + 8) / 2 }, (_, unit) => view.getUint16(start + unit * 2));
    found.set(view.getUint16(at + 6), String.fromCharCode(...units));
  }
  return found;
}

/** @param {ReadonlyMap<number, string>} names */
function nameTable(names) {
  const sorted = [...names].sort(([a], [b]) => a - b);
  const start = 6 + sorted.length * 12;
  const view = new DataView(new ArrayBuffer(start + sorted.reduce((sum, [, text]) => sum + text.length * 2, 0)));
  view.setUint16(2, sorted.length);
  view.setUint16(4, start);
  let at = 0;
  sorted.forEach(([id, text], record) => {
    // Windows, Unicode, English.
    [3, 1, 0x409, id, text.length * 2, at].forEach((word, part) => {
      view.setUint16(6 + record * 12 + part * 2, word);
    });
    for (let unit = 0; unit < text.length; unit += 1) view.setUint16(start + at + unit * 2, text.charCodeAt(unit));
    at += text.length * 2;
  });
  return new Uint8Array(view.buffer);
}
