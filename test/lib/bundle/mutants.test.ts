// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import { BundleError } from '../../../lib/bundle/format/bundle-error.ts';
import { authorOf, idOf } from '../changes/builders.ts';
import { bundled, fingerprintNo, readWhole, type Whole } from './bundles.ts';
import { mutant, verifyOnce } from './mutants.ts';

const LONG = Boolean(process.env.XUNJI_LONG);
const CHUNK = LONG ? 10_000 : 1_000;
const chunks = Array.from({ length: LONG ? 10 : 1 }, (_, at) => at * CHUNK);
const MEGABYTE = 2 ** 20;

/** Whose bundle it was, and who is known to sign as whom. */
const keysOf = (person: string) => ({ [idOf(0xa001)]: [fingerprintNo(1)], [idOf(0xa002)]: [fingerprintNo(2)] })[person];

let digest = '';
let batches: ReadonlySet<string> = new Set();

beforeAll(async () => {
  const { bundle } = await readWhole(bundled());
  digest = bundle.digest;
  batches = new Set(bundle.batches.map((batch) => batch.digest));
});

async function readOrRefuse(file: Blob, reader: Parameters<typeof readWhole>[1]): Promise<Whole | null> {
  try {
    return await readWhole(file, { verify: verifyOnce, ...reader });
  } catch (error) {
    if (error instanceof BundleError) return null;
    throw error;
  }
}

/** What a mutant that can be read may not say: anything else in the name of those whose keys it hasn't. */
function liesIn({ bundle, keys }: Whole): string[] {
  const lies: string[] = [];
  if (bundle.fingerprint === fingerprintNo(1) && bundle.digest !== digest) lies.push('packed otherwise');
  for (const batch of bundle.batches) {
    const isOld = [fingerprintNo(1), fingerprintNo(2)].includes(keys[batch.author] ?? '');
    if (isOld && !batches.has(batch.digest)) lies.push(`said otherwise by ${batch.author}`);
  }
  return lies;
}

/** Where the keys are known, nothing goes by the old names at all that isn't theirs. */
function liesToThoseWhoKnow({ bundle }: Whole): string[] {
  const lies: string[] = [];
  if (bundle.header.author.id === authorOf(1) && bundle.digest !== digest) lies.push('packed otherwise');
  for (const batch of bundle.batches) {
    const isOld = [authorOf(1), authorOf(2)].includes(batch.author);
    if (isOld && !batches.has(batch.digest)) lies.push(`said otherwise by ${batch.author}`);
  }
  return lies;
}

describe('mutants of an honest bundle', () => {
  it.each(chunks)('never say anything else in the name of those who made it (from number %i on)', async (first) => {
    let [read, most] = [0, 0];
    for (let number = first; number < first + CHUNK; number++) {
      const file = await mutant(number);
      const stranger = await readOrRefuse(file, {});
      if (stranger === null) continue;
      read++;
      expect({ number, lies: liesIn(stranger) }).toEqual({ number, lies: [] });
      const known = await readOrRefuse(file, { keysOf });
      if (known) expect({ number, lies: liesToThoseWhoKnow(known) }).toEqual({ number, lies: [] });
      const { heapUsed, external } = process.memoryUsage();
      most = Math.max(most, heapUsed + external);
    }
    // Where none can be read, nothing was tried: many are made so that only the key is another.
    expect(read).toBeGreaterThan(CHUNK / 100);
    expect(most).toBeLessThan(300 * MEGABYTE);
  });
});
