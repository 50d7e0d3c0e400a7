import type { Pack } from '../../packs/schema.ts';
import { packagedWorker } from '../../platform/workers.ts';
import { keeping } from '../pack-kept.ts';
import type { Session } from '../session.ts';
import incomingWorker from './incoming.worker.ts?worker&url';
import { type Incoming, type OpeningOptions, openFile } from './open-file.ts';
import { BundleWorkerFailed, type Question, type Reply, unpackFault } from './protocol.ts';
import { type TakingIn, takeFile } from './take-file.ts';

export { BlockedKey, type Incoming, type OpeningOptions, type Signed } from './open-file.ts';
export { BundleWorkerFailed } from './protocol.ts';
export { ImportBusy, type TakingIn } from './take-file.ts';

/** Takes an opened file in; see `takeFile`. */
type Take = (tell: (progress: TakingIn) => void, signal?: AbortSignal) => Promise<readonly Pack[]>;

/** What is held open of each file that was shown. */
const held = new WeakMap<Incoming, { take: Take; leave(): void }>();

/**
 * Opens a file that somebody handed over and says what it would do; nothing is written. In a worker, where there are
 * workers: 500 MB are read and hashed, and a passphrase takes as long as it was made to take.
 * @throws as `openFile`; BundleWorkerFailed
 */
export async function openIncoming(session: Session, file: File, options: OpeningOptions = {}): Promise<Incoming> {
  await session.queue.flush();
  if (typeof Worker === 'undefined') {
    const opened = await openFile(session, file, options);
    held.set(opened.seen, { take: (tell, signal) => takeFile(session, opened, tell, signal), leave: () => undefined });
    return opened.seen;
  }
  const { passphrases = [], tell, signal } = options;
  const work = new FileWork(packagedWorker(incomingWorker));
  try {
    const { id, epoch } = session.me;
    const question = { ask: 'open', file, me: { id, epoch }, passphrases } as const;
    const reply = await work.ask(question, (told) => told.is === 'opening' && tell?.(told.done, told.total), signal);
    if (reply.is !== 'opened') throw new BundleWorkerFailed(reply.is);
    held.set(reply.seen, { take: (on, stop) => work.take(on, stop), leave: () => work.end() });
    return reply.seen;
  } catch (error) {
    work.end();
    throw error;
  }
}

/**
 * Takes in a file that a person has seen and said yes to; once.
 * @param incoming as `openIncoming` gave it
 * @throws as `takeFile`; BundleWorkerFailed
 */
export async function takeIn(
  session: Session,
  incoming: Incoming,
  tell: (progress: TakingIn) => void = () => undefined,
  signal?: AbortSignal,
): Promise<void> {
  const file = held.get(incoming);
  if (!file) throw new BundleWorkerFailed('not open');
  await session.queue.flush();
  const packs = await file.take(tell, signal);
  leaveIncoming(incoming);
  for (const pack of packs) await session.queue.do([keeping(session, pack)]);
  session.journal.call();
}

/** Lets go of a file that is not taken in. */
export function leaveIncoming(incoming: Incoming): void {
  held.get(incoming)?.leave();
  held.delete(incoming);
}

/** A file that a worker holds open. */
class FileWork {
  constructor(private readonly worker: Worker) {}

  /** Asks, and waits for what is no progress. */
  ask(question: Question, tell: (told: Reply) => unknown, signal?: AbortSignal): Promise<Reply> {
    const { worker } = this;
    const stop = () => worker.postMessage({ ask: 'stop' } satisfies Question);
    signal?.addEventListener('abort', stop, { once: true });
    return new Promise<Reply>((resolve, reject) => {
      worker.onerror = (event) => reject(new BundleWorkerFailed(String(event.message)));
      worker.onmessageerror = () => reject(new BundleWorkerFailed('unreadable'));
      worker.onmessage = ({ data }: MessageEvent<Reply>) => {
        if (data.is === 'opening' || data.is === 'taking') tell(data);
        else if (data.is === 'failed') reject(unpackFault(data.fault));
        else resolve(data);
      };
      worker.postMessage(question);
    }).finally(() => signal?.removeEventListener('abort', stop));
  }

  async take(tell: (progress: TakingIn) => void, signal?: AbortSignal): Promise<readonly Pack[]> {
    const reply = await this.ask({ ask: 'take' }, (told) => told.is === 'taking' && tell(told.progress), signal);
    if (reply.is !== 'taken') throw new BundleWorkerFailed(reply.is);
    return reply.packs;
  }

  end(): void {
    this.worker.terminate();
  }
}
