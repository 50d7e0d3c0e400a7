import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { canonicalJson } from '../changes/canonical.ts';
import { idSchema, type Sha256 } from '../model/ids.ts';
import { DrawError } from './draw-error.ts';
import { readStrictly } from './read-strictly.ts';

/** A name of a type, trait, level or place: something, and of a sane length. */
export const labelSchema = z.string().check(z.minLength(1), z.maxLength(500));

const entrySchema = z.strictObject({
  id: idSchema,
  name: z.string().check(z.maxLength(500)),
  code: z.exactOptional(labelSchema),
  /** Null for a unit whose type nobody has named yet. */
  type: z.union([labelSchema, z.null()]),
  traits: z.array(labelSchema),
  level: z.exactOptional(labelSchema),
  place: z.exactOptional(labelSchema),
  /** The day of the last visit before the roster was frozen; null for never. */
  lastVisit: z.union([z.iso.date(), z.null()]),
  /** Members who must not go there. */
  recused: z.array(idSchema),
});
/** A unit as it stands on a frozen roster: all that a draw may look at, and the names by which people check it. */
export type RosterEntry = z.infer<typeof entrySchema>;

export const rosterSchema = z.array(entrySchema);

/** A unit as it comes in: what is not known may be left out or null. */
export interface RosterUnit {
  id: string;
  name: string;
  code?: string | null | undefined;
  type?: string | null | undefined;
  traits?: readonly string[];
  level?: string | null | undefined;
  place?: string | null | undefined;
  /** `YYYY-MM-DD`. */
  lastVisit?: string | null | undefined;
  recused?: readonly string[];
}

/** A roster that can be drawn from: its entries in their one order, and the SHA-256 (hex) of their canonical JSON. */
export interface FrozenRoster {
  readonly units: readonly RosterEntry[];
  readonly hash: Sha256;
}

/**
 * Freezes a roster: one form and one hash for the same units, in whatever order units, traits and recusals came.
 * @throws DrawError naming the field as it came in (`roster[3].lastVisit`): a date that does not exist, an id that is
 *   none, an empty label, or `duplicate` for the second entry of one unit
 */
export function freezeRoster(units: readonly RosterUnit[]): FrozenRoster {
  const entries = readStrictly(rosterSchema, units.map(entryOf), 'roster');
  const seen = new Set<string>();
  for (const [index, { id }] of entries.entries()) {
    if (seen.has(id)) throw new DrawError('duplicate', { field: `roster[${index}].id` });
    seen.add(id);
  }
  return seal(entries.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

/**
 * Takes entries that claim to be frozen, as a file brings them.
 * @throws DrawError `duplicate` or `notSorted`, naming the first entry or list that is out of the one order
 */
export function takeFrozen(entries: readonly RosterEntry[]): FrozenRoster {
  checkOrder(
    entries.map(({ id }) => id),
    (index) => `roster[${index}].id`,
  );
  for (const [index, { traits, recused }] of entries.entries()) {
    checkOrder(traits, (at) => `roster[${index}].traits[${at}]`);
    checkOrder(recused, (at) => `roster[${index}].recused[${at}]`);
  }
  return seal(entries);
}

/** Whether a text is a frozen roster's, by its form; that its hash is right is for whoever reads it to say. */
export function isRoster(text: string): boolean {
  try {
    return rosterSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

function entryOf(unit: RosterUnit): unknown {
  const { id, name, code, type, traits, level, place, lastVisit, recused } = unit;
  return {
    id,
    name,
    // Absent and not null: one unit, one spelling.
    ...(code != null && { code }),
    type: type ?? null,
    traits: sortedSet(traits ?? []),
    ...(level != null && { level }),
    ...(place != null && { place }),
    lastVisit: lastVisit ?? null,
    recused: sortedSet(recused ?? []),
  };
}

/** Each once, by UTF-16 code units. */
function sortedSet(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function checkOrder(texts: readonly string[], field: (index: number) => string): void {
  for (const [index, text] of texts.entries()) {
    const before = texts[index - 1];
    if (before === undefined || before < text) continue;
    throw new DrawError(before === text ? 'duplicate' : 'notSorted', { field: field(index) });
  }
}

function seal(units: readonly RosterEntry[]): FrozenRoster {
  return { units, hash: bytesToHex(sha256(utf8ToBytes(canonicalJson([...units])))) };
}
