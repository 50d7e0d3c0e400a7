import { packagedWorker } from '../platform/workers.ts';
import { failureOf, type StoreFailure } from '../store/failure.ts';
import { sayWhenSaving } from '../store/give-way.ts';
import journalWorker from '../store/journal.worker.ts?worker&url';
import { type Settings, settingsOf } from './preferences.ts';
import { lookForLoss } from './recovery.ts';
import { openSession, type Session } from './session.ts';
import { newestVisits, type VisitLine } from './visits.ts';
import { WINDOW } from './watch.ts';

/** How opening the panel ended. */
export type Opening =
  | { is: 'open'; session: Session; settings: Settings; visits: VisitLine[] }
  | { is: 'failed'; failure: StoreFailure };

/** Opens the store for a page that a person looks at: with the journal beside it, and saving when the page goes. */
export async function openPanelSession(): Promise<Opening> {
  try {
    let reading: Promise<VisitLine[]> = Promise.resolve([]);
    const session = await openSession('panel', (db) => {
      reading = newestVisits({ db }, WINDOW);
      // Told below, where it is awaited, unless the opening fails before: then that is told.
      reading.catch(() => undefined);
    });
    session.onStale(() => session.queue.halt('reload'));
    saveWhenGoing(session);
    sayWhenItSaves(session);
    // What was lost is noted before this database's own count takes the place of the old one's.
    if (session.created || session.lost) void lookForLoss(session).catch(console.error);
    // The journal can wait until the person can write.
    setTimeout(() => keepJournal(session), 1000);
    setTimeout(() => void finishImports(session).catch(console.error), 2000);
    return { is: 'open', session, settings: settingsOf(session), visits: await reading };
  } catch (error) {
    return { is: 'failed', failure: failureOf(error) };
  }
}

/**
 * A file that was being taken in when a page died is taken in to its end. Where that fails again (the disk is full), the
 * list of files that came says that it has not ended.
 */
async function finishImports(session: Session): Promise<void> {
  const waiting = new AbortController();
  session.onStale(() => waiting.abort());
  const { finishTakingIn } = await import('./bundle/take-back.ts');
  await finishTakingIn(session, waiting.signal);
}

/** Hidden: save at once. Gone: last words, which don't wait. */
function saveWhenGoing(session: Session): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void session.queue.flush();
  });
  addEventListener('blur', () => void session.queue.flush());
  addEventListener('pagehide', () => session.queue.hide());
  document.addEventListener('freeze', () => session.queue.hide());
}

/** Whoever writes much beside gives way to what is typed here. */
function sayWhenItSaves({ queue, window }: Session): void {
  const say = sayWhenSaving(window);
  queue.subscribe(() => say(queue.due));
}

/** The journal's writer follows the log by itself; it is only called when there is something new. */
function keepJournal({ queue, journal }: Session): void {
  const calls = new BroadcastChannel('xunji-journal');
  journal.call = () => calls.postMessage('written');
  queue.subscribe(() => {
    // After the screen has said so: the copy can wait, the person need not.
    if (queue.state.is === 'saved') setTimeout(journal.call);
  });
  const worker = packagedWorker(journalWorker);
  worker.onmessage = ({ data }: MessageEvent<{ type: string; reason?: string }>) => {
    if (data.type === 'stopped') journal.stopped = data.reason ?? '';
  };
  worker.onerror = (event) => {
    journal.stopped = event.message;
  };
}
