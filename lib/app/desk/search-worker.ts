import { answerSchema, type SearchRequest } from '../../search/protocol.ts';
import type { Found, Wanted } from '../../search/text-index.ts';

/** The answer to a question. */
export interface Answer {
  query: string;
  found: Found;
}

/** Who hears the worker. */
interface Hearer {
  answered(answer: Answer): void;
  /** It died, said what was not agreed, or nothing at all; it has been ended. */
  broke(why: string): void;
}

/** A question that was put and is not answered yet. */
interface Waiting {
  ask: number;
  query: string;
  timer: ReturnType<typeof setTimeout>;
}

/** A worker that says nothing for so long, in milliseconds, is dead: browsers don't tell of each that they end. */
const SILENCE = 20_000;

/** The page's end of a search worker. */
export class SearchWorker {
  #asked = 0;
  #waiting: Waiting | null = null;
  #next: { query: string; wanted: Wanted } | null = null;

  constructor(
    private readonly worker: Worker,
    private readonly hearer: Hearer,
  ) {
    worker.onerror = (event) => this.#broke(event.message);
    worker.onmessageerror = () => this.#broke('unreadable message');
    worker.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(data);
  }

  /** Tells it something; the order is kept, also between this and questions. */
  say(request: SearchRequest): void {
    this.worker.postMessage(request);
  }

  /** Asks it; of several questions that wait only the newest is put, so that quick typing never piles up. */
  ask(query: string, wanted: Wanted): void {
    this.#next = { query, wanted };
    this.#putNext();
  }

  /** Ends it; nothing is heard any more. */
  end(): void {
    if (this.#waiting) clearTimeout(this.#waiting.timer);
    this.#waiting = null;
    this.#next = null;
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
  }

  #putNext(): void {
    if (!this.#next || this.#waiting) return;
    const { query, wanted } = this.#next;
    this.#next = null;
    this.#asked += 1;
    const timer = setTimeout(() => this.#broke('silent'), SILENCE);
    this.#waiting = { ask: this.#asked, query, timer };
    this.say({ is: 'ask', ask: this.#asked, query, ...wanted });
  }

  #hear(data: unknown): void {
    const answer = answerSchema.safeParse(data);
    if (!answer.success) this.#broke(answer.error.message);
    else if (answer.data.is === 'failed') this.#broke(answer.data.why);
    else if (answer.data.ask === this.#waiting?.ask) this.#take(this.#waiting, answer.data.found);
  }

  #take(waiting: Waiting, found: Found): void {
    clearTimeout(waiting.timer);
    this.#waiting = null;
    this.#putNext();
    this.hearer.answered({ query: waiting.query, found });
  }

  #broke(why: string): void {
    this.end();
    this.hearer.broke(why);
  }
}
