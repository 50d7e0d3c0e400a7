import { foldText } from '../text/fold.ts';
import { type CellReason, isBlankCell, readCell } from './pack-sheet-cells.ts';
import { type Column, OWNER, SHEETS, type SheetSpec } from './pack-sheet-columns.ts';
import { MOST_ENTRIES, PACK_FORMAT, type Pack } from './schema.ts';

/** A sheet of a workbook: its cells as people see them, row by row. Rows may be of different length. */
export interface Sheet {
  name: string;
  rows: readonly (readonly string[])[];
}

/** What is wrong with a table before its rows are asked what they say. */
export type TableReason =
  | CellReason
  | 'missingSheet'
  | 'unknownSheet'
  | 'doubleSheet'
  | 'missingColumn'
  | 'unknownColumn'
  | 'doubleColumn'
  | 'tooManyRows'
  /** An item's id is there twice, and might have lost the nought at its end: 2.10 as a number is 2.1. */
  | 'duplicateNumber'
  /** The sheet of the pack itself has one row. */
  | 'notOneRow'
  | 'missing'
  | 'unknownReference';

/** A sheet that was found, with the place of each of its columns. */
interface Table {
  spec: SheetSpec;
  /** As the workbook has it. */
  name: string;
  /** With their places, from 0, and titles as the workbook has them. */
  columns: { column: Column; index: number; title: string }[];
}

/** Where an entry of the pack stands in the table. */
export interface Origin {
  table: Table;
  /** From 1. */
  row: number;
  cells: readonly string[];
}

/** A fault of the table itself; the place is filled in as far as there is one. */
export interface TableFault {
  spec: SheetSpec | null;
  name: string;
  reason: TableReason;
  /** From 1. */
  row: number | null;
  /** From 0. */
  index: number | null;
  title: string | null;
  value: string;
}

export type Entry = Record<string, unknown>;

/** What a table says, before anyone asked whether it is a sound pack. */
export interface Tables {
  /** A pack as far as the cells go. */
  value: Entry;
  /** Of the entries that come from the table; those of a base have none. */
  origins: Map<unknown, Origin>;
  /** Ids of entries whose owner isn't there, and which are so nowhere in the value. */
  orphans: unknown[];
  faults: TableFault[];
}

/** Puts a pack together from a table, and from `base` where a sheet is left out. Faults are gathered, not thrown. */
export function readTables(sheets: readonly Sheet[], base?: Pack): Tables {
  const reading: Tables = { value: { formatVersion: PACK_FORMAT }, origins: new Map(), orphans: [], faults: [] };
  const found = findSheets(sheets, reading.faults);
  for (const spec of SHEETS) {
    const sheet = found.get(spec);
    if (!sheet) leaveOut(spec, reading, base);
    else addEntries(spec, readRows(spec, sheet, reading), reading);
  }
  return reading;
}

function findSheets(sheets: readonly Sheet[], faults: TableFault[]): Map<SheetSpec, Sheet> {
  const found = new Map<SheetSpec, Sheet>();
  for (const sheet of sheets) {
    const spec = SHEETS.find(({ zh, en }) => [zh, en].some((title) => fold(title) === fold(sheet.name)));
    const blank = sheet.rows.every((row) => row.every(isBlankCell));
    if (spec && !found.has(spec)) found.set(spec, sheet);
    else if (spec || !blank) faults.push(sheetFault(spec ?? null, sheet.name, spec ? 'doubleSheet' : 'unknownSheet'));
  }
  return found;
}

/** Titles are the same whatever their width, case and spaces. */
function fold(title: string): string {
  return foldText(title).replace(/\s/gu, '');
}

function sheetFault(spec: SheetSpec | null, name: string, reason: TableReason): TableFault {
  return { spec, name, reason, row: null, index: null, title: null, value: '' };
}

function cellFault(origin: Origin, { index, title }: Table['columns'][number], reason: TableReason): TableFault {
  const { table, row, cells } = origin;
  return { ...sheetFault(table.spec, table.name, reason), row, index, title, value: cells[index] ?? '' };
}

/** The language that a sheet's name is in. */
function languageOf({ name, spec }: Pick<Table, 'name' | 'spec'>): 'zh' | 'en' {
  return fold(name) === fold(spec.en) ? 'en' : 'zh';
}

function leaveOut(spec: SheetSpec, { value, faults }: Tables, base: Pack | undefined): void {
  const { list, child, optional, zh } = spec;
  if (!base) {
    if (!optional) faults.push(sheetFault(spec, zh, 'missingSheet'));
  } else if (list === null) {
    const lists = new Set(SHEETS.map((sheet) => sheet.list));
    for (const [key, field] of Object.entries(base)) if (!lists.has(key)) value[key] = structuredClone(field);
  } else if (child === undefined) {
    const entries = base[list as keyof Pack];
    const children = SHEETS.find((sheet) => sheet.list === list && sheet.child !== undefined)?.child;
    if (entries) value[list] = (structuredClone(entries) as Entry[]).map((entry) => without(entry, children));
  } else {
    const owners = (base[list as keyof Pack] ?? []) as unknown as Entry[];
    for (const entry of (value[list] ?? []) as Entry[]) {
      const same = owners.find(({ id }) => id === entry.id)?.[child];
      if (same !== undefined) entry[child] = structuredClone(same);
    }
  }
}

function without(entry: Entry, child: string | undefined): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== child));
}

function readRows(spec: SheetSpec, sheet: Sheet, reading: Tables): Entry[] {
  const head = sheet.rows.findIndex((row) => !row.every(isBlankCell));
  const table: Table = { spec, name: sheet.name, columns: [] };
  table.columns = findColumns(table, sheet.rows[head] ?? [], Math.max(head, 0) + 1, reading.faults);
  const entries: Entry[] = [];
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= head || cells.every(isBlankCell)) continue;
    if (entries.length === MOST_ENTRIES) {
      reading.faults.push({ ...sheetFault(spec, sheet.name, 'tooManyRows'), row: index + 1 });
      break;
    }
    entries.push(readRow({ table, row: index + 1, cells }, reading));
  }
  return entries;
}

function findColumns(table: Table, titles: readonly string[], row: number, faults: TableFault[]): Table['columns'] {
  const found: Table['columns'] = [];
  const fault = (reason: TableReason, index: number | null, title: string) =>
    faults.push({ ...sheetFault(table.spec, table.name, reason), row, index, title, value: title });
  for (const [index, title] of titles.entries()) {
    if (isBlankCell(title)) continue;
    const column = table.spec.columns.find(({ zh, en }) => [zh, en].some((one) => fold(one) === fold(title)));
    if (!column) fault('unknownColumn', index, title);
    else if (found.some((one) => one.column === column)) fault('doubleColumn', index, title);
    else found.push({ column, index, title });
  }
  for (const column of table.spec.columns) {
    if (!column.optional && !found.some((one) => one.column === column))
      fault('missingColumn', null, column[languageOf(table)]);
  }
  return found;
}

function readRow(origin: Origin, { origins, faults }: Tables): Entry {
  const entry: Entry = {};
  const { table, cells } = origin;
  for (const column of table.spec.columns) {
    const place = table.columns.find((one) => one.column === column);
    const cell = place === undefined ? '' : (cells[place.index] ?? '');
    if (place === undefined || isBlankCell(cell)) {
      if (column.blank !== undefined) setField(entry, column.path, column.blank === 'none' ? [] : null);
      continue;
    }
    const read = readCell(column, cell);
    if ('value' in read) setField(entry, column.path, read.value);
    else faults.push(cellFault(origin, place, read.reason));
  }
  origins.set(entry, origin);
  return entry;
}

function setField(entry: Entry, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? path;
  let at = entry;
  for (const step of steps) {
    at[step] ??= {};
    at = at[step] as Entry;
  }
  at[last] = value;
}

function addEntries(spec: SheetSpec, entries: Entry[], reading: Tables): void {
  const { list, child } = spec;
  if (list === null) addPack(spec, entries, reading);
  else if (child === undefined) reading.value[list] = entries;
  else for (const entry of entries) addChild(list, child, entry, reading);
}

function addPack(spec: SheetSpec, entries: Entry[], { value, origins, faults }: Tables): void {
  const [first, second] = entries;
  const row = second === undefined ? null : (origins.get(second)?.row ?? null);
  const name = origins.get(first)?.table.name ?? spec.zh;
  if (entries.length !== 1) faults.push({ ...sheetFault(spec, name, 'notOneRow'), row });
  Object.assign(value, first);
  const origin = origins.get(first);
  if (origin) origins.set(value, origin);
}

function addChild(list: string, child: string, entry: Entry, { value, origins, orphans, faults }: Tables): void {
  const owner = entry[OWNER];
  delete entry[OWNER];
  const owners = (value[list] ?? []) as Entry[];
  // Two owners of one id both get it: which of them was meant shows when one is put right.
  const holders = owners.filter(({ id }) => id === owner);
  for (const holder of holders) holder[child] = [...((holder[child] as Entry[] | undefined) ?? []), entry];
  if (holders.length > 0) return;
  orphans.push(entry.id);
  const origin = origins.get(entry);
  const place = origin?.table.columns.find(({ column }) => column.path === OWNER);
  if (!origin || !place) return;
  faults.push(cellFault(origin, place, isBlankCell(origin.cells[place.index] ?? '') ? 'missing' : 'unknownReference'));
}
