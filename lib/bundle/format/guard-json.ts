import { BundleError } from './bundle-error.ts';
import { BUNDLE_LIMITS } from './bundle-format.ts';

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Parses JSON from a stranger. How deep it nests and how many values it holds is counted before it is parsed: eight
 * million brackets would become gigabytes of empty lists.
 * @param place the entry and line that it stands in, for the error
 * @throws BundleError `deep`, `utf8`, `json`
 */
export function parseGuarded(bytes: Uint8Array, place: string, line = 0): unknown {
  if (isTooMuch(bytes)) throw new BundleError('deep', place, line);
  const text = decode(bytes, place, line);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BundleError('json', place, line, { cause: error });
  }
}

/** @throws BundleError `utf8` */
export function decode(bytes: Uint8Array, place: string, line = 0): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new BundleError('utf8', place, line, { cause: error });
  }
}

function isTooMuch(bytes: Uint8Array): boolean {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === OPEN || byte === OPEN_LIST) {
      depth++;
      values++;
      if (depth > BUNDLE_LIMITS.depth) return true;
    } else if (byte === CLOSE || byte === CLOSE_LIST) depth--;
    else if (byte === COMMA) values++;
    if (values > BUNDLE_LIMITS.values) return true;
  }
  return false;
}

/** Where the string that begins here ends: at the first quote with no backslash of its own before it. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at++;
    else if (byte === QUOTE) return at;
  }
  return bytes.length;
}
