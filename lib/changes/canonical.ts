import type { Json } from './change.ts';

/** How deep a value may nest: far deeper than anything of ours, far shallower than a stack. */
export const MAX_DEPTH = 64;

/** A value that has no canonical JSON: not a finite number, not JSON at all, or nested too deep (a circle is). */
export class CanonicalError extends Error {
  override readonly name = 'CanonicalError';
  // Fields, not parameters of the constructor: scripts run this file with its types merely stripped.
  readonly reason: 'number' | 'notJson' | 'depth';
  constructor(reason: CanonicalError['reason']) {
    super(`no canonical JSON: ${reason}`);
    this.reason = reason;
  }
}

/**
 * The one spelling of a JSON value that hashes are made of (RFC 8785): no white space, keys sorted by UTF-16 code
 * units (§3.2.3), numbers and strings as ECMAScript writes them (§3.2.2).
 *
 * One step aside from RFC 8785: a lone surrogate is no error here but is written as `\udXXX` (as well-formed
 * JSON.stringify does). Half an emoji in a note must not stop the note from being saved, and it reads back the same.
 * @throws CanonicalError for NaN, infinities, undefined, functions, dates and the like, and nesting beyond MAX_DEPTH
 */
export function canonicalJson(value: Json): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new CanonicalError('depth');
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new CanonicalError('number');
    return JSON.stringify(value);
  }
  // Array.from and not map: it visits holes too, which are then refused as undefined.
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`;
  if (!isPlain(value)) throw new CanonicalError('notJson');
  const entries = Object.keys(value)
    .sort() // without a comparer: by UTF-16 code units
    .map((key) => `${JSON.stringify(key)}:${write(value[key], depth + 1)}`);
  return `{${entries.join(',')}}`;
}

/** Asks for the tag and not the prototype, which differs for an object from another window. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
