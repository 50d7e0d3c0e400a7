import type { Block, PageSettings } from '../blocks/blocks.ts';
import { PaintCancelled, PaintError } from './errors.ts';
import {
  answerSchema,
  type DocumentRequest,
  type LaidAnswer,
  type Order,
  type PaintProgress,
  type PaintResult,
  type PressAnswer,
  type PressRequest,
} from './protocol.ts';

/** A document as the press takes it. */
export interface PressDocument {
  readonly blocks: readonly Block[];
  readonly page: PageSettings | null;
  /** The office's own 仿宋; its file is read when the worker doesn't have it yet. */
  readonly own: { readonly hash: string; read(): Promise<Uint8Array<ArrayBuffer>> } | null;
}

/** A document as it was laid out, with the pages that were wanted. */
type Laid = Omit<LaidAnswer, 'order'> & Order;

/** What a PDF takes beside the document. */
interface PressPaint {
  readonly title: string;
  readonly photos: readonly { readonly ref: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

/** Lays documents out and paints them, in a worker that stays and keeps what it read and set. */
export interface Press {
  /**
   * Lays a document out, and gives the pages that are looked at.
   * @param wanted their numbers, from 1; one past the end stands for the last
   * @throws PaintCancelled when `signal` is aborted; PaintError
   */
  lay(document: PressDocument, wanted: readonly number[], signal?: AbortSignal): Promise<Laid>;
  /**
   * Makes the PDF. The photos' bytes are copied, not taken.
   * @throws PaintCancelled when `signal` is aborted, at once; PaintError when the PDF couldn't be made
   */
  paint(
    document: PressDocument,
    more: PressPaint,
    onProgress: (progress: PaintProgress) => void,
    signal?: AbortSignal,
  ): Promise<PaintResult>;
  /** Ends the worker; whoever waits is told PaintCancelled. */
  close(): void;
}

/** How long the worker stays with nothing to do, in milliseconds: it holds some fifty megabytes. */
const IDLE = 180_000;
/** A worker that was ended from outside says nothing at all. No step of a document of hundreds of pages takes so long. */
const SILENCE = 30_000;

/** What somebody waits for. */
interface Job {
  readonly document: PressDocument;
  readonly request:
    | Pick<Extract<DocumentRequest, { kind: 'lay' }>, 'kind' | 'wanted'>
    | ({ kind: 'paint' } & PressPaint);
  readonly onProgress: (progress: PaintProgress) => void;
  readonly settle: (answer: Extract<PressAnswer, { kind: 'laid' | 'done' }>) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Opens a press; the worker begins with the first request. One request at a time is with it: of those that wait the
 * newest page to look at goes first. A worker that dies takes only that request with it: the next opens another.
 * @param openWorker makes the worker, since only the page's named policy may turn an address into a script
 * @param fonts where the faces lie
 */
export function openPress(openWorker: () => Worker, fonts: DocumentRequest['fonts']): Press {
  return new WorkerPress(openWorker, fonts);
}

class WorkerPress implements Press {
  readonly #openWorker: () => Worker;
  readonly #fonts: DocumentRequest['fonts'];
  #worker: Worker | null = null;
  /** What the worker knows: the fonts that it was sent, and the document before. */
  #sent = new Set<string>();
  #blocks: readonly Block[] = [];
  /** Where headings and blocks stand, as it said it last. */
  #order: Order | null = null;
  #waiting: Job[] = [];
  #current: Job | null = null;
  #id = 0;
  #isClosed = false;
  /** Ends the worker: one that has nothing to do, or one that is asked and silent. */
  #ending: ReturnType<typeof setTimeout> | undefined;

  constructor(openWorker: () => Worker, fonts: DocumentRequest['fonts']) {
    this.#openWorker = openWorker;
    this.#fonts = fonts;
  }

  async lay(document: PressDocument, wanted: readonly number[], signal?: AbortSignal): Promise<Laid> {
    const answer = await this.#ask(document, { kind: 'lay', wanted: [...wanted] }, () => {}, signal);
    if (answer.kind !== 'laid') throw new PaintError('badMessage', answer.kind);
    const { count, pages, order } = answer;
    if (!order) throw new PaintError('badMessage', 'order');
    return { count, pages, ...order };
  }

  async paint(
    document: PressDocument,
    more: PressPaint,
    onProgress: (progress: PaintProgress) => void,
    signal?: AbortSignal,
  ): Promise<PaintResult> {
    const answer = await this.#ask(document, { kind: 'paint', ...more }, onProgress, signal);
    if (answer.kind !== 'done') throw new PaintError('badMessage', answer.kind);
    const { bytes, pages, missing, unreadable } = answer;
    return { bytes, pages, missing, unreadable };
  }

  close(): void {
    this.#isClosed = true;
    this.#endWorker();
    const all = [this.#current, ...this.#waiting];
    this.#current = null;
    this.#waiting = [];
    for (const job of all) job?.fail(new PaintCancelled());
  }

  #ask(
    document: PressDocument,
    request: Job['request'],
    onProgress: Job['onProgress'],
    signal: AbortSignal | undefined,
  ): Promise<Extract<PressAnswer, { kind: 'laid' | 'done' }>> {
    const asked = Promise.withResolvers<Extract<PressAnswer, { kind: 'laid' | 'done' }>>();
    if (signal?.aborted || this.#isClosed) return Promise.reject(new PaintCancelled());
    const job: Job = { document, request, onProgress, settle: asked.resolve, fail: asked.reject };
    const cancel = () => this.#cancel(job);
    signal?.addEventListener('abort', cancel);
    this.#waiting.push(job);
    this.#next();
    return asked.promise.finally(() => signal?.removeEventListener('abort', cancel));
  }

  #cancel(job: Job): void {
    this.#waiting = this.#waiting.filter((one) => one !== job);
    job.fail(new PaintCancelled());
    // Laying out is done in a moment; painting is broken off with its worker.
    if (job === this.#current && job.request.kind === 'paint') this.#drop();
  }

  /** Ends the worker with what it is at; who waits has another. */
  #drop(error?: Error): void {
    this.#endWorker();
    const job = this.#current;
    this.#current = null;
    if (error) job?.fail(error);
    this.#next();
  }

  #next(): void {
    if (this.#current) return;
    const job = this.#waiting.findLast(({ request }) => request.kind === 'lay') ?? this.#waiting[0];
    if (!job) {
      this.#rest();
      return;
    }
    clearTimeout(this.#ending);
    this.#waiting = this.#waiting.filter((one) => one !== job);
    this.#current = job;
    this.#send(job).catch((error: unknown) => {
      const named = error instanceof PaintError ? error : new PaintError('badMessage', String(error));
      if (this.#current === job) this.#drop(named);
    });
  }

  async #send(job: Job): Promise<void> {
    const { document, request } = job;
    const worker = this.#worker ?? this.#startWorker();
    this.#worker = worker;
    const post = (message: PressRequest) => worker.postMessage(message);
    const { own } = document;
    if (own && !this.#sent.has(own.hash)) {
      const bytes = await own.read();
      // The person broke off meanwhile.
      if (this.#current !== job || this.#worker !== worker) return;
      post({ kind: 'font', hash: own.hash, bytes });
      this.#sent.add(own.hash);
    }
    this.#id += 1;
    const shared = {
      id: this.#id,
      fonts: this.#fonts,
      own: own?.hash ?? null,
      page: document.page,
      blocks: changeOf(this.#blocks, document.blocks),
    };
    this.#blocks = document.blocks;
    this.#expect();
    if (request.kind === 'lay') post({ ...shared, kind: 'lay', wanted: request.wanted });
    else post({ ...shared, kind: 'paint', title: request.title, photos: [...request.photos] });
  }

  #startWorker(): Worker {
    const worker = this.#openWorker();
    const fail = (error: PaintError) => {
      if (worker === this.#worker) this.#drop(error);
    };
    worker.onerror = (event) => fail(new PaintError('workerFailed', event.message));
    worker.onmessageerror = () => fail(new PaintError('badMessage', 'not readable'));
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const answer = answerSchema.safeParse(data);
      if (!answer.success) fail(new PaintError('badMessage', answer.error.message));
      else if (worker === this.#worker && answer.data.id === this.#id) this.#hear(answer.data);
    };
    return worker;
  }

  #hear(answer: PressAnswer): void {
    const job = this.#current;
    if (!job) return;
    if (answer.kind === 'progress') {
      const { step, done, of } = answer;
      this.#expect();
      job.onProgress({ step, done, of });
    } else if (answer.kind === 'failed') {
      // What the worker made of the document before is not known any more.
      this.#drop(new PaintError(answer.fault, answer.detail));
    } else {
      this.#current = null;
      if (answer.kind === 'laid') this.#order = answer.order ?? this.#order;
      job.settle(answer.kind === 'laid' ? { ...answer, order: this.#order } : answer);
      this.#next();
    }
  }

  /** A word is awaited: after a while without one the worker counts as dead. */
  #expect(): void {
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => this.#drop(new PaintError('workerFailed', 'silent')), SILENCE);
  }

  /** Nothing is to be done: after a while the worker goes. */
  #rest(): void {
    clearTimeout(this.#ending);
    if (this.#worker) this.#ending = setTimeout(() => this.#endWorker(), IDLE);
  }

  #endWorker(): void {
    clearTimeout(this.#ending);
    this.#worker?.terminate();
    this.#worker = null;
    this.#sent = new Set();
    this.#blocks = [];
    this.#order = null;
  }
}

/** What has to be put in place of which blocks, so that one document becomes the other. */
function changeOf(before: readonly Block[], now: readonly Block[]): DocumentRequest['blocks'] {
  const least = Math.min(before.length, now.length);
  let from = 0;
  while (from < least && isSame(before[from], now[from])) from += 1;
  let behind = 0;
  while (behind < least - from && isSame(before.at(-1 - behind), now.at(-1 - behind))) behind += 1;
  return { from, to: before.length - behind, put: now.slice(from, now.length - behind) };
}

/** Blocks are composed anew for every edit: those that say the same are the same. */
const isSame = (one: Block | undefined, other: Block | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
