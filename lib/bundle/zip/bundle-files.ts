import type { Bytes } from '../../model/hash-blob.ts';
import { BundleError, type BundleReason } from '../format/bundle-error.ts';
import { BUNDLE_LIMITS, BUNDLE_TYPE, entryLimit } from '../format/bundle-format.ts';
import { decode } from '../format/guard-json.ts';
import type { ContainerFault, ContainerRules } from './container-rules.ts';
import { openZip, type ZipFile } from './read-zip.ts';

const REASONS: Record<ContainerFault, BundleReason> = {
  notOurs: 'notABundle',
  cut: 'cut',
  tooLarge: 'tooLarge',
  tooMany: 'tooMany',
  name: 'name',
  twice: 'twice',
  special: 'special',
  compressed: 'compressed',
  encrypted: 'encrypted',
  layout: 'layout',
  changed: 'damaged',
  cancelled: 'cancelled',
};

const RULES: ContainerRules = {
  mediaType: BUNDLE_TYPE,
  entries: BUNDLE_LIMITS.entries,
  total: BUNDLE_LIMITS.total,
  limitOf: entryLimit,
  plain: true,
  refuse: (fault, name, options) => new BundleError(REASONS[fault], name, 0, options),
};

/** The files of a bundle, of which the container was found sound. */
export class BundleFiles {
  readonly #files: ReadonlyMap<string, ZipFile>;
  private constructor(files: ReadonlyMap<string, ZipFile>) {
    this.#files = files;
  }

  /** Opens a bundle's container. @throws BundleError */
  static async open(file: Bytes): Promise<BundleFiles> {
    return new BundleFiles(await openZip(file, RULES));
  }

  get names(): string[] {
    return [...this.#files.keys()];
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  /** The size of a file in bytes. @throws BundleError `missing` */
  sizeOf(name: string): number {
    return this.#get(name).size;
  }

  /**
   * Reads a file to its end, a piece at a time.
   * @param expected the SHA-256 that it must have; null for the first that is read, which nothing vouches for yet
   * @throws BundleError `missing`, `changed`, or what is wrong with the container there
   */
  async stream(
    name: string,
    expected: string | null,
    take: (bytes: Uint8Array) => void,
    signal?: AbortSignal,
  ): Promise<string> {
    const hash = await this.#get(name).read(take, signal);
    if (expected !== null && hash !== expected) throw new BundleError('changed', name);
    return hash;
  }

  /** The bytes of a file where they lie: whoever reads them checks them. @throws BundleError `missing` */
  content(name: string): Promise<Bytes> {
    return this.#get(name).content();
  }

  /** Reads a file whole; none that is read so is large. @throws BundleError as `stream` */
  async bytes(name: string, expected: string | null, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const all = new Uint8Array(this.sizeOf(name));
    let at = 0;
    await this.stream(
      name,
      expected,
      (part) => {
        all.set(part, at);
        at += part.length;
      },
      signal,
    );
    return all;
  }

  /** Reads a text. @throws BundleError `utf8`, and as `stream` */
  async text(name: string, expected: string | null): Promise<string> {
    return decode(await this.bytes(name, expected), name);
  }

  #get(name: string): ZipFile {
    const file = this.#files.get(name);
    if (!file) throw new BundleError('missing', name);
    return file;
  }
}
