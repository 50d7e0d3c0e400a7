import { CanonicalError, canonicalJson } from '../../changes/canonical.ts';
import type { Json } from '../../changes/change.ts';
import { BundleError } from './bundle-error.ts';
import { decode, parseGuarded } from './guard-json.ts';

const HOSTILE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON that has to be spelled canonically (RFC 8785): so no key stands there twice, no number is one that another
 * program would read otherwise, and nothing lies between the lines.
 * @throws BundleError `deep`, `utf8`, `json`, `canonical`
 */
export function parseCanonical(bytes: Uint8Array, place: string, line = 0): Json {
  const value = parseGuarded(bytes, place, line) as Json;
  if (spell(value, place, line) !== decode(bytes, place, line)) throw new BundleError('canonical', place, line);
  return value;
}

function spell(value: Json, place: string, line: number): string {
  try {
    return canonicalJson(value);
  } catch (error) {
    if (error instanceof CanonicalError) throw new BundleError('canonical', place, line, { cause: error });
    throw error;
  }
}

/**
 * The format and its version, which are asked first: what a newer program made is refused by name and read no further.
 * @throws BundleError `newer`; `header` where it is of another format
 */
export function checkVersion(value: Json, format: string, newest: number, place: string, line = 0): void {
  const fields = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  if (fields.format !== format) throw new BundleError('header', `${place} format`, line);
  const version = fields.formatVersion;
  if (typeof version === 'number' && Number.isInteger(version) && version > newest) {
    throw new BundleError('newer', `${place} ${version}`, line);
  }
}

/** Names of fields that reach an object's prototype when somebody careless uses them. @throws BundleError `shape` */
export function refuseHostileKeys(value: Json, place: string, line = 0): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (HOSTILE.has(key)) throw new BundleError('shape', `${place} ${key}`, line);
    refuseHostileKeys(part, place, line);
  }
}
