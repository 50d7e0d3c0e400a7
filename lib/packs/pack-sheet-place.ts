import { SHEETS, type SheetSpec } from './pack-sheet-columns.ts';
import type { Entry } from './pack-sheet-read.ts';

export type Path = readonly PropertyKey[];

/** What a path of a pack means in terms of its table. */
export interface Spot {
  spec: SheetSpec;
  /** The entry that its row stands for; null where the list as a whole is meant. */
  entry: Entry | null;
  /** The list that the entry is in; null for the pack itself. */
  among: Entry[] | null;
  /** What of the entry is meant, such as `sources`, 0, `para`. */
  rest: Path;
}

/** A path as PackError shows it, in steps: `items[3].sources[0].para`. */
export function parsePath(path: string): Path {
  return (path.match(/[^.[\]]+/g) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

const [PACK_SHEET] = SHEETS;

/** Which entry, and so which row, of a pack a path leads to. */
export function findSpot(pack: Entry, path: Path): Spot {
  const [list, index, child, at] = path;
  const spec = SHEETS.find((sheet) => sheet.list === list && sheet.child === undefined);
  if (!spec) return { spec: PACK_SHEET, entry: pack, among: null, rest: path };
  const entries = pack[String(list)] as Entry[] | undefined;
  const entry = typeof index === 'number' ? entries?.[index] : undefined;
  if (!entries || !entry) return { spec, entry: null, among: null, rest: [] };
  const inner = SHEETS.find((sheet) => sheet.list === list && sheet.child !== undefined && sheet.child === child);
  const children = inner && (entry[String(child)] as Entry[] | undefined);
  const held = typeof at === 'number' ? children?.[at] : undefined;
  if (inner && children && held) return { spec: inner, entry: held, among: children, rest: path.slice(4) };
  return { spec, entry, among: entries, rest: path.slice(2) };
}
