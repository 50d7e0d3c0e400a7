import * as z from 'zod/mini';
import { canonicalJson } from '../../changes/canonical.ts';
import { idSchema, sha256Schema } from '../../model/ids.ts';
import { cleanLine, ONE_LINE, SEEN, seenLine } from '../../model/one-line.ts';
import { BundleError } from './bundle-error.ts';
import { AUTHOR_PATTERN, BUNDLE_VERSION, ENTRY, PACK_ID, PACK_VERSION } from './bundle-format.ts';
import { checkVersion, parseCanonical, refuseHostileKeys } from './read-canonical.ts';

const FORMAT = 'field-visits-bundle';
const count = z.int().check(z.minimum(0), z.maximum(1_000_000_000));
/** The longest name of whoever packed a file, in UTF-16 units. */
const MOST_OF_NAME = 200;
/** What a screen shows on one line, with something in it that can be seen. */
const shown = z.string().check(z.minLength(1), z.maxLength(MOST_OF_NAME), z.regex(ONE_LINE), z.regex(SEEN));

const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(BUNDLE_VERSION),
  bundleId: idSchema,
  /** ISO 8601 in UTC, by the packer's clock: a claim, which no signature makes true. */
  createdAt: z.iso.datetime().check(z.regex(/^(?!9999)/)),
  /** Who packed it; the key is the one that signed it, as OpenSSH writes it on one line. */
  author: z.strictObject({
    id: z.string().check(z.regex(AUTHOR_PATTERN)),
    name: shown,
    publicKey: z.string().check(z.maxLength(200)),
  }),
  /** Which of this author's bundles it is, from 1, and the digest of the one before; null for the first. */
  seq: z.int().check(z.minimum(1), z.maximum(999_999_999)),
  prev: z.union([sha256Schema, z.null()]),
  /** The packs that the records refer to, those included that a reader is likely to have. */
  packs: z.array(
    z.strictObject({ id: z.string().check(z.regex(PACK_ID)), version: z.string().check(z.regex(PACK_VERSION)) }),
  ),
  /** The people that it is meant for; none where it is for whoever gets it. */
  recipients: z.array(idSchema).check(z.maxLength(100)),
  counts: z.strictObject({ batches: count, changes: count, packs: count, attachments: count }),
});

/** What a bundle says of itself. */
export type BundleHeader = z.infer<typeof headerSchema>;

/** A person's name as a header can say it: cleaned and cut short; `—` for one of which nothing can be seen. */
export function packerName(name: string): string {
  const signs = [...cleanLine(name).trim().slice(0, MOST_OF_NAME)];
  // A sign of two units may have been cut in two.
  const whole = signs.filter((sign) => ONE_LINE.test(sign)).join('');
  return seenLine(whole) === '' ? '—' : whole;
}

/** Writes `data/bundle.json`. @throws BundleError as `readBundleHeader`: none is made that nobody could read */
export function writeBundleHeader(header: Omit<BundleHeader, 'format' | 'formatVersion'>): string {
  const text = canonicalJson({ ...header, format: FORMAT, formatVersion: BUNDLE_VERSION });
  readBundleHeader(new TextEncoder().encode(text));
  return text;
}

/**
 * Reads `data/bundle.json`, strictly.
 * @throws BundleError `newer`, before anything else of it is asked; `header` naming the field; `utf8`, `json`, `deep`,
 *   `canonical`, `shape`
 */
export function readBundleHeader(bytes: Uint8Array): BundleHeader {
  const value = parseCanonical(bytes, ENTRY.header);
  refuseHostileKeys(value, ENTRY.header);
  checkVersion(value, FORMAT, BUNDLE_VERSION, ENTRY.header);
  const read = z.safeParse(headerSchema, value);
  if (!read.success) throw new BundleError('header', `${ENTRY.header} ${read.error.issues[0]?.path.join('.') ?? ''}`);
  const { seq, prev, packs } = read.data;
  if ((seq === 1) !== (prev === null)) throw new BundleError('header', `${ENTRY.header} prev`);
  if (new Set(packs.map(packKey)).size !== packs.length) throw new BundleError('header', `${ENTRY.header} packs`);
  return read.data;
}

/** A version of a pack in one word: `id@version`. */
export function packKey({ id, version }: { id: string; version: string }): string {
  return `${id}@${version}`;
}
