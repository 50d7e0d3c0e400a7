import * as z from 'zod/mini';
import { crossCheck } from './cross-checks.ts';
import { PackError, type PackReason, showPath } from './pack-error.ts';
import { PACK_FORMAT, type Pack, packSchema } from './schema.ts';

/** What stands at a path of a value; undefined where the path leads nowhere. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | null | undefined)?.[step], value);
}

function reasonOf(issue: z.core.$ZodIssue, value: unknown): PackReason {
  if (valueAt(value, issue.path) === undefined) return 'missing';
  if (issue.code === 'invalid_type') return 'badType';
  if (issue.code === 'too_small' && issue.origin === 'array') return 'empty';
  if (issue.code === 'custom') return (issue.params?.reason as PackReason | undefined) ?? 'badValue';
  return 'badValue';
}

/**
 * Reads a checklist pack, strictly and whole: shape first, then what its fields must say together.
 * @throws PackError naming the first wrong field (`items[3].sources[0].para`) and why; a pack is never half taken
 */
export function readPack(value: unknown): Pack {
  // Asked first: a newer format would otherwise be blamed on whichever of its fields is new.
  const format = valueAt(value, ['formatVersion']);
  if (typeof format === 'number' && format !== PACK_FORMAT) throw new PackError('formatVersion', 'unknownFormat');

  const read = z.safeParse(packSchema, value);
  if (!read.success) {
    const issue = read.error.issues[0];
    if (!issue) throw new PackError(showPath([]), 'badValue');
    if (issue.code === 'unrecognized_keys') {
      throw new PackError(showPath([...issue.path, ...issue.keys.slice(0, 1)]), 'unknownField');
    }
    throw new PackError(showPath(issue.path), reasonOf(issue, value));
  }
  crossCheck(read.data);
  return read.data;
}
