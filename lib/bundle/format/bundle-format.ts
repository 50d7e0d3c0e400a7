import { TASK_KINDS } from './backup-format.ts';

/**
 * The file by which visits are handed to another person (`*.visits`): a BagIt 1.0 bag (RFC 8493) in a stored zip.
 * FORMAT.md describes it for strangers; what is here is what that says.
 */
export const BUNDLE_TYPE = 'application/vnd.field-visits+zip';
/** Of a bundle that is sealed with age. */
export const SEALED_TYPE = 'application/age';
export const BUNDLE_VERSION = 1;

/** The names that every bundle has. */
export const ENTRY = {
  mimetype: 'mimetype',
  bagit: 'bagit.txt',
  bagInfo: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  header: 'data/bundle.json',
} as const;

/** What the tag manifest lists: every tag file above it. */
export const TAG_FILES: readonly string[] = [ENTRY.mimetype, ENTRY.bagit, ENTRY.bagInfo, ENTRY.manifest];

/** What the packer's and the authors' signatures are made for: a signature for one is none for the other. */
export const NAMESPACE = { bundle: 'visits-bundle', batch: 'visits-batch' } as const;

/** The most that a reader takes, each far above anything honest. With these no bundle needs zip64. */
export const BUNDLE_LIMITS = {
  entries: 20_000,
  total: 2 ** 32 - 1,
  header: 2 ** 20,
  /** Of each manifest. */
  manifest: 4 * 2 ** 20,
  /** Of bagit.txt, bag-info.txt, mimetype and a signature. */
  small: 8 * 2 ** 10,
  batch: 32 * 2 ** 20,
  /** Of a line: a text of 1,000,000 characters, each escaped, with room to spare. */
  line: 8 * 2 ** 20,
  pack: 4 * 2 ** 20,
  attachment: 256 * 2 ** 20,
  /** How deep JSON may nest, and how many values a text of it may hold. */
  depth: 64,
  values: 500_000,
} as const;

/** What stands above visits and is handed on: what a member needs to set out, and by which number briefings were issued. */
export const ABOVE_KINDS: ReadonlySet<string> = new Set([...TASK_KINDS, 'office', 'issue', 'numbering']);

/** Kinds that go in batches of their own, since they can go without the visit that they were made at. */
export const FINDING_KINDS: ReadonlySet<string> = new Set(['finding', 'step']);

const AUTHOR = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\.(?:0|[1-9]\\d{0,5})';
/** An author as changes name one: the person's id and the epoch. */
export const AUTHOR_PATTERN: RegExp = new RegExp(`^${AUTHOR}$`);
const SIGNATURE_NAME = /^signatures\/([0-9a-f]{64})\.sshsig$/;
const BATCH_NAME = new RegExp(`^data/batches/(${AUTHOR})-([1-9]\\d{0,8})\\.(ndjson|sshsig)$`);
/** A pack's id and version, as they stand in the name of its file. */
export const PACK_ID: RegExp = /^[a-z0-9][a-z0-9-]{0,79}$/;
export const PACK_VERSION: RegExp = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;
const PACK_NAME = /^data\/packs\/([a-z0-9][a-z0-9-]{0,79}@\d{1,6}\.\d{1,6}\.\d{1,6})\.json$/;
const ATTACHMENT_NAME = /^data\/att\/([0-9a-f]{64})$/;

/** What an entry is, by its name. */
export type EntryKind =
  | { readonly is: 'tag' | 'header' }
  | { readonly is: 'signature'; readonly fingerprint: string }
  | { readonly is: 'batch' | 'batchSignature'; readonly author: string; readonly seq: number }
  | { readonly is: 'pack'; readonly pack: string }
  | { readonly is: 'attachment'; readonly sha256: string };

/**
 * What an entry of this name is; null for a name that no bundle has. All names are lower-case ASCII of a few shapes, so
 * that no two differ by case, normal form, or what an eye takes for the same.
 */
export function entryKind(name: string): EntryKind | null {
  if (name === ENTRY.header) return { is: 'header' };
  if (name === ENTRY.tagManifest || TAG_FILES.includes(name)) return { is: 'tag' };
  const [, sha256] = ATTACHMENT_NAME.exec(name) ?? [];
  if (sha256) return { is: 'attachment', sha256 };
  const [, author, seq, what] = BATCH_NAME.exec(name) ?? [];
  if (author) return { is: what === 'ndjson' ? 'batch' : 'batchSignature', author, seq: Number(seq) };
  const [, fingerprint] = SIGNATURE_NAME.exec(name) ?? [];
  if (fingerprint) return { is: 'signature', fingerprint };
  const [, pack] = PACK_NAME.exec(name) ?? [];
  return pack ? { is: 'pack', pack } : null;
}

/** How large an entry of this name may be. What a newer format may have is let by here, and refused by name later. */
export function entryLimit(name: string): number | null {
  const kind = entryKind(name);
  if (kind === null) return /^[a-z0-9@._-]+(\/[a-z0-9@._-]+)*$/.test(name) ? BUNDLE_LIMITS.total : null;
  if (kind.is === 'tag') return /manifest/.test(name) ? BUNDLE_LIMITS.manifest : BUNDLE_LIMITS.small;
  if (kind.is === 'signature' || kind.is === 'batchSignature') return BUNDLE_LIMITS.small;
  return BUNDLE_LIMITS[kind.is];
}

/** The name of a batch; its signature's ends in `.sshsig`. */
export function batchName(author: string, seq: number): string {
  return `data/batches/${author}-${seq}.ndjson`;
}

/** The name of a batch's signature, by the batch's name. */
export function batchSignatureName(batch: string): string {
  return batch.replace(/\.ndjson$/, '.sshsig');
}

/** The name of an attachment. */
export const attachmentEntry = (sha256: string): string => `data/att/${sha256}`;

/** The name of a pack, by its `id@version`. */
export const packEntry = (pack: string): string => `data/packs/${pack}.json`;
