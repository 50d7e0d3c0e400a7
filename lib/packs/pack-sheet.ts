import { writeCell } from './pack-sheet-cells.ts';
import { type Language, OWNER, SHEETS, type SheetSpec } from './pack-sheet-columns.ts';
import { collectFaults, type SheetFault } from './pack-sheet-faults.ts';
import { type Entry, readTables, type Sheet } from './pack-sheet-read.ts';
import { examplePack, type SeedIds } from './pack-sheet-template.ts';
import { readPack } from './read-pack.ts';
import type { Pack } from './schema.ts';

/**
 * A pack as a table: one sheet for the pack itself, one for each list, one for what lies in its entries (a dimension's
 * points, a type's clauses, a material's rules). The first row holds the columns' titles. Several values of a cell
 * stand apart by 、 (English: semicolon), one with such a mark in it in double quotes; a citation is `D2:23`.
 * `sheetsToPack` reads it back as it was. Sheets that may be left out are, where the pack hasn't got their list.
 * @param language of sheet names, titles and choices; texts are in two columns each, whatever it is
 */
export function packToSheets(pack: Pack, language: Language = 'zh'): Sheet[] {
  return SHEETS.flatMap((spec) => {
    const rows = rowsOf(pack, spec);
    if (rows === undefined) return [];
    const titles = spec.columns.map((column) => column[language]);
    const cells = rows.map((row) =>
      spec.columns.map((column) => writeCell(column, fieldOf(row, column.path.split('.')), language)),
    );
    return [{ name: spec[language], rows: [titles, ...cells] }];
  });
}

/** The entries that a sheet shows, a child's with its owner's id; undefined where the sheet is to be left out. */
function rowsOf(pack: Pack, { list, child }: SheetSpec): Entry[] | undefined {
  if (list === null) return [pack];
  const owners = pack[list as keyof Pack] as Entry[] | undefined;
  if (child === undefined || owners === undefined) return owners;
  const held = owners.flatMap((owner) => {
    const entries = owner[child] as Entry[] | undefined;
    return entries?.map((entry) => ({ ...entry, [OWNER]: owner.id })) ?? [];
  });
  return held.length > 0 ? held : undefined;
}

function fieldOf(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], row);
}

/**
 * Reads a pack from a table, whole or not at all. Sheets and columns are found by their titles, Chinese or English, in
 * any order; width, case and spaces don't matter in titles, ids and choices, while texts stay as they are. Empty rows
 * are passed over. A sheet that is left out is an empty list where that is allowed.
 * @param base the pack that sheets which are left out are taken from instead, so that one sheet can be imported alone
 * @returns the pack, sound as from `readPack`, or all faults in the order of the table: each with sheet, row (from 1),
 *   column letter and title. A fault that merely follows from another one is left out.
 */
export function sheetsToPack(sheets: readonly Sheet[], base?: Pack): { pack: Pack } | { faults: SheetFault[] } {
  const tables = readTables(sheets, base);
  const faults = collectFaults(tables, SOUND);
  return faults.length > 0 ? { faults } : { pack: readPack(tables.value) };
}

/** Its ids are never seen: it only stands in where a draft of a faulty pack has a hole. */
const SOUND = examplePack({
  campaign: '00000000-0000-7000-8000-000000000001',
  team: '00000000-0000-7000-8000-000000000002',
});

/**
 * The table to fill in: every sheet with its titles and one example row, in which all belongs together, so that it can
 * be imported as it is. The scale and the parts of a tag have all their rows, since no pack may lack one.
 * @param ids of campaign and team, new ones for each template: two packs that share them would count as one campaign
 */
export function packTemplate(ids: SeedIds, language: Language = 'zh'): Sheet[] {
  return packToSheets(examplePack(ids), language);
}
