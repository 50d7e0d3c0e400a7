import { KeyClaims } from '../../bundle/format/key-claims.ts';
import { signerNamedIn } from '../../bundle/format/ssh-signature.ts';
import { personOf } from '../../changes/change.ts';
import type { Id, Sha256 } from '../../model/ids.ts';
import type { Receiver } from '../../review/blind.ts';
import type { BatchRow, Database } from '../../store/schema.ts';
import { fingerprintOfKey, readOwn } from './address-book.ts';

/** What goes of the batches that a file could hold, as far as the keys decide that they are signed by. */
export interface ByKey {
  /** Those of one's own that an older key of one's own signed: what they say is cut and signed anew. */
  readonly anew: ReadonlySet<Sha256>;
  /** Those that go with another file: their person's key in this one is another, or their key is another person's. */
  readonly others: ReadonlySet<Sha256>;
}

/** Somebody's batches by one key. */
interface Signing {
  readonly person: Id;
  readonly key: string;
  readonly rows: BatchRow[];
}

/**
 * Says which batches may lie in one file: there one person has one key, and one key is one person's (FORMAT.md), since
 * a reader who knows nobody can't tell a second key from an impostor's. Of two that a person here took for somebody's
 * that one goes of which the receiver has not got everything, so that the next file brings the other.
 */
export async function sortByKey(db: Database, rows: readonly BatchRow[], to: Receiver): Promise<ByKey> {
  const own = await readOwn(db);
  const ownKey = own.key && fingerprintOfKey(own.key);
  const signings = signingsOf(rows);
  const isOlder = ({ person, key }: Signing) => person === own.person && key !== ownKey;
  const rest = signings.filter((one) => !isOlder(one));
  const claims = new KeyClaims();
  claims.follow(own.person, ownKey);
  const inOrder = isPlain(rest) ? rest : byWhatIsNew(rest, await readSent(db, to));
  const others = inOrder.filter(({ person, key }) => !claims.follow(person, key));
  return { anew: digestsOf(signings.filter(isOlder)), others: digestsOf(others) };
}

function signingsOf(rows: readonly BatchRow[]): Signing[] {
  const signings = new Map<string, Signing>();
  for (const row of rows) {
    const [person, key] = [personOf(row.author), signerNamedIn(row.signature)];
    const one = signings.get(`${person} ${key}`) ?? { person, key, rows: [] };
    one.rows.push(row);
    signings.set(`${person} ${key}`, one);
  }
  return [...signings.values()];
}

const isPlain = (signings: readonly Signing[]): boolean =>
  new Set(signings.map(({ person }) => person)).size === signings.length;

/** Those first of which most has not gone to the receiver yet, and of equal ones those of which there is more. */
function byWhatIsNew(signings: readonly Signing[], sent: ReadonlySet<Sha256>): Signing[] {
  const newIn = ({ rows }: Signing) => rows.filter(({ digest }) => !sent.has(digest)).length;
  const ranked = signings.map((one) => ({ one, fresh: newIn(one) }));
  const compare = (a: (typeof ranked)[number], b: typeof a) =>
    b.fresh - a.fresh || b.one.rows.length - a.one.rows.length || (a.one.key < b.one.key ? -1 : 1);
  return ranked.sort(compare).map(({ one }) => one);
}

/** The batches that files to a receiver held; where anybody may open a file, those that such files held. */
async function readSent({ bundles }: Database, to: Receiver): Promise<Set<Sha256>> {
  const sent = new Set<Sha256>();
  const isTheirs = (recipients: readonly Id[]) =>
    to === 'anybody' ? recipients.length === 0 : recipients.includes(to.person);
  await bundles
    .where('state')
    .equals('out')
    .each(({ recipients, batches }) => {
      if (isTheirs(recipients)) for (const { digest } of batches) sent.add(digest);
    });
  return sent;
}

const digestsOf = (signings: readonly Signing[]): Set<Sha256> =>
  new Set(signings.flatMap(({ rows }) => rows.map(({ digest }) => digest)));
