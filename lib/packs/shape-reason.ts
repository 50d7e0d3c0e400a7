import type * as z from 'zod/mini';
import type { PackReason } from './pack-error.ts';

/** What stands at a path of a value; undefined where the path leads nowhere. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | null | undefined)?.[step], value);
}

/** Why a pack's shape is refused, of one thing that zod has against it. @param value the pack as it was read */
export function shapeReason(issue: z.core.$ZodIssue, value: unknown): PackReason {
  if (issue.code === 'unrecognized_keys') return 'unknownField';
  if (valueAt(value, issue.path) === undefined) return 'missing';
  if (issue.code === 'invalid_type') return 'badType';
  if (issue.code === 'too_small' && issue.origin === 'array') return 'empty';
  if (issue.code === 'too_big' && issue.origin === 'array') return 'tooMany';
  if (issue.code === 'custom') return (issue.params?.reason as PackReason | undefined) ?? 'badValue';
  return 'badValue';
}
