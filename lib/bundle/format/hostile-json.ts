import { BackupError } from './backup-error.ts';

const HOSTILE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 16;

/**
 * Parses JSON from outside: no key that reaches a prototype, and no deeper than a header ever is.
 * @param name the file that it stands in, for the error
 * @throws BackupError `changed` naming the file
 */
export function parseJson(text: string, name: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BackupError('changed', name, 0, { cause: error });
  }
  refuseHostile(value, name, 0);
  return value;
}

function refuseHostile(value: unknown, name: string, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new BackupError('changed', name);
  for (const [key, part] of Object.entries(value)) {
    if (HOSTILE.has(key)) throw new BackupError('changed', name);
    refuseHostile(part, name, depth + 1);
  }
}
