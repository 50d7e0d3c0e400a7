import { type ChangeId, SEVERAL } from '../changes/change.ts';
import { continueRun, startRun, type TypingRun } from '../changes/squash.ts';
import { checkEdit, type Edit, type Written } from '../store/commit.ts';
import { type FailureReason, StoreFailure } from '../store/failure.ts';
import type { ChangeRow } from '../store/schema.ts';

/** How long after the last key a save begins, in milliseconds. With the write itself it stays within 300. */
const DEBOUNCE = 200;
/** How long into continuous typing a save begins at the latest, in milliseconds. With the write it stays within 1 s. */
const LATEST = 800;

/** What can truly be said of what was typed. */
export type SaveState =
  | { is: 'saved'; at: number | null }
  | { is: 'dirty' }
  | { is: 'saving'; since: number }
  | { is: 'failed'; reason: FailureReason | 'refused'; detail: string };

/** What the queue needs of the world; tests give their own. */
export interface AutosaveDoors {
  commit(edits: readonly Edit[]): Promise<(Written | null)[]>;
  /** Writes without waiting, while the page goes away. @param underWay whether a save is, behind which it would wait */
  lastWords(edits: readonly Edit[], underWay: boolean): void;
  /** Keeps what could not be saved in memory that outlives the page; null once nothing is left. */
  keepUnsaved(edits: readonly Edit[] | null): void;
  now(): number;
  /** The id of this window, by which a run of typing is told from another window's. */
  window: string;
}

/**
 * An edit in the queue; a deliberate one is no part of a run of typing, and replaces all that the store holds. One that
 * stands apart is another window's side of a field that waits here already.
 */
type Waiting = Edit & { deliberate?: boolean; apart?: string };

const keyOf = ({ rec, field, apart = '' }: Pick<Waiting, 'rec' | 'field' | 'apart'>): string =>
  `${rec} ${field} ${apart}`;

/**
 * The one queue between the screen and the store. It holds what was typed until it is on disk, and says so honestly.
 * A failure stops it: what was typed stays here and on the screen, and only a person tries again (a write repeated on a
 * full disk can cost the whole database).
 */
export class Autosave {
  #waiting = new Map<string, Waiting>();
  #underWay: Waiting[] = [];
  #runs = new Map<string, { run: TypingRun; previous?: ChangeRow }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Runs from the first key that waits. A timer and no time of day: a clock set back must not push the save off. */
  #latest: ReturnType<typeof setTimeout> | undefined;
  #current: Promise<void> | null = null;
  #state: SaveState = { is: 'saved', at: null };
  #listeners = new Set<() => void>();
  /** What fields may still say that they showed, and what that is called now. */
  readonly #renamed = new Map<ChangeId, readonly ChangeId[]>();
  readonly #doors: AutosaveDoors;

  constructor(doors: AutosaveDoors) {
    this.#doors = doors;
  }

  get state(): SaveState {
    return this.#state;
  }

  /** When the next save begins or began, in Unix milliseconds; null where nothing waits to be saved. */
  get due(): number | null {
    if (this.#state.is === 'saving') return this.#state.since;
    return this.#state.is === 'dirty' ? this.#doors.now() + DEBOUNCE : null;
  }

  /** All that is not on disk yet, oldest first. */
  get unsaved(): readonly Edit[] {
    return [...this.#underWay, ...this.#waiting.values()];
  }

  /** Calls `listener` at every change of the state. @returns stops it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes what a field shows now. It is saved soon: after a pause, or in the midst of long typing. */
  type(edit: Edit): void {
    this.#put(edit);
    if (this.#state.is === 'failed') {
      this.#stayFailed(this.#state);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), DEBOUNCE);
    this.#latest ??= setTimeout(() => void this.flush(), LATEST);
    if (this.#state.is !== 'saving') this.#become({ is: 'dirty' });
  }

  /**
   * Saves edits at once, with all that waits.
   * @throws FieldError where one can't be: then none is taken, and the queue goes on; StoreFailure when they are not on
   *   disk, and then they stay in the queue
   */
  async do(edits: readonly Edit[]): Promise<void> {
    for (const edit of edits) checkEdit(edit);
    for (const edit of edits) this.#put({ ...edit, deliberate: true });
    if (this.#state.is === 'failed') this.#stayFailed(this.#state);
    else await this.flush();
    const { state } = this;
    if (state.is === 'failed') throw new StoreFailure(state.reason === 'refused' ? 'unknown' : state.reason);
  }

  /** Saves what waits, if anything. Resolves when the queue is empty or has failed. */
  async flush(): Promise<void> {
    this.#disarm();
    while (this.#current) await this.#current;
    if (this.#waiting.size === 0 || this.#state.is === 'failed') return;
    this.#current = this.#save().finally(() => (this.#current = null));
    await this.#current;
    if (this.#waiting.size > 0 && this.#latest === undefined) await this.flush();
  }

  /** Tries again after a failure, because a person asked for it. */
  async retry(): Promise<void> {
    if (this.#state.is !== 'failed') return;
    this.#become({ is: 'dirty' });
    await this.flush();
  }

  /** Nothing can be written from now on, and that is said: the database was taken over or closed. */
  halt(reason: FailureReason): void {
    this.#stayFailed({ is: 'failed', reason, detail: '' });
  }

  /**
   * Puts back what an earlier page could not save. Where two of them wrote into one field, both sides wait here.
   * @param from the window that wrote them
   */
  restore(edits: readonly Edit[], reason: FailureReason | 'refused', from: string): void {
    for (const edit of edits) this.#put(this.#isOther(edit) ? { ...edit, apart: from } : edit);
    if (this.#waiting.size > 0) this.#become({ is: 'failed', reason, detail: '' });
  }

  /** The page goes away: what is not on disk is written without waiting. */
  hide(): void {
    if (this.#state.is === 'failed' || this.unsaved.length === 0) return;
    this.#doors.lastWords(
      this.unsaved.map((edit) => this.#withRun(edit)),
      this.#current !== null,
    );
  }

  /** A field shows what somebody else wrote: what is typed now replaces that, and begins a new run. */
  forget(rec: string, field: string): void {
    this.#runs.delete(keyOf({ rec, field }));
  }

  /**
   * Changes stand under other ids now (a protected note's history was hidden). What is typed goes on from those.
   * @param renamed the new ids of each, none where it is gone
   */
  rename(renamed: ReadonlyMap<ChangeId, readonly ChangeId[]>): void {
    for (const [id, now] of renamed) this.#renamed.set(id, now);
    for (const [key, { run }] of this.#runs) {
      const [last, ...others] = renamed.get(run.last) ?? [run.last];
      // What stands under the new id is no change of this run: it is replaced as any other, and not squashed.
      if (last === undefined || others.length > 0) this.#runs.delete(key);
      else if (last !== run.last) this.#runs.set(key, { run: { ...run, last } });
    }
    for (const [key, edit] of this.#waiting) this.#waiting.set(key, this.#seenNow(edit));
  }

  #seenNow(edit: Waiting): Waiting {
    if (!edit.seen || this.#renamed.size === 0) return edit;
    return { ...edit, seen: edit.seen.flatMap((id) => this.#renamed.get(id) ?? [id]) };
  }

  /** A field's text that is still on its way to disk; null when there is none. */
  unsavedText(rec: string, field: string): string | null {
    const own = [...this.#underWay, ...this.#waiting.values()].filter((one) => !one.apart);
    const edit = own.findLast((one) => one.rec === rec && one.field === field);
    return edit ? String(edit.value ?? '') : null;
  }

  /** The change that this window wrote last into a field it types in. */
  ownLast(rec: string, field: string): ChangeId | null {
    return this.#runs.get(keyOf({ rec, field }))?.run.last ?? null;
  }

  #isOther(edit: Edit): boolean {
    const there = this.#waiting.get(keyOf(edit));
    return there !== undefined && edit.field !== SEVERAL && JSON.stringify(there.value) !== JSON.stringify(edit.value);
  }

  #put(given: Waiting): void {
    const edit = this.#seenNow(given);
    const key = keyOf(edit);
    const before = this.#waiting.get(key);
    this.#waiting.delete(key);
    // Several fields at once add up; and what was seen when a field was first touched counts, not what a later key saw.
    const value = edit.field === SEVERAL ? { ...(before?.value as object), ...(edit.value as object) } : edit.value;
    this.#waiting.set(key, { ...edit, value, ...(before?.seen && { seen: before.seen }) });
  }

  #withRun({ deliberate, apart, ...edit }: Waiting): Edit {
    if (deliberate || apart) return edit;
    return { ...edit, ...this.#runs.get(keyOf(edit)) };
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#latest);
    this.#latest = undefined;
  }

  async #save(): Promise<void> {
    const waiting = [...this.#waiting.values()];
    const edits = waiting.map((edit) => this.#withRun(edit));
    this.#waiting.clear();
    this.#underWay = waiting;
    this.#disarm();
    this.#become({ is: 'saving', since: this.#doors.now() });
    try {
      const written = await this.#doors.commit(edits);
      this.#underWay = [];
      for (const [at, one] of written.entries()) if (one) this.#ran(waiting[at], one.change, one.squashed);
      this.#become(this.#waiting.size > 0 ? { is: 'dirty' } : { is: 'saved', at: this.#doors.now() });
      if (this.#waiting.size === 0) this.#doors.keepUnsaved(null);
    } catch (error) {
      this.#fail(waiting, error);
    }
  }

  #ran(edit: Waiting | undefined, change: ChangeRow, squashed: boolean): void {
    if (!edit || edit.apart) return;
    if (edit.deliberate || typeof edit.value !== 'string') return void this.#runs.delete(keyOf(edit));
    const now = this.#doors.now();
    const before = this.#runs.get(keyOf(edit))?.run;
    const run = before && squashed ? continueRun(before, change, now) : startRun(change, this.#doors.window, now);
    this.#runs.set(keyOf(edit), { run, previous: change });
  }

  /** Back into the queue, before what was typed since; nothing is thrown away. */
  #fail(edits: readonly Waiting[], error: unknown): void {
    const since = this.#waiting;
    this.#waiting = new Map(edits.map((edit) => [keyOf(edit), edit]));
    for (const edit of since.values()) this.#put(edit);
    this.#underWay = [];
    const reason = error instanceof StoreFailure ? error.reason : 'refused';
    this.#become({ is: 'failed', reason, detail: String((error as Error)?.cause ?? error) });
    this.#doors.keepUnsaved(this.unsaved);
  }

  /** Nothing is written, but what is typed now is kept in memory and shown with the rest. */
  #stayFailed(state: SaveState): void {
    this.#doors.keepUnsaved(this.unsaved);
    this.#become({ ...state });
  }

  #become(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
