import { NOTE_KINDS } from '../model/records.ts';
import { crossCheck } from './cross-checks.ts';
import { PackError } from './pack-error.ts';
import { findSpot, parsePath, type Spot } from './pack-sheet-place.ts';
import type { Entry } from './pack-sheet-read.ts';
import type { Pack } from './schema.ts';
import { valueAt } from './shape-reason.ts';

/** Cross-checks are asked again after each fault, found or following: so often at most. */
const MOST_FAULTS = 200;

/** Lists that other entries refer to: where one of them is missing as a whole, each reference would be a fault. */
const REFERRED = ['docs', 'unitTypes', 'traits', 'dimensions', 'sections', 'items', 'areas', 'tags'];

/** A pack of sound shape that is mended fault by fault, so that the next one comes to light. */
export class Draft {
  /** Ids of entries that were taken out: whatever refers to them is no fault of its own. */
  private readonly lost: Set<unknown>;
  /** Fields and lists that the sound pack's stand in for. */
  private readonly replaced = new Set<string>();
  private readonly mended = new Map<Entry, Map<string, number>>();

  /**
   * @param value a pack as far as it is known; changed
   * @param sound a pack to take stand-ins from
   * @param lost ids of entries that are not in the value because of a fault
   */
  constructor(
    private readonly value: Entry,
    private readonly sound: Pack,
    lost: readonly unknown[],
  ) {
    this.lost = new Set(lost);
  }

  /** Takes an entry out of its list, with all that lies in it. */
  drop(among: Entry[], entry: Entry): void {
    among.splice(among.indexOf(entry), 1);
    for (const { id } of [entry, ...innerOf(entry)]) if (id !== undefined) this.lost.add(id);
  }

  /** Puts the sound pack's field or list in the place of the pack's own. */
  replace(field: string): void {
    const standIn = this.sound[field as keyof Pack];
    if (standIn === undefined) delete this.value[field];
    else this.value[field] = structuredClone(standIn);
    this.replaced.add(field);
    this.touch(this.value, field);
  }

  /**
   * What `crossCheck` has against the pack, each once, handed over before it is mended.
   * @param report what was found and in which list it was: `follows` where it is the consequence of another fault
   */
  findFaults(report: (spot: Spot, error: PackError, follows: boolean) => void): void {
    for (let found = 0; found < MOST_FAULTS; found++) {
      const error = firstFault(this.value);
      if (!error) return;
      const path = parsePath(error.path);
      const spot = findSpot(this.value, path);
      report(spot, error, this.follows(spot, error, valueAt(this.value, path)));
      if (!this.mend(spot)) return;
    }
  }

  private follows({ spec, entry, rest }: Spot, { reason }: PackError, said: unknown): boolean {
    if (spec.list !== null && this.replaced.has(spec.list)) return true;
    if (entry && this.timesMended(entry, String(rest[0])) > 0) return true;
    if (reason === 'unknownReference') return this.lost.has(said) || REFERRED.some((list) => this.replaced.has(list));
    if (reason === 'laterVersion') return this.replaced.has('version');
    return (
      reason === 'strayClause' && entry !== null && ['types', 'traits'].some((f) => this.timesMended(entry, f) > 0)
    );
  }

  /** Changes what was found so that it is not found again; false where that can't be done. */
  private mend({ spec, entry, among, rest }: Spot): boolean {
    if (!entry) {
      if (spec.list === null || this.replaced.has(spec.list)) return false;
      this.replace(spec.list);
      return true;
    }
    const [field, index] = [String(rest[0]), rest[1]];
    const times = this.timesMended(entry, field);
    this.touch(entry, field);
    const list = entry[field];
    if (typeof index === 'number' && Array.isArray(list)) list.splice(index, 1);
    else if (times < 2 && this.standIn(entry, field)) return true;
    else if (among) this.drop(among, entry);
    else if (field in entry) delete entry[field];
    else return false;
    return true;
  }

  /** Something sound in the place of a field, where there is such a thing; else false. */
  private standIn(entry: Entry, field: string): boolean {
    const { docs, unitTypes, dimensions, areas } = this.value as unknown as Pack;
    const strong = docs.find(({ soleBasis }) => soleBasis);
    const source = strong && { doc: strong.id, para: 1 };
    this.lost.add(entry[field]);
    const values: Record<string, unknown> = {
      // What lies in an entry is named after it, so a new id would make a fault of each.
      id: innerOf(entry).length > 0 ? undefined : `${String(entry.id)}-`,
      section: String(entry.id).split('.')[0],
      area: areas[0]?.id,
      how: [...NOTE_KINDS],
      types: unitTypes.slice(0, 1).map(({ id }) => id),
      points: dimensions?.slice(0, 1).flatMap(({ points }) => points.slice(0, 1).map(({ id }) => id)),
      source,
      sources: source && [source],
    };
    if (field in entry && (field === 'retired' || field === 'duty')) return delete entry[field];
    if (values[field] === undefined) return false;
    entry[field] = values[field];
    return true;
  }

  private timesMended(entry: Entry, field: string): number {
    return this.mended.get(entry)?.get(field) ?? 0;
  }

  private touch(entry: Entry, field: string): void {
    const fields = this.mended.get(entry) ?? new Map<string, number>();
    this.mended.set(entry, fields.set(field, (fields.get(field) ?? 0) + 1));
  }
}

/** The entries that lie in an entry: those with ids of their own. */
function innerOf(entry: Entry): Entry[] {
  return Object.values(entry).flatMap((field) => (Array.isArray(field) ? field.filter((one) => one?.id) : []));
}

function firstFault(value: Entry): PackError | undefined {
  try {
    crossCheck(value as unknown as Pack);
    return undefined;
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
}
