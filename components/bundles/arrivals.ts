import { type Signal, signal } from '@preact/signals';
import { type BundleFault, bundleFault } from '../../lib/app/bundle/faults.ts';
import {
  BlockedKey,
  ImportBusy,
  type Incoming,
  leaveIncoming,
  Overtaken,
  openIncoming,
  type Signed,
  type TakingIn,
  takeIn,
} from '../../lib/app/bundle/incoming.ts';
import { adoptTasks, type TasksCame } from '../../lib/app/bundle/tasks-came.ts';
import type { Session } from '../../lib/app/session.ts';
import { isNothing } from './is-nothing.ts';

/** How a file stands that somebody wants to take in. */
type ArrivalState =
  | { readonly is: 'waiting' }
  /** Bytes that were read and checked. */
  | { readonly is: 'opening'; readonly done: number; readonly total: number }
  /** Our key doesn't open it; `wrong` once a passphrase didn't either. */
  | { readonly is: 'sealed'; readonly wrong: boolean }
  | { readonly is: 'blocked'; readonly signed: Signed }
  | { readonly is: 'refused'; readonly fault: BundleFault }
  /** Once it was committed, what is missing of it comes later. */
  | { readonly is: 'failed'; readonly error: unknown; readonly committed: boolean }
  | { readonly is: 'shown'; readonly incoming: Incoming }
  | { readonly is: 'taking'; readonly incoming: Incoming; readonly progress: TakingIn | null }
  /** `came` says of the tasks that it brought; null for none. */
  | { readonly is: 'taken'; readonly incoming: Incoming; readonly came: TasksCame | null };

/** A file that came, from its opening until a person lets go of it. */
export interface Arrival {
  readonly id: number;
  readonly file: File;
  readonly state: ArrivalState;
  /** Why the last try to take it in came to nothing. */
  readonly note: 'stopped' | 'busy' | 'overtaken' | null;
}

/** The files that wait to be taken in. They outlive a way to another page: what is being taken in goes on. */
export class Arrivals {
  readonly list: Signal<readonly Arrival[]> = signal([]);
  #next = 1;
  /** One file is opened at a time: each may be as large as memory allows. */
  #line: Promise<unknown> = Promise.resolve();
  #stops = new Map<number, AbortController>();
  #passphrases = new Map<number, string>();
  /** Several are being taken in. */
  #many = false;

  /** Takes files up, in their order, and opens them. */
  add(session: Session, files: readonly File[]): void {
    const fresh = files.map((file): Arrival => ({ id: this.#next++, file, state: { is: 'waiting' }, note: null }));
    this.list.value = [...this.list.value, ...fresh];
    for (const { id } of fresh) this.open(session, id);
  }

  /** Opens a file, also once more: what it would do has changed since, or a key or passphrase is known now. */
  open(session: Session, id: number, passphrase?: string): void {
    if (passphrase !== undefined) this.#passphrases.set(id, passphrase);
    this.#letGo(id);
    this.#set(id, { is: 'waiting' });
    this.#line = this.#line.then(() => this.#openNow(session, id));
  }

  async #openNow(session: Session, id: number): Promise<void> {
    const one = this.#find(id);
    if (!one) return;
    const stop = this.#stopper(id);
    const passphrase = this.#passphrases.get(id);
    this.#set(id, { is: 'opening', done: 0, total: one.file.size });
    try {
      const incoming = await openIncoming(session, one.file, {
        ...(passphrase !== undefined && { passphrases: [passphrase] }),
        tell: (done, total) => this.#set(id, { is: 'opening', done, total }),
        signal: stop.signal,
      });
      if (this.#find(id)) this.#set(id, { is: 'shown', incoming });
      else leaveIncoming(incoming);
    } catch (error) {
      this.#set(id, stateOf(error, passphrase !== undefined));
    }
  }

  /** Takes a file in that was shown. */
  async take(session: Session, id: number): Promise<void> {
    const state = this.#find(id)?.state;
    if (state?.is !== 'shown') return;
    const { incoming } = state;
    const stop = this.#stopper(id);
    this.#set(id, { is: 'taking', incoming, progress: null });
    let committed = false;
    try {
      const tell = (progress: TakingIn) => {
        committed = progress.doing === 'merging';
        this.#set(id, { is: 'taking', incoming, progress });
      };
      await takeIn(session, incoming, tell, stop.signal);
      this.#set(id, { is: 'taken', incoming, came: null });
      this.#passphrases.delete(id);
    } catch (error) {
      leaveIncoming(incoming);
      const note = noteOf(error);
      if (note) this.open(session, id);
      this.#set(id, note ? { is: 'waiting' } : stateOf(error, false, committed), note);
      return;
    }
    const came = await adoptTasks(session, incoming);
    if (came && this.#find(id)) this.#set(id, { is: 'taken', incoming, came });
    if (!this.#many) this.#openOthers(session);
  }

  /**
   * Takes several in, one after the other, the oldest first. Each is opened again before: the one before it may have
   * brought its packer's key, or the same words.
   */
  async takeAll(session: Session): Promise<void> {
    const ready = this.list.value.flatMap(({ id, state }) => (state.is === 'shown' ? [{ id, ...state }] : []));
    ready.sort((a, b) => (a.incoming.createdAt < b.incoming.createdAt ? -1 : 1));
    this.#many = true;
    try {
      for (const [at, { id }] of ready.entries()) {
        if (at > 0) this.open(session, id);
        await this.#line;
        const state = this.#find(id)?.state;
        // The one before it may have brought all of it.
        if (state?.is === 'shown' && !isNothing(state.incoming)) await this.take(session, id);
      }
    } finally {
      this.#many = false;
    }
    this.#openOthers(session);
  }

  /** What the others would do is not what was said any more. */
  #openOthers(session: Session): void {
    for (const { id, state } of this.list.value) if (state.is === 'shown') this.open(session, id);
  }

  /** Stops what is being done with a file. */
  stop(id: number): void {
    this.#stops.get(id)?.abort();
  }

  /** Lets a file be: nothing of it was taken in, or all was. */
  leave(id: number): void {
    this.stop(id);
    this.#letGo(id);
    this.#passphrases.delete(id);
    this.list.value = this.list.value.filter((one) => one.id !== id);
  }

  #letGo(id: number): void {
    const state = this.#find(id)?.state;
    if (state?.is === 'shown') leaveIncoming(state.incoming);
  }

  #stopper(id: number): AbortController {
    const stop = new AbortController();
    this.#stops.set(id, stop);
    return stop;
  }

  #find = (id: number): Arrival | undefined => this.list.value.find((one) => one.id === id);

  #set(id: number, state: ArrivalState, note?: Arrival['note']): void {
    this.list.value = this.list.value.map((one) =>
      one.id === id ? { ...one, state, note: note === undefined ? keptNote(one, state) : note } : one,
    );
  }
}

/** A note stays while the file is opened again, and until the next try. */
const keptNote = ({ note }: Arrival, { is }: ArrivalState): Arrival['note'] =>
  is === 'waiting' || is === 'opening' || is === 'shown' ? note : null;

function stateOf(error: unknown, tried: boolean, committed = false): ArrivalState {
  if (error instanceof BlockedKey) return { is: 'blocked', signed: error.signed };
  const fault = bundleFault(error);
  if (fault?.reason === 'wrongKey') return { is: 'sealed', wrong: tried };
  return fault ? { is: 'refused', fault } : { is: 'failed', error, committed };
}

function noteOf(error: unknown): Arrival['note'] {
  if (error instanceof ImportBusy) return 'busy';
  if (error instanceof Overtaken) return 'overtaken';
  return bundleFault(error)?.reason === 'cancelled' ? 'stopped' : null;
}

const known = new WeakMap<Session['db'], Arrivals>();

/** The files that wait at this installation. */
export function arrivalsOf({ db }: Session): Arrivals {
  const found = known.get(db) ?? new Arrivals();
  known.set(db, found);
  return found;
}
