import * as z from 'zod/mini';
import type { PackReason } from './pack-error.ts';
import { SHEETS } from './pack-sheet-columns.ts';
import { Draft } from './pack-sheet-mend.ts';
import { findSpot, type Path, type Spot } from './pack-sheet-place.ts';
import type { Entry, Origin, TableFault, TableReason, Tables } from './pack-sheet-read.ts';
import { type Pack, packSchema } from './schema.ts';
import { shapeReason, valueAt } from './shape-reason.ts';

/** What is wrong with a table, and where, in terms of the workbook. */
export interface SheetFault {
  /** Its name: as the workbook has it, or as it should be there. */
  sheet: string;
  /** From 1; null where the sheet as a whole is meant. */
  row: number | null;
  /** Letters, as spreadsheets show them; null where no column of the sheet is meant. */
  column: string | null;
  /** The column's title. */
  title: string | null;
  reason: TableReason | PackReason;
  /** What the cell says. */
  value: string;
}

type Fault = Omit<TableFault, 'reason'> & Pick<SheetFault, 'reason'>;

/**
 * All faults of a table: of its sheets and cells, of each row's shape, and of what rows say together. Cross-checks stop
 * at the first of the last kind, so each one is mended in a draft and the draft asked again. One fault a cell; what
 * follows only from a fault that was found already is left out, and shows once that one is put right. Of what rows say
 * together, the first hundred or more are found: a table with more of them is past reading.
 * @param tables changed where it has faults
 * @param sound any sound pack, for stand-ins
 */
export function collectFaults(tables: Tables, sound: Pack): SheetFault[] {
  const faults: Fault[] = [...tables.faults];
  askShape(tables, faults);
  const draft = new Draft(tables.value, sound, tables.orphans);
  if (makeReadable(tables, faults, draft)) {
    draft.findFaults((spot, { reason }, follows) => {
      const asWhole = spot.entry === null && faults.some(({ spec }) => spec === spot.spec);
      if (!follows && !asWhole) addFault(tables, faults, spot, reason);
    });
  }
  return faults.toSorted(byPlace).map(({ name, row, index, title, reason, value }) => {
    return { sheet: name, row, column: index === null ? null : columnLetters(index), title, reason, value };
  });
}

function byPlace(a: Fault, b: Fault): number {
  const sheet = (fault: Fault) => (fault.spec === null ? -1 : SHEETS.indexOf(fault.spec));
  return sheet(a) - sheet(b) || (a.row ?? 0) - (b.row ?? 0) || (a.index ?? -1) - (b.index ?? -1);
}

/** 0 is A, 25 is Z, 26 is AA. */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

function askShape(tables: Tables, faults: Fault[]): void {
  const read = z.safeParse(packSchema, tables.value);
  for (const issue of read.error?.issues ?? []) {
    const spot = findSpot(tables.value, issue.path);
    if (!isKnown(tables, faults, spot)) addFault(tables, faults, spot, shapeReason(issue, tables.value));
  }
}

/** True where a fault of the sheet says already why something is missing. */
function isKnown({ origins }: Tables, faults: readonly Fault[], { spec, entry, rest }: Spot): boolean {
  const origin = origins.get(entry);
  if (!origin) return faults.some((fault) => fault.spec === spec);
  const child = SHEETS.find((sheet) => sheet.list === spec.list && sheet.child === rest[0] && rest.length === 1);
  if (child && faults.some((fault) => fault.spec === child)) return true;
  const column = spec.columns.find(({ path }) => isAbout(path, rest));
  return column !== undefined && !column.optional && !origin.table.columns.some((one) => one.column === column);
}

/** True where a column's field is what a path means, or holds it, or is a part of it. */
function isAbout(column: string, path: Path): boolean {
  const field = path.filter((step) => typeof step === 'string').join('.');
  return `${field}.`.startsWith(`${column}.`) || (field !== '' && column.startsWith(`${field}.`));
}

/** What is left of 2.10, 2.20 or 2.100 where a spreadsheet took it for a number. */
const LOST_NOUGHT = /^\d+\.\d*[1-9]$/;

function addFault({ origins }: Tables, faults: Fault[], spot: Spot, reason: PackReason): void {
  const { spec, entry, rest } = spot;
  const origin = origins.get(entry);
  if (!origin) {
    const said = valueAt(entry, rest);
    const shown = typeof said === 'object' || said === undefined ? '' : String(said);
    faults.push({ spec, name: nameOf(spot, origins), row: null, index: null, title: null, reason, value: shown });
    return;
  }
  const place = origin.table.columns.find(({ column }) => isAbout(column.path, rest)) ?? origin.table.columns[0];
  const { name } = origin.table;
  const cell = { spec, name, row: origin.row, index: place?.index ?? null, title: place?.title ?? null };
  const twice = faults.some(
    (fault) => fault.spec === spec && fault.row === cell.row && fault.index === cell.index && fault.name === name,
  );
  const value = place ? (origin.cells[place.index] ?? '') : '';
  const isNumber = reason === 'duplicate' && spec.list === 'items' && rest[0] === 'id' && LOST_NOUGHT.test(value);
  if (!twice) faults.push({ ...cell, reason: isNumber ? 'duplicateNumber' : reason, value });
}

function nameOf({ spec }: Spot, origins: Tables['origins']): string {
  for (const { table } of origins.values()) if (table.spec === spec) return table.name;
  return spec.zh;
}

/** Takes out what has a fault so far, until the rest has the shape of a pack; false where it can't. */
function makeReadable({ value, origins }: Tables, faults: readonly Fault[], draft: Draft): boolean {
  const isFaulty = (entry: Entry) => {
    const origin: Origin | undefined = origins.get(entry);
    return origin !== undefined && faults.some(({ spec, row }) => spec === origin.table.spec && row === origin.row);
  };
  for (const { list, child } of SHEETS) {
    if (list === null) continue;
    const lists = child ? ((value[list] ?? []) as Entry[]).map((owner) => owner[child]) : [value[list]];
    for (const among of lists as (Entry[] | undefined)[]) {
      for (const entry of among?.filter(isFaulty) ?? []) draft.drop(among ?? [], entry);
    }
  }
  for (const issue of z.safeParse(packSchema, value).error?.issues ?? []) draft.replace(String(issue.path[0]));
  return z.safeParse(packSchema, value).success;
}
