import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

/** A test vector of the age format (C2SP CCTV): a file, what opens it, and what must come of it. */
export interface AgeVector {
  readonly name: string;
  readonly expect: string;
  /** SHA-256 of what a file that opens holds. */
  readonly payload: string;
  readonly identities: string[];
  readonly passphrases: string[];
  readonly file: Blob;
}

const require = createRequire(import.meta.url);

/** All vectors of the package. */
export function ageVectors(): AgeVector[] {
  const all: Record<string, unknown> = require('cctv-age');
  return Object.entries(all).flatMap(([name, bytes]) => (bytes instanceof Uint8Array ? [vectorOf(name, bytes)] : []));
}

function vectorOf(name: string, bytes: Uint8Array): AgeVector {
  const end = Buffer.from(bytes).indexOf('\n\n');
  const said = Buffer.from(bytes.subarray(0, end)).toString('utf8').split('\n');
  const all = (key: string) =>
    said.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const body = bytes.slice(end + 2);
  const [compressed] = all('compressed');
  const content = compressed === 'zlib' ? new Uint8Array(inflateSync(body)) : body;
  return {
    ...{ name, expect: all('expect')[0] ?? '', payload: all('payload')[0] ?? '' },
    ...{ identities: all('identity'), passphrases: all('passphrase'), file: new Blob([content]) },
  };
}
