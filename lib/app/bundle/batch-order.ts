import { BUNDLE_LIMITS } from '../../bundle/format/bundle-format.ts';
import { type Link, standingOf } from '../../bundle/format/sequence.ts';
import type { CheckedBatch } from '../../bundle/zip/batch-in-bundle.ts';
import { personOf } from '../../changes/change.ts';
import type { Database } from '../../store/schema.ts';
import type { BatchOrder } from './seen.ts';

/** A batch of a file as it lies there. */
interface Lying {
  readonly author: string;
  readonly seq: number;
  readonly digest: string;
}

/**
 * Says what is odd about the batches of a file, author by author. None is refused for it: what was signed was said.
 * @param lying all batches of the file
 * @param sound those of which every line was sound
 * @returns only authors of whom there is something to say
 */
export async function readBatchOrder(
  db: Database,
  lying: readonly Lying[],
  sound: readonly CheckedBatch[],
): Promise<BatchOrder[]> {
  const digests = new Map(lying.map(({ author, seq, digest }) => [`${author} ${seq}`, digest]));
  const found: BatchOrder[] = [];
  for (const [author, own] of Map.groupBy(sound, ({ head }) => head.author)) {
    const here = await db.batches.where('[author+seq]').between([author], [author, []]).toArray();
    const links = own.map(({ head: { seq, prev } }) => ({ seq, prev, digest: digests.get(`${author} ${seq}`) ?? '' }));
    const bySeq = new Map(here.map((row) => [row.seq, row]));
    // Only its neighbours tell whether a link stands in another history.
    const near = ({ seq }: { seq: number }) => [seq - 1, seq, seq + 1].flatMap((number) => bySeq.get(number) ?? []);
    const order = {
      author,
      person: personOf(author),
      missing: countMissing([...here, ...links]),
      forked: links.some((link) => standingOf(link, near(link)) === 'forked'),
      ahead: own.reduce((sum, { ahead }) => sum + ahead, 0),
    };
    if (order.missing > 0 || order.forked || order.ahead > 0) found.push(order);
  }
  return found;
}

/** No file holds more batches than this: numbers that lie further apart were left out on purpose (cut.ts). */
const MOST_IN_A_FILE = BUNDLE_LIMITS.entries / 2;

/** How many batches lie between these, as far as can be told: one follows another by its number, or names it. */
function countMissing(links: readonly Link[]): number {
  const known = new Set(links.map(({ digest }) => digest));
  const bySeq = [...Map.groupBy(links, ({ seq }) => seq)].sort(([a], [b]) => a - b);
  let [missing, before] = [0, 0];
  for (const [seq, some] of bySeq) {
    const between = seq - before - 1;
    const follows = some.some(({ prev }) => prev === null || known.has(prev));
    if (!follows) missing += between > MOST_IN_A_FILE ? 1 : between;
    before = seq;
  }
  return missing;
}
