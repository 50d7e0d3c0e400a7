import * as z from 'zod/mini';
import { isSealed } from '../../bundle/seal/unseal.ts';
import { type Change, personOf } from '../../changes/change.ts';
import { idSchema } from '../../model/ids.ts';
import { failureOf } from '../../store/failure.ts';
import { readMeta } from '../../store/meta.ts';
import { beginEpoch, isPristine, readPerson, setName } from '../people.ts';
import { readTrustedLead, trustLead } from '../review/trust.ts';
import type { Session } from '../session.ts';
import { readKnownKeys } from './address-book.ts';
import { sealBeside, unsealBeside } from './bundle-work.ts';
import { readIdentity } from './identity.ts';

const FORMAT = 'xunji-identity';
const hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const MOST_OF_NAME = 200;
const shortName = z.string().check(z.maxLength(MOST_OF_NAME));

/** What moves to a new machine: who one is, the key, whom one knows, and whose roster one goes by. */
const identitySchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(1),
  me: z.strictObject({ id: idSchema, epoch: z.int().check(z.minimum(0), z.maximum(999_999)) }),
  name: shortName,
  secret: hex,
  keys: z.array(
    z.strictObject({
      key: hex,
      person: idSchema,
      name: shortName,
      firstSeen: z.number(),
      state: z.enum(['seen', 'confirmed', 'refused']),
      by: z.optional(hex),
    }),
  ),
  /** The lead whose roster one went by. */
  lead: z.optional(z.strictObject({ person: idSchema, key: hex })),
});

/** More than this no identity file weighs, in bytes. */
const MOST = 4 * 2 ** 20;

/** A file that is no identity file, or a broken one; `field` says which part of it, '' for the whole. */
export class IdentityUnreadable extends Error {
  override readonly name = 'IdentityUnreadable';
  constructor(
    readonly field: string,
    options?: ErrorOptions,
  ) {
    super(`no identity: ${field}`, options);
  }
}

/** Somebody else has worked here already: one installation is one person's. */
export class IdentityTaken extends Error {
  override readonly name = 'IdentityTaken';
}

/** Makes the file with which a person goes on at another machine, sealed with a passphrase. */
export async function saveIdentity(session: Session, passphrase: string): Promise<Blob> {
  await readIdentity(session);
  const { secret } = (await readMeta(session.db, 'identity')) as { secret: string };
  const { id, epoch } = session.me;
  const name = (await readPerson(session))?.body.name.slice(0, MOST_OF_NAME) ?? '';
  const [keys, lead] = await Promise.all([readKnownKeys(session.db), readTrustedLead(session.db)]);
  const text = JSON.stringify({
    format: FORMAT,
    formatVersion: 1,
    me: { id, epoch },
    name,
    secret,
    keys,
    ...(lead && { lead }),
  });
  return sealBeside(new Blob([text]), { passphrase });
}

/**
 * Goes on here as the person of an identity file. A new epoch begins, under which what is written here is never taken
 * for what was written there, also where the old machine goes on being used, or the file is loaded on a third one.
 * @throws IdentityUnreadable; BundleError `wrongKey` for a wrong passphrase; IdentityTaken where
 *   another person has worked here; StoreFailure. Then nothing is changed.
 */
export async function loadIdentity(session: Session, file: Blob, passphrase: string): Promise<void> {
  const read = await readFile(file, passphrase);
  if (read.me.id !== session.me.id && !(await isNobodys(session))) throw new IdentityTaken();
  try {
    await session.queue.flush();
    await session.db.transaction('rw', session.db.meta, session.db.keys, async () => {
      await session.db.meta.put({ key: 'identity', value: { secret: read.secret } });
      const known = new Set(await session.db.keys.toCollection().primaryKeys());
      await session.db.keys.bulkPut(
        read.keys.filter(({ key }) => !known.has(key)).map(({ by, ...row }) => ({ ...row, ...(by && { by }) })),
      );
    });
    // Nobody becomes their own lead by moving.
    if (read.lead && !(await readTrustedLead(session.db))) await trustLead(session, read.lead);
    await beginEpoch(session, await changesBy(session, read.me.id), read.me);
    if (read.name !== '') await setName(session, read.name);
  } catch (error) {
    throw failureOf(error);
  }
}

/** Whether nobody has worked here: wrote anything, or signed a file by which others know their key. */
async function isNobodys(session: Session): Promise<boolean> {
  const signed = await session.db.bundles.where('state').equals('out').count();
  return signed === 0 && (await isPristine(session));
}

/** What lies here already by a person may be newer than their identity file. One of each epoch is enough. */
async function changesBy({ db }: Session, person: string): Promise<Pick<Change, 'author'>[]> {
  const authors = new Set<string>();
  await db.changes.each(({ author }) => personOf(author) === person && authors.add(author));
  return [...authors].map((author) => ({ author }));
}

async function readFile(file: Blob, passphrase: string): Promise<z.infer<typeof identitySchema>> {
  if (file.size > MOST || !(await isSealed(file))) throw new IdentityUnreadable('');
  const plain = await unsealBeside(file, { passphrases: [passphrase] });
  const read = identitySchema.safeParse(asJson(await plain.text()));
  if (!read.success) throw new IdentityUnreadable(read.error.issues[0]?.path.join('.') ?? '');
  return read.data;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new IdentityUnreadable('', { cause: error });
  }
}
