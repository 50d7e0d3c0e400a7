import { standingOf } from '../../bundle/format/sequence.ts';
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
    const numbers = new Set([...here, ...links].map(({ seq }) => seq));
    const order = {
      author,
      person: personOf(author),
      missing: [...numbers].reduce((most, one) => Math.max(most, one), 0) - numbers.size,
      forked: links.some((link) => standingOf(link, near(link)) === 'forked'),
      ahead: own.reduce((sum, { ahead }) => sum + ahead, 0),
    };
    if (order.missing > 0 || order.forked || order.ahead > 0) found.push(order);
  }
  return found;
}
