import type { Json } from '../changes/change.ts';
import { inverseOf } from '../changes/undo.ts';
import { momentNow } from '../model/time.ts';
import type { Edit } from '../store/commit.ts';
import type { Database } from '../store/schema.ts';
import type { Autosave } from './autosave.ts';

/** What can be undone: named, so that the screen can say what was. */
export type UndoName =
  | 'noteRemoved'
  | 'tagRemoved'
  | 'evidenceRemoved'
  | 'visitRemoved'
  | 'rating'
  | 'tagged'
  | 'tagStatus'
  | 'method'
  | 'noteKept'
  | 'noteAdded'
  | 'handedOver'
  | 'takenBack'
  | 'linked'
  | 'restored'
  | 'evidenceAdded'
  | 'noteEdited'
  | 'started'
  | 'named'
  | 'unitsBroughtIn'
  | 'unitsMerged'
  | 'unitsParted'
  | 'unitAdded'
  | 'recusal'
  | 'packAdopted'
  | 'packDraft'
  | 'drawn'
  | 'tasks'
  | 'campaign'
  | 'memberRemoved';

interface Step {
  name: UndoName;
  edits: readonly Edit[];
}

/** A window's acts, newest last. Undo does the opposite as a new change: nothing leaves the log. */
export class UndoStack {
  #steps: Step[] = [];
  #listeners = new Set<(name: UndoName) => void>();

  constructor(
    private readonly queue: Autosave,
    private readonly db: Database,
  ) {}

  /** Calls `listener` after each act that can be undone. */
  onAct(listener: (name: UndoName) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Does edits at once and remembers how to undo them.
   * @throws StoreFailure | FieldError as the queue does
   */
  async act(name: UndoName, edits: readonly Edit[]): Promise<void> {
    // What was typed up to now is what undoing goes back to, and a record that still waits is there.
    await this.queue.flush();
    const ids = [...new Set(edits.map((edit) => edit.rec))];
    const rows = await this.db.records.bulkGet(ids);
    const before = new Map<string, Record<string, Json>>();
    for (const row of rows) if (row) before.set(row.id, row.body);
    const inverse = inverseOf(edits, before, momentNow());
    await this.queue.do(edits);
    if (!inverse) return;
    this.#steps.push({ name, edits: inverse });
    for (const listener of this.#listeners) listener(name);
  }

  /** Undoes the newest act. @returns its name, or null when there is none */
  async undo(): Promise<UndoName | null> {
    const step = this.#steps.pop();
    if (!step) return null;
    try {
      await this.queue.do(step.edits);
    } catch (error) {
      this.#steps.push(step);
      throw error;
    }
    return step.name;
  }
}
