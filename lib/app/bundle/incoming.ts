import type { Pack } from '../../packs/schema.ts';
import { keeping } from '../pack-kept.ts';
import type { Session } from '../session.ts';
import { type BundleWork, startBundleWork } from './bundle-work.ts';
import { type Incoming, type OpeningOptions, openFile } from './open-file.ts';
import { BundleWorkerFailed } from './protocol.ts';
import { type TakingIn, takeFile } from './take-file.ts';

export { Overtaken } from './basis.ts';
export { BlockedKey, type Incoming, type OpeningOptions, type Signed } from './open-file.ts';
export { BundleWorkerFailed } from './protocol.ts';
export { ImportBusy, type TakingIn } from './take-file.ts';

/** Takes an opened file in; see `takeFile`. */
type Take = (tell: (progress: TakingIn) => void, signal?: AbortSignal) => Promise<readonly Pack[]>;

/** What is held open of each file that was shown. */
const held = new WeakMap<Incoming, { take: Take; leave(): Promise<unknown> }>();

/**
 * Opens a file that somebody handed over and says what it would do; nothing is written. In a worker, where there are
 * workers.
 * @throws as `openFile`; BundleWorkerFailed
 */
export async function openIncoming(session: Session, file: File, options: OpeningOptions = {}): Promise<Incoming> {
  await session.queue.flush();
  const work = startBundleWork();
  if (work) return openBeside(work, session, file, options);
  const opened = await openFile(session, file, options);
  held.set(opened.seen, { take: (tell, signal) => takeFile(session, opened, tell, signal), leave: opened.leave });
  return opened.seen;
}

async function openBeside(work: BundleWork, session: Session, file: File, options: OpeningOptions): Promise<Incoming> {
  const { passphrases = [], tell, signal } = options;
  try {
    const { id, epoch } = session.me;
    const question = { ask: 'open', file, me: { id, epoch }, passphrases } as const;
    const onReading: Parameters<typeof work.ask>[2] = (told) => told.is === 'opening' && tell?.(told.done, told.total);
    const { seen } = await work.ask(question, 'opened', onReading, signal);
    held.set(seen, { take: (on, stop) => takeBeside(work, on, stop), leave: () => leaveBeside(work) });
    return seen;
  } catch (error) {
    work.end();
    throw error;
  }
}

async function takeBeside(
  work: BundleWork,
  tell: (progress: TakingIn) => void,
  signal?: AbortSignal,
): Promise<readonly Pack[]> {
  const onTaking: Parameters<typeof work.ask>[2] = (told) => told.is === 'taking' && tell(told.progress);
  return (await work.ask({ ask: 'take' }, 'taken', onTaking, signal)).packs;
}

async function leaveBeside(work: BundleWork): Promise<void> {
  await work.ask({ ask: 'leave' }, 'left').finally(() => work.end());
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
  // What it leaves behind where that fails goes at the next start.
  held.get(incoming)?.leave().catch(console.error);
  held.delete(incoming);
}
