import { authorOf, type Hlc, type Json } from '../changes/change.ts';
import { millisOf, tick } from '../changes/clock.ts';
import { makeChange } from '../changes/make-change.ts';
import { type Id, makeId } from '../model/ids.ts';
import type { Pack } from '../packs/schema.ts';
import { readUnsaved } from '../platform/memory.ts';
import { commit, type Edit } from '../store/commit.ts';
import { failureOf, StoreFailure } from '../store/failure.ts';
import {
  clearBeside,
  hearLastWords,
  type LastWord,
  lastWordsBeside,
  speakLastWords,
  withdrawBeside,
} from '../store/last-words.ts';
import { firstMeta, readAllMeta, readMeta } from '../store/meta.ts';
import { openDatabase } from '../store/open.ts';
import type { Database } from '../store/schema.ts';
import { Autosave } from './autosave.ts';
import { watchCount } from './count.ts';
import { packInForce } from './packs-in-force.ts';
import { seedCampaign } from './seed.ts';
import { UndoStack } from './undo.ts';
import { UnsavedSlot } from './unsaved.ts';

/** Who works here, and which life of this installation it is: a restore begins another (bundle.md, Merge). */
export interface Me {
  id: Id;
  epoch: number;
}

/** What a door of the program works with, from its opening to its end. */
export interface Session {
  db: Database;
  /** The pack in force: the campaign's; inside a visit the one that it was begun with (packs-in-force.ts). */
  pack: Pack;
  me: Me;
  queue: Autosave;
  undo: UndoStack;
  /** Where a panel keeps what it could not save, for the next one; the background has none. */
  unsaved: UnsavedSlot | null;
  /** This window, as runs of typing and last words know it. */
  window: string;
  /** What the store remembers beside records, as it was at the opening. */
  meta: ReadonlyMap<string, unknown>;
  /** True when the database was made just now. */
  created: boolean;
  /** True when the browser said that it lost data. */
  lost: boolean;
  /** The journal beside the database: why it is not being written, if so, and a call to follow what was written. */
  journal: { stopped: string | null; call(): void };
  /** A new record's id. Its time never goes back, even where the device's clock does. */
  newId(): Id;
  /** Called when another page needs a newer version of the database: this one must be loaded again. */
  onStale(listener: () => void): void;
  close(): void;
}

/**
 * Opens the store for one page, or for the background's moment of work.
 * @param role a panel keeps what it could not save for the next one; the background leaves that alone
 * @param alongside called as soon as the database is open, to begin reading what the first screen shows
 * @throws StoreFailure when it can't be opened; nothing has been changed then
 */
export async function openSession(role: 'panel' | 'background', alongside?: (db: Database) => void): Promise<Session> {
  // Asked before the database is opened: the two take their time side by side.
  const asking = role === 'panel' ? readUnsaved() : null;
  const stale = new Set<() => void>();
  const { db, created, lost } = await openDatabase(() => {
    for (const listener of stale) listener();
  });
  alongside?.(db);
  const window = crypto.randomUUID();
  const beside = lastWordsBeside();
  const [stored, unsaved] = await Promise.all([readAllMeta(db), asking]);
  const meta = new Map([...stored, ...beside]);
  // On a full disk they wait where they are: reading must go on, and what can't be written is said.
  const heard = await hearLastWords(db, meta, Date.now()).catch((error: unknown) => failureOf(error));
  if (!(heard instanceof StoreFailure)) clearBeside(beside);
  const pack = await packInForce(db, meta.get('campaign'));
  const me = (meta.get('me') as Me | undefined) ?? (await makeMe(db));
  const clock = { last: ((heard ? await readMeta(db, 'clock') : meta.get('clock')) ?? null) as Hlc | null };
  if (!meta.has('campaign')) await seedCampaign(db, pack);
  const author = () => authorOf(me);
  const next = () => {
    clock.last = tick(clock.last, Date.now());
    return clock.last;
  };
  const spoken: string[] = [];
  const slot = role === 'panel' ? new UnsavedSlot(window) : null;
  const queue: Autosave = new Autosave({
    commit: async (edits) => {
      // A page that lived on after its last words says all of it again, and newer.
      const withdraw = [...spoken];
      const writer = { author: author(), window, now: Date.now(), after: clock.last, withdraw };
      const written = await commit(db, edits, writer);
      if (withdraw.length > 0) withdrawBeside(window);
      spoken.splice(0, withdraw.length);
      for (const one of written) if (one && (!clock.last || one.change.hlc > clock.last)) clock.last = one.change.hlc;
      return written;
    },
    lastWords: (edits, underWay) => {
      const words = edits.map((edit) => lastWord(edit, next(), author()));
      spoken.push(...speakLastWords(db, words, window, underWay));
    },
    keepUnsaved: (edits) => {
      const { state } = queue;
      void slot?.keep(edits, state.is === 'failed' ? state.reason : undefined);
    },
    now: () => Date.now(),
    window,
  });
  const stopCounting = watchCount(db, queue);
  const session: Session = {
    db,
    pack,
    me,
    queue,
    undo: new UndoStack(queue, db),
    unsaved: slot,
    window,
    meta,
    created,
    lost,
    journal: { stopped: null, call: () => undefined },
    newId: () => {
      // A time of its own for each: lists stand in the order of ids, also while the device's clock is set back.
      clock.last = tick(clock.last, Math.max(Date.now(), clock.last ? millisOf(clock.last) + 1 : 0));
      return makeId(millisOf(clock.last));
    },
    onStale: (listener) => void stale.add(listener),
    close: () => {
      stopCounting();
      void slot?.release();
      db.close({ disableAutoOpen: true });
    },
  };
  if (heard instanceof StoreFailure) queue.halt(heard.reason);
  if (unsaved) await slot?.takeOver(queue, unsaved.keys());
  return session;
}

/** A change made while the page closes: it replaces what the field showed, as far as this page knows. */
function lastWord(edit: Edit, hlc: Hlc, author: string): LastWord {
  const seen = edit.run ? [edit.run.last] : edit.seen;
  const { rec, kind, parent, field, value } = edit;
  const change = makeChange({ rec, kind, parent, field, value, sup: [...(seen ?? [])], hlc, author });
  return { ...change, ...(!seen && { unseen: true }) };
}

/** Two pages that open for the first time at once are one person. */
const makeMe = (db: Database): Promise<Me> => firstMeta(db, 'me', () => ({ id: makeId(Date.now()), epoch: 0 }));

/** An edit that makes a record: several fields at once. */
export function creation(rec: Id, kind: Edit['kind'], parent: Id | null, body: Record<string, Json | undefined>): Edit {
  const value = Object.fromEntries(Object.entries(body).filter(([, part]) => part !== undefined)) as Record<
    string,
    Json
  >;
  return { rec, kind, parent, field: '*', value };
}
