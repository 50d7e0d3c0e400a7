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
  | 'renamed'
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
  | 'campaignStarted'
  | 'campaignUsed'
  | 'memberRemoved'
  | 'viewSaved'
  | 'viewChanged'
  | 'viewRemoved'
  | 'findingsChanged'
  | 'findingsStepped'
  | 'visitsRemoved'
  | 'unitsChanged'
  | 'tagsChanged'
  | 'findingMade'
  | 'findingStep'
  | 'findingRemoved'
  | 'remarkMade'
  | 'remarkRemoved'
  | 'materialAdded'
  | 'materialRemoved'
  | 'unitRemoved'
  | 'evaluationAdded'
  | 'evaluationRemoved'
  | 'tapped'
  | 'counted'
  | 'voiceAdded'
  | 'voiceChanged'
  | 'topicRemoved'
  | 'complaintRemoved'
  | 'practiceRemoved'
  | 'caseRemoved'
  | 'passedOn';

interface Step {
  name: UndoName;
  back(): Promise<void>;
  /** What `back` does, where it is no more than these. */
  edits?: readonly Edit[];
}

/** Fields that say nothing in words. */
const WORDLESS: ReadonlySet<string> = new Set(['source', 'speaker', 'how', 'draft', 'deleted']);

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
    this.#push(this.#stepOf(name, inverse));
  }

  /**
   * Remembers an act that was done, and how it is undone: for what is more than fields of records.
   * @param back undoes it; where it throws, the act stays one that can be undone
   */
  did(name: UndoName, back: () => Promise<void>): void {
    this.#push({ name, back });
  }

  #stepOf = (name: UndoName, edits: readonly Edit[]): Step => ({ name, edits, back: () => this.queue.do(edits) });

  #push(step: Step): void {
    this.#steps.push(step);
    for (const listener of this.#listeners) listener(step.name);
  }

  /** Forgets what records said before: undoing must not bring back what was to be forgotten. */
  forget(ids: ReadonlySet<string>): void {
    this.#steps = this.#steps.flatMap((step) => {
      const edits = step.edits?.filter(({ rec, field }) => !ids.has(rec) || WORDLESS.has(field));
      if (!edits) return [step];
      return edits.length > 0 ? [this.#stepOf(step.name, edits)] : [];
    });
  }

  /** Leaves out an act that was undone where it was done, so that it isn't undone twice. @param back as `did` took it */
  drop(back: () => Promise<void>): void {
    this.#steps = this.#steps.filter((step) => step.back !== back);
  }

  /** Undoes the newest act. @returns its name, or null when there is none */
  async undo(): Promise<UndoName | null> {
    const step = this.#steps.pop();
    if (!step) return null;
    try {
      await step.back();
    } catch (error) {
      this.#steps.push(step);
      throw error;
    }
    return step.name;
  }
}
