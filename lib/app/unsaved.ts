import { plainWritten } from '../briefing/compose/live-text.ts';
import { awaitLock, holdLock } from '../platform/files.ts';
import { keepUnsaved, readUnsaved } from '../platform/memory.ts';
import type { Edit } from '../store/commit.ts';
import type { FailureReason } from '../store/failure.ts';
import type { Autosave } from './autosave.ts';

/** What a window leaves behind. */
interface Kept {
  edits: readonly Edit[];
  reason?: FailureReason | 'refused';
  /** A person asked for it to be saved again, by a page that could not. */
  again?: boolean;
}

/** What goes with a person's words and is none of them: a choice, and what a briefing's text said before it was edited. */
const NO_WORDS = /^(?:how|source|of\..*)$/u;

/** The words of edits that could not be saved, to be read and copied. */
export const wordsUnsaved = (edits: readonly Edit[]): string =>
  edits
    .flatMap(({ kind, field, value }) =>
      typeof value !== 'string' || NO_WORDS.test(field) ? [] : kind === 'briefing' ? plainWritten(value) : value,
    )
    .join('\n\n');

/** As long as a window with something unsaved lives, it holds the lock of this name: what it keeps is its own. */
const lockOf = (window: string): string => `unsaved:${window}`;

/** Where a window keeps what it could not save, for the next one should it go. */
export class UnsavedSlot {
  #held: Promise<(() => void) | null> | null = null;
  #last: Promise<void> = Promise.resolve();
  readonly #gone = new AbortController();

  constructor(private readonly window: string) {}

  /** Keeps edits in the place of those before; none, or null, forgets them. */
  keep(edits: readonly Edit[] | null, reason?: Kept['reason']): Promise<void> {
    if (!edits?.length) return this.#held ? this.#put(null) : Promise.resolve();
    return this.#put({ edits, ...(reason && { reason }) });
  }

  /** Leaves edits to the next page, which is to save them at once. */
  async handOn(edits: readonly Edit[]): Promise<void> {
    await this.#put({ edits, again: true });
    await this.release();
  }

  /**
   * Takes over what windows left that are gone. What a window that lives keeps stays its own until it goes as well.
   * @param found the windows, as `readUnsaved` names them
   * @returns once all that can be taken now is in the queue
   */
  async takeOver(queue: Autosave, found: Iterable<string>): Promise<void> {
    for (const window of found) {
      const release = await holdLock(lockOf(window));
      if (release) await this.#take(queue, window).finally(release);
      else void this.#takeLater(queue, window).catch(console.error);
    }
  }

  /** The window goes: what it kept is for another. */
  async release(): Promise<void> {
    this.#gone.abort();
    await this.#last;
    (await this.#held)?.();
    this.#held = null;
  }

  async #takeLater(queue: Autosave, window: string): Promise<void> {
    const release = await awaitLock(lockOf(window), this.#gone.signal);
    if (release) await this.#take(queue, window).finally(release);
  }

  /** Asked for again under the lock: another window may have been quicker. It lies in one place or two, never in none. */
  async #take(queue: Autosave, window: string): Promise<void> {
    const kept = (await readUnsaved()).get(window) as Partial<Kept> | undefined;
    if (!Array.isArray(kept?.edits)) return;
    queue.restore(kept.edits, kept.reason ?? 'diskFull', window);
    await this.keep(queue.unsaved, kept.reason);
    await keepUnsaved(window, null);
    if (kept.again) await queue.retry();
  }

  /** One after the other, and none before the lock is held: else the place of a window that lives looked abandoned. */
  #put(kept: Kept | null): Promise<void> {
    this.#held ??= holdLock(lockOf(this.window));
    const held = this.#held;
    const put = () => held.then(() => keepUnsaved(this.window, kept));
    this.#last = this.#last.then(put, put);
    return this.#last;
  }
}
