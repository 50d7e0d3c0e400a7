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
  | 'deadlineSet'
  | 'areaSet'
  | 'causeSet'
  | 'lookAgainSet'
  | 'passedUp'
  | 'remarkChanged'
  | 'ruleSet'
  | 'verdictSet'
  | 'unitChanged'
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
  | 'passedOn'
  | 'mayGo'
  | 'commented'
  | 'commentDone'
  | 'commentRemoved'
  | 'visitAccepted'
  | 'visitReturned'
  | 'visitReopened'
  | 'adjudicated'
  | 'ratingSettled'
  | 'conflictsSettled'
  | 'keyDecided'
  | 'leadTrusted'
  | 'enrolled'
  | 'officeAdded'
  | 'officeChanged'
  | 'briefingStarted'
  | 'briefingChanged'
  | 'briefingRemoved'
  | 'issueVoided';

interface Step {
  name: UndoName;
  back(): Promise<void>;
  /** What `back` does, where it is no more than these. */
  edits?: readonly Edit[];
}

type ActListener = (name: UndoName, about: readonly string[]) => void;

/** Fields that say one of a few words, the program's own or the pack's. */
const CODES: ReadonlySet<string> = new Set(
  'source speaker how status area nature verdict raisedBy what side'.split(' '),
);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether setting a field anew brings back no word that somebody wrote: a day, a time, a choice, a link. */
function isWordless({ kind, field, value }: Edit): boolean {
  if (typeof value === 'string')
    return CODES.has(field) || DAY.test(value) || (kind === 'finding' && field === 'cause');
  return typeof value !== 'object' || value === null || 'device' in value;
}

/** A window's acts, newest last. Undo does the opposite as a new change: mostly nothing leaves the log. */
export class UndoStack {
  #steps: Step[] = [];
  #listeners = new Set<ActListener>();

  constructor(
    private readonly queue: Autosave,
    private readonly db: Database,
  ) {}

  /** Calls `listener` after each act that can be undone. */
  onAct(listener: ActListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Does edits at once and remembers how to undo them.
   * @param about what else the act has done, for whoever is told of it: the problems of findings that it touches
   * @param withdraw undoes it by taking it out of the log, where it still can; says whether it did
   * @throws StoreFailure | FieldError as the queue does
   */
  async act(
    name: UndoName,
    edits: readonly Edit[],
    about: readonly string[] = [],
    withdraw?: () => Promise<boolean>,
  ): Promise<void> {
    // What was typed up to now is what undoing goes back to, and a record that still waits is there.
    await this.queue.flush();
    const ids = [...new Set(edits.map((edit) => edit.rec))];
    const rows = await this.db.records.bulkGet(ids);
    const before = new Map<string, Record<string, Json>>();
    for (const row of rows) if (row) before.set(row.id, row.body);
    const inverse = inverseOf(edits, before, momentNow());
    await this.queue.do(edits);
    if (!inverse) return;
    const step = this.#stepOf(name, inverse);
    this.#push(
      withdraw ? { ...step, back: async () => void ((await withdraw()) || (await step.back())) } : step,
      about,
    );
  }

  /**
   * Remembers an act that was done, and how it is undone: for what is more than fields of records.
   * @param back undoes it; where it throws, the act stays one that can be undone
   */
  did(name: UndoName, back: () => Promise<void>): void {
    this.#push({ name, back });
  }

  #stepOf = (name: UndoName, edits: readonly Edit[]): Step => ({ name, edits, back: () => this.queue.do(edits) });

  #push(step: Step, about: readonly string[] = []): void {
    this.#steps.push(step);
    for (const listener of this.#listeners) listener(step.name, about);
  }

  /** Forgets what records said before: undoing must not bring back what was to be forgotten. */
  forget(ids: ReadonlySet<string>): void {
    this.#steps = this.#steps.flatMap((step) => {
      const edits = step.edits?.filter((edit) => !ids.has(edit.rec) || isWordless(edit));
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
