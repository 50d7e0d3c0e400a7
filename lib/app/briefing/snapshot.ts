import * as z from 'zod/mini';
import type { DraftEdits } from '../../briefing/compose/draft.ts';
import type { BriefingSource } from '../../briefing/compose/source.ts';
import { canonicalJson } from '../../changes/canonical.ts';
import type { Json } from '../../changes/change.ts';
import type { Edition, Template } from '../../model/briefing.ts';
import { hashBlob } from '../../model/hash-blob.ts';
import type { Sha256 } from '../../model/ids.ts';
import type { BriefingDocument } from './document.ts';
import { composeIn, makeDocument, type OfficeBody } from './make-document.ts';

/** What an issue was composed from, frozen: enough to compose its pages again. */
export interface Snapshot {
  readonly shape: 1;
  readonly template: Template;
  readonly office: OfficeBody;
  readonly year: number;
  readonly number: number;
  readonly version: number;
  /** The day that it bears. */
  readonly day: string;
  readonly editions: Readonly<Partial<Record<Edition, FrozenEdition>>>;
}

export interface FrozenEdition {
  readonly source: BriefingSource;
  readonly edits: FrozenEdits;
  /** SHA-256 of the pages' canonical JSON, and how many there were. */
  readonly pages: { readonly sha256: Sha256; readonly count: number };
}

/** A draft's edits as JSON has them. */
interface FrozenEdits {
  readonly title: string;
  readonly order: readonly string[];
  readonly off: readonly string[];
  readonly headings: readonly (readonly [string, string])[];
  readonly texts: readonly (readonly [string, { readonly text: string; readonly of: string }])[];
}

/** A snapshot that can't be read: not ours, or of a newer version. */
class SnapshotUnreadable extends Error {
  override readonly name = 'SnapshotUnreadable';
}

/** A draft's edits as a snapshot has them. */
export const freezeEdits = ({ title, order, off, headings, texts }: DraftEdits): FrozenEdits => ({
  ...{ title, order, off: [...off].sort() },
  headings: [...headings].sort(byName),
  texts: [...texts].sort(byName),
});

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const thawEdits = ({ title, order, off, headings, texts }: FrozenEdits): DraftEdits => ({
  ...{ title, order },
  off: new Set(off),
  headings: new Map(headings),
  texts: new Map(texts),
});

/** Writes a snapshot as canonical JSON: the same of the same, on every device. */
export const writeSnapshot = (snapshot: Snapshot): Blob => new Blob([canonicalJson(plain(snapshot))]);

/** What JSON keeps of a value: nothing of what is undefined. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** The outer shape; what lies within was written by this program, and its hash is known. */
const snapshotSchema = z.looseObject({
  shape: z.literal(1),
  template: z.string(),
  office: z.looseObject({}),
  year: z.int(),
  number: z.int(),
  version: z.int(),
  day: z.string(),
  editions: z.record(z.string(), z.looseObject({ source: z.looseObject({}), edits: z.looseObject({}) })),
});

/** Reads a snapshot. @throws SnapshotUnreadable */
export async function readSnapshot(file: Blob): Promise<Snapshot> {
  try {
    return snapshotSchema.parse(JSON.parse(await file.text())) as unknown as Snapshot;
  } catch (error) {
    throw new SnapshotUnreadable('not a snapshot of an issue', { cause: error });
  }
}

/** Composes the document of an edition, numbered, as it was issued. */
export function documentOf(
  { office, template, number, version, day }: Omit<Snapshot, 'editions'>,
  { source, edits }: Pick<FrozenEdition, 'source' | 'edits'>,
  edition: Edition,
): BriefingDocument {
  const draft = composeIn(source, edition);
  return makeDocument(draft, thawEdits(edits), office, { number, version, day, template }).document;
}

/** By which pages are known to be the same, box by box and text by text. What a press adds to show them is left out. */
export function pagesHash(pages: readonly object[]): Promise<Sha256> {
  const bare = pages.map((page) => ({ ...page, photo: undefined, own: undefined }));
  return hashBlob(new Blob([canonicalJson(plain(bare))]));
}
