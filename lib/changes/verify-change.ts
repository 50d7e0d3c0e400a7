import { checkField, FieldError } from '../model/records.ts';
import { MAX_DEPTH } from './canonical.ts';
import { type Change, changeSchema, SEVERAL } from './change.ts';
import { fieldsOf, valueIn } from './fields.ts';
import { changeIdOf } from './make-change.ts';

/**
 * Why a change was refused. `shape`: not a change at all, or it holds a name that no honest one does; `hash`: its id is
 * not that of what it says; `field`: its kind has no such field, or the field no such value (the cause tells).
 */
export class ChangeError extends Error {
  override readonly name = 'ChangeError';
  // Fields, not parameters of the constructor: scripts run this file with its types merely stripped.
  readonly reason: 'shape' | 'hash' | 'field';
  /** For `shape` the part of the change, with dots; for `field` the record's field; else null. */
  readonly field: string | null;
  constructor(reason: ChangeError['reason'], field: string | null, options?: ErrorOptions) {
    super(`change refused: ${reason}${field === null ? '' : ` at ${field}`}`, options);
    this.reason = reason;
    this.field = field;
  }
}

/** Names that reach an object's prototype when somebody careless uses them as a key. */
const HOSTILE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Checks a change from outside, strictly: its shape, that its id is the hash of the rest, and every field that it sets.
 * Who signed it is not asked here.
 * @param value what came out of JSON.parse
 * @throws ChangeError naming the reason and the field
 */
export function verifyChange(value: unknown): Change {
  refuseHostile(value, '', 0);
  const parsed = changeSchema.safeParse(value);
  if (!parsed.success) throw new ChangeError('shape', parsed.error.issues[0]?.path.join('.') ?? null);
  const change = parsed.data;
  if (changeIdOf(change) !== change.id) throw new ChangeError('hash', null);
  checkFields(change);
  return change;
}

function checkFields(change: Change): void {
  const fields = fieldsOf(change);
  // A change of several fields that sets none would lie in the log for ever and be seen by nobody.
  if (fields.length === 0) throw new ChangeError('field', SEVERAL);
  for (const field of fields) {
    if (field.split('.').some((part) => HOSTILE.has(part))) throw new ChangeError('field', field);
    try {
      checkField(change.kind, field, valueIn(change, field));
    } catch (error) {
      if (error instanceof FieldError) throw new ChangeError('field', field, { cause: error });
      throw error;
    }
  }
}

/** Before zod, which drops a `__proto__` silently, and whose recursion has no floor. */
function refuseHostile(value: unknown, path: string, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new ChangeError('shape', path);
  for (const key of Object.keys(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (HOSTILE.has(key)) throw new ChangeError('shape', here);
    refuseHostile((value as Record<string, unknown>)[key], here, depth + 1);
  }
}
