import type { BundleError } from '../../../lib/bundle/format/bundle-error.ts';
import type { RawBundle } from './bundles.ts';
import type { RawEntry } from './zip-bytes.ts';

/** A file, and what must come of it: null where it is read to its last line. */
export interface HostileCase {
  readonly name: string;
  readonly change: (raw: RawBundle) => void;
  readonly verdict: Partial<Pick<BundleError, 'reason' | 'place' | 'line'>> | null;
  /** Where it is kept as a test vector for others, under test/fixtures/bundles. */
  readonly vector?: string;
}

/** Changes the entry of a name after everything was put together, so that nothing else is right for it. */
export const entry = (name: string, change: (entry: RawEntry) => Partial<RawEntry>) => (raw: RawBundle) => {
  raw.entries = (all) => all.map((one) => (one.name === name ? { ...one, ...change(one) } : one));
};
/** Puts entries behind the others, in no manifest. */
export const also =
  (...more: RawEntry[]) =>
  (raw: RawBundle) => {
    raw.entries = (all) => [...all, ...more];
  };
/** Puts entries in that the manifest lists where their names begin with `data/`. */
export const listed =
  (...more: RawEntry[]) =>
  (raw: RawBundle) =>
    void raw.more.push(...more);
export const set = (change: Partial<RawBundle>) => (raw: RawBundle) => void Object.assign(raw, change);
export const header = (change: Record<string, unknown>) => (raw: RawBundle) => void Object.assign(raw.header, change);
/** Changes a file of the bag; manifests and signature are made for what comes of it. */
export const tag = (name: string, change: (text: string) => string) => (raw: RawBundle) => {
  raw.tags[name] = change;
};
/** Changes the first batch; its head, the manifest and both signatures are made for what comes of it. */
export const batch = (change: (batch: RawBundle['batches'][number]) => void) => (raw: RawBundle) => {
  const [first] = raw.batches;
  if (first) change(first);
};
/** Changes the text of one line of the first batch, counted from 1, the head being the first. */
export const line = (number: number, change: (text: string) => string) =>
  batch((first) => {
    first.lines = first.lines.map((text, at) => (at + 2 === number ? change(text) : text));
  });
