// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { bundled, refusalOf } from './bundles.ts';
import { BAGS } from './hostile-bags.ts';
import { CONTAINERS } from './hostile-containers.ts';
import { LINES } from './hostile-lines.ts';

describe.each([
  ['its container', CONTAINERS],
  ['its manifests, signatures and header', BAGS],
  ['its lines', LINES],
])('a bundle from a stranger, by %s', (_, cases) => {
  it.each(cases)('gets its verdict: $name', async ({ change, verdict }) => {
    const refusal = await refusalOf(bundled(change));
    if (verdict === null) expect(refusal).toBeNull();
    else expect(refusal).toMatchObject(verdict);
  });
});
