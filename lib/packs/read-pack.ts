import * as z from 'zod/mini';
import { crossCheck } from './cross-checks.ts';
import { PackError, showPath } from './pack-error.ts';
import { PACK_FORMAT, type Pack, packSchema } from './schema.ts';
import { shapeReason, valueAt } from './shape-reason.ts';

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
    throw new PackError(showPath(issue.path), shapeReason(issue, value));
  }
  crossCheck(read.data);
  return read.data;
}
