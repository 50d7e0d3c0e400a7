import * as z from 'zod/mini';
import { crossCheck } from './cross-checks.ts';
import { type PackReason, showPath } from './pack-error.ts';
import { parsePath } from './pack-sheet-place.ts';
import { PACK_FORMAT, type Pack, packSchema } from './schema.ts';
import { shapeReason, valueAt } from './shape-reason.ts';

/** What is wrong with a pack, where (`items[3].sources[0].para`), and what stands there where that is short. */
export interface PackFault {
  path: string;
  reason: PackReason;
  value: string;
}

/**
 * All that is wrong with a pack, in its own order of fields; none where `readPack` takes it. Entries whose shape is wrong
 * are left aside for what entries must say together, and what follows only from that is no fault of its own.
 */
export function findPackFaults(value: unknown): PackFault[] {
  const format = valueAt(value, ['formatVersion']);
  if (typeof format === 'number' && format !== PACK_FORMAT) return [faultAt(value, ['formatVersion'], 'unknownFormat')];
  const shape = (z.safeParse(packSchema, value).error?.issues ?? []).flatMap((issue) => {
    const reason = shapeReason(issue, value);
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ path, reason }));
  });
  const together = crossFaults(
    value,
    shape.map(({ path }) => path),
  );
  return [...shape, ...together].map(({ path, reason }) => faultAt(value, path, reason));
}

type Found = { path: readonly PropertyKey[]; reason: PackReason };

function faultAt(value: unknown, path: Found['path'], reason: PackReason): PackFault {
  const there = valueAt(value, path);
  const isShort = typeof there === 'number' || typeof there === 'boolean' || typeof there === 'string';
  return { path: showPath(path), reason, value: isShort ? String(there).slice(0, 40) : '' };
}

/** What entries must say together, without those of wrong shape. */
function crossFaults(value: unknown, faulty: readonly Found['path'][]): Found[] {
  const { rest, places, lost } = withoutEntries(value, faulty);
  if (!z.safeParse(packSchema, rest).success) return [];
  const found: Found[] = [];
  crossCheck(rest as Pack, (shown, reason) => {
    const [list, index, ...within] = parsePath(shown);
    const place = typeof index === 'number' ? places.get(String(list))?.[index] : index;
    const path = [list, place, ...within].filter((step) => step !== undefined);
    const follows = reason === 'unknownReference' && lost.has(valueAt(rest, parsePath(shown)));
    const isOfAll = index === undefined || list === 'grades';
    if (!follows && !(isOfAll && faulty.some(([first]) => first === list))) found.push({ path, reason });
  });
  return found;
}

interface Rest {
  rest: unknown;
  /** Of each list: where the entries that are left stood before. */
  places: Map<string, number[]>;
  /** All ids that went along. */
  lost: Set<unknown>;
}

/** A pack without the entries of its lists, and the fields that it shouldn't have, to which these paths lead. */
function withoutEntries(value: unknown, paths: readonly Found['path'][]): Rest {
  const rest: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  const places = new Map<string, number[]>();
  const lost = new Set<unknown>();
  for (const [list, index] of paths) {
    const known = Object.hasOwn(packSchema.shape, String(list));
    if (!known) delete rest[String(list)];
    const entries = rest[String(list)];
    if (typeof index !== 'number' || !Array.isArray(entries) || places.has(String(list))) continue;
    const faulty = new Set(paths.filter(([first]) => first === list).map(([, at]) => at));
    const left = [...entries.keys()].filter((at) => !faulty.has(at));
    for (const at of faulty) if (typeof at === 'number') gatherIds(entries[at], lost);
    places.set(String(list), left);
    rest[String(list)] = left.map((at) => entries[at]);
  }
  for (const [list, entries] of Object.entries(rest)) {
    if (Array.isArray(entries) && !places.has(list)) places.set(list, [...entries.keys()]);
  }
  return { rest, places, lost };
}

function gatherIds(entry: unknown, into: Set<unknown>): void {
  if (typeof entry !== 'object' || entry === null) return;
  if ('id' in entry) into.add(entry.id);
  for (const inner of Object.values(entry)) if (Array.isArray(inner)) for (const one of inner) gatherIds(one, into);
}
