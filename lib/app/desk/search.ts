import { packagedWorker } from '../../platform/workers.ts';
import searchWorker from '../../search/search.worker.ts?worker&url';
import type { Wanted } from '../../search/text-index.ts';
import type { Database } from '../../store/schema.ts';
import type { Session } from '../session.ts';
import { feedSearch } from './search-feed.ts';
import { type Answer, SearchWorker } from './search-worker.ts';

export type { SearchedField, SearchedKind } from '../../search/fields.ts';
export type { Passage } from '../../search/passages.ts';
export type { Found, Hit, HitGroup } from '../../search/text-index.ts';
export type { Answer } from './search-worker.ts';

/** How the search stands: whether it has read everything yet, and how it goes. */
export interface SearchState {
  /** `down`: it broke off again and again, and waits to be started by a person. */
  is: 'reading' | 'ready' | 'down';
  /** Records read so far, and how many there are. */
  read: number;
  all: number;
  /** True once it broke off and was started again by itself, until it has read everything. */
  restarted: boolean;
  /** Rises with each change of what it holds: what was found before may be different now. */
  version: number;
}

/** After so many breaks in a row, with no answer between them, nothing is started by itself any more. */
const MOST_RESTARTS = 3;

/**
 * The search of one page: a worker that holds all texts, fed with what the store holds and with what changes. It lives as
 * long as the page.
 */
export class LiveSearch {
  #worker: SearchWorker | null = null;
  #stopFeeding = () => {};
  #state: SearchState = { is: 'reading', read: 0, all: 0, restarted: false, version: 0 };
  #listeners = new Set<() => void>();
  #answered: (answer: Answer) => void = () => {};
  #breaks = 0;

  /** @param openWorker makes the worker, since only the page's named policy may turn an address into a script */
  constructor(
    private readonly db: Database,
    private readonly openWorker: () => Worker,
  ) {
    this.#start();
  }

  get state(): SearchState {
    return this.#state;
  }

  /** Calls `listener` whenever the state has changed. @returns stops */
  onState(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says who hears the answers: one at a time. */
  onAnswer(listener: (answer: Answer) => void): void {
    this.#answered = listener;
  }

  /**
   * Asks. The answer comes to `onAnswer`, unless a newer question overtakes it or the worker breaks off: then the state
   * changes, and one asks again.
   */
  ask(query: string, wanted: Wanted): void {
    this.#worker?.ask(query, wanted);
  }

  /** Starts anew after it broke off again and again. */
  restart(): void {
    this.#breaks = 0;
    this.#start();
  }

  /** Ends the worker and stops following the store. */
  close(): void {
    this.#stopFeeding();
    this.#worker?.end();
    this.#worker = null;
  }

  #start(): void {
    this.close();
    const worker = new SearchWorker(this.openWorker(), {
      answered: (answer) => {
        this.#breaks = 0;
        this.#answered(answer);
      },
      broke: (why) => this.#broke(why),
    });
    this.#worker = worker;
    this.#move({ is: 'reading', read: 0, all: 0 });
    this.#stopFeeding = feedSearch(this.db, {
      begin: (all) => {
        worker.say({ is: 'clear' });
        this.#move({ is: 'reading', read: 0, all });
      },
      take: (records, dropped) => {
        if (records.length > 0) worker.say({ is: 'put', records: [...records] });
        if (dropped.length > 0) worker.say({ is: 'drop', ids: [...dropped] });
        this.#move({ read: this.#state.read + records.length, version: this.#state.version + 1 });
      },
      whole: () => this.#move({ is: 'ready', restarted: false }),
      failed: (failure) => {
        console.error(failure);
        this.#down();
      },
    });
  }

  /** The worker died, or can't be trusted any more: another one reads everything anew. */
  #broke(why: string): void {
    console.error(`search worker: ${why}`);
    this.#breaks += 1;
    if (this.#breaks > MOST_RESTARTS) {
      this.#down();
      return;
    }
    this.#move({ restarted: true });
    this.#start();
  }

  #down(): void {
    this.close();
    this.#move({ is: 'down', restarted: false });
  }

  #move(to: Partial<SearchState>): void {
    this.#state = { ...this.#state, ...to };
    for (const listener of this.#listeners) listener();
  }
}

const searches = new WeakMap<Database, LiveSearch>();

/** The search of this page: begun when it is first asked for. */
export function searchOf({ db }: Pick<Session, 'db'>): LiveSearch {
  const known = searches.get(db);
  if (known) return known;
  const made = new LiveSearch(db, () => packagedWorker(searchWorker));
  searches.set(db, made);
  return made;
}
