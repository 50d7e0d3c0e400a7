import { sha512 } from '@noble/hashes/sha2.js';
import type { Id } from '../../model/ids.ts';
import { BundleError } from '../format/bundle-error.ts';
import { batchSignatureName, NAMESPACE } from '../format/bundle-format.ts';
import { type ReadBatch, readBatch, recordsTouched } from '../format/read-batch.ts';
import { checkSignature } from '../format/ssh-signature.ts';
import type { BundleFiles } from './bundle-files.ts';
import { isOtherKey, type Reader } from './reader.ts';

/** A batch of which signature and lines are sound. */
export interface CheckedBatch extends ReadBatch {
  /** Of the key that signed it. */
  readonly fingerprint: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** See `BatchInBundle`. */
  readonly digest: string;
  /** As it travels, with the text of its signature: whoever passes it on passes on these. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly signature: string;
}

/** One author's changes in a bundle: they are there as the manifest says, and nothing more is known of them yet. */
export class BatchInBundle {
  /** The entry that it is. */
  readonly name: string;
  /** By its name; what it says itself is checked against that. */
  readonly author: string;
  readonly seq: number;
  /** Its SHA-256, which the author's next batch names as `prev`. */
  readonly digest: string;
  readonly #files: BundleFiles;
  readonly #reader: Reader;

  constructor(
    files: BundleFiles,
    reader: Reader,
    facts: { readonly name: string; readonly author: string; readonly seq: number; readonly digest: string },
  ) {
    this.#files = files;
    this.#reader = reader;
    this.name = facts.name;
    this.author = facts.author;
    this.seq = facts.seq;
    this.digest = facts.digest;
  }

  /**
   * Reads it: whole, or not at all.
   * @throws BundleError `missing`, `signature`, `badKey`, `otherKey`, or what is wrong with a line
   */
  async read(signal?: AbortSignal): Promise<CheckedBatch> {
    const bytes = await this.#bytes(signal);
    const place = batchSignatureName(this.name);
    const text = await this.#files.text(place, null);
    const facts = { digest: sha512(bytes), namespace: NAMESPACE.batch, place };
    const { fingerprint, publicKey } = checkSignature(text, facts, this.#reader.verify);
    if (isOtherKey(this.#reader, this.author, fingerprint)) throw new BundleError('otherKey', place);
    const named = { author: this.author, seq: this.seq };
    const { now } = this.#reader;
    const checked = readBatch(bytes, { place: this.name, named, now });
    return { ...checked, digest: this.digest, fingerprint, publicKey, bytes, signature: text };
  }

  /** The records that it seems to be about, for a batch that was refused; see `recordsTouched`. */
  async touches(): Promise<Id[]> {
    return recordsTouched(await this.#bytes());
  }

  #bytes(signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    return this.#files.bytes(this.name, this.digest, signal);
  }
}
