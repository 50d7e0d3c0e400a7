// @vitest-environment node
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundled } from './bundles.ts';
import { BAGS } from './hostile-bags.ts';
import type { HostileCase } from './hostile-case.ts';
import { CONTAINERS } from './hostile-containers.ts';
import { LINES } from './hostile-lines.ts';

/**
 * Test vectors for other programs: each file breaks one thing, and verdicts.json says what must come of it. With
 * XUNJI_WRITE_VECTORS they are written anew.
 */
const FOLDER = join(import.meta.dirname, '../../fixtures/bundles');
const vectors = [...CONTAINERS, ...BAGS, ...LINES].filter((one): one is HostileCase & { vector: string } =>
  Boolean(one.vector),
);
const fileOf = (vector: string) => join(FOLDER, `${vector}.visits`);
const bytesOf = async (one: HostileCase) => Buffer.from(await bundled(one.change).arrayBuffer());
const verdicts = Object.fromEntries(
  vectors.map(({ vector, name, verdict }) => [
    `${vector}.visits`,
    { is: name, verdict: verdict ? 'refused' : 'accepted', reason: verdict?.reason ?? null },
  ]),
);
const listing = `${JSON.stringify(verdicts, null, 2)}\n`;

if (process.env.XUNJI_WRITE_VECTORS) {
  mkdirSync(FOLDER, { recursive: true });
  for (const one of vectors) writeFileSync(fileOf(one.vector), await bytesOf(one));
  writeFileSync(join(FOLDER, 'verdicts.json'), listing);
}

describe('the test vectors', () => {
  it.each(vectors)('are kept as they are made: $vector', async (one) => {
    expect(existsSync(fileOf(one.vector))).toBe(true);
    expect((await bytesOf(one)).equals(readFileSync(fileOf(one.vector)))).toBe(true);
  });

  it('are told with their verdicts, and there is none that is not', () => {
    expect(readFileSync(join(FOLDER, 'verdicts.json'), 'utf8')).toBe(listing);
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.visits'));
    expect(files.sort()).toEqual(Object.keys(verdicts).sort());
  });
});
