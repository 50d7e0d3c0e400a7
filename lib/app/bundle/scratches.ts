import { holdLock, shareLock } from '../../platform/files.ts';
import { clearScratch, KEPT, openScratch, type Scratch } from '../../store/scratch.ts';

/** Shared by all who write or read scratch files; who clears them up wants it alone. */
const LOCK = 'xunji-scratch';

/** The scratch files of one piece of work. A page or worker that dies lets go of them: the next start takes them away. */
export class Scratches {
  readonly #files: Scratch[] = [];
  #release: Promise<() => void> | null = null;

  /** Makes room for a file, as `openScratch` does. @throws StoreFailure */
  async open(type: string, size: number): Promise<Scratch> {
    this.#release ??= shareLock(LOCK);
    await this.#release;
    const file = await openScratch(type, size);
    this.#files.push(file);
    return file;
  }

  /** Takes the files away. @param kept stays for whoever was given it, and goes later */
  async end(kept?: Scratch): Promise<void> {
    for (const file of this.#files.splice(0)) if (file !== kept) await file.drop();
    (await this.#release)?.();
    this.#release = null;
  }
}

/** Takes away what earlier pieces of work left; where one is under way, the next time. */
export async function clearScratches(): Promise<void> {
  const release = await holdLock(LOCK);
  if (!release) return;
  try {
    await clearScratch(Date.now());
  } finally {
    release();
  }
}

/** Takes a file away once whoever was given it has had time to read it. A page that goes before leaves it to the next start. */
export function clearScratchesLater(): void {
  setTimeout(() => void clearScratches().catch(console.error), KEPT + 1000);
}
