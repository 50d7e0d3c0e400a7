// @vitest-environment node
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { loadImplementation } from './implementation.ts';
import { PROPERTIES } from './properties.ts';

const lib = await loadImplementation(join(import.meta.dirname, '../../../lib/draw'));

describe('lib/draw', () => {
  for (const [name, property] of Object.entries(PROPERTIES)) {
    test(name, () => property(lib), 300_000);
  }
});
