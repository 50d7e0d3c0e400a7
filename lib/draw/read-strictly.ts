import * as z from 'zod/mini';
import { DrawError } from './draw-error.ts';

/**
 * Reads a value by a strict schema.
 * @param root what the value is called in the path of a fault (`rule`); '' for a file as a whole
 * @throws DrawError `missing`, `unknownField` or `badValue`, naming the first wrong field (`roster[3].lastVisit`)
 */
export function readStrictly<T extends z.core.$ZodType>(schema: T, value: unknown, root: string): z.output<T> {
  const read = z.safeParse(schema, value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    throw new DrawError('unknownField', { field: showPath(root, [...issue.path, ...issue.keys.slice(0, 1)]) });
  }
  const path = issue?.path ?? [];
  const reason = valueAt(value, path) === undefined ? 'missing' : 'badValue';
  throw new DrawError(reason, { field: showPath(root, path) });
}

function showPath(root: string, path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return `${root}${steps.join('')}`.replace(/^\./, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | null | undefined)?.[step], value);
}
