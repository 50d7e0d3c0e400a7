import { seal } from '../../bundle/seal/seal.ts';
import { unseal } from '../../bundle/seal/unseal.ts';
import { gatherAnnouncements } from '../../store/live.ts';
import { openDatabase } from '../../store/open.ts';
import type { Me } from '../session.ts';
import { type Here, type OpenedFile, openFile } from './open-file.ts';
import { packFile } from './pack-file.ts';
import { type Answer, packFault, type Question, type Reply, type Told } from './protocol.ts';
import { takeFile } from './take-file.ts';

/** The worker's side of a scope that TypeScript takes for a window. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(reply: Reply): void;
};

/** So often lists show what came in so far, in milliseconds; how far it is, is told by itself. */
const TOLD_EVERY = 30_000;

/** One file a worker: what was opened is what is taken in. */
let opened: { here: Here; file: OpenedFile } | null = null;
const stop = new AbortController();
const { signal } = stop;
const tell = (told: Told) => scope.postMessage(told);

scope.onmessage = ({ data }) => {
  if (data.ask === 'stop') stop.abort();
  else
    answer(data).then(scope.postMessage.bind(scope), (error: unknown) =>
      scope.postMessage({ is: 'failed', fault: packFault(error) }),
    );
};

async function answer(question: Exclude<Question, { ask: 'stop' }>): Promise<Answer> {
  switch (question.ask) {
    case 'open':
      return open(question);
    case 'take':
      return take();
    case 'leave':
      await opened?.file.leave();
      return { is: 'left' };
    case 'pack': {
      const here = await openHere(question.me);
      const onProgress = (progress: Extract<Told, { is: 'packing' }>['progress']) => tell({ is: 'packing', progress });
      return { is: 'packed', packed: await packFile(here, question.packing, onProgress, signal) };
    }
    case 'seal':
      return { is: 'file', file: await seal(question.file, question.to) };
    case 'unseal':
      return { is: 'file', file: await unseal(question.file, question.keys) };
  }
}

async function openHere(me: Me): Promise<Here> {
  const { db } = await openDatabase(() => stop.abort());
  return { db, me };
}

async function open({ file, me, passphrases }: Extract<Question, { ask: 'open' }>): Promise<Answer> {
  const here = await openHere(me);
  const onReading = (done: number, total: number) => tell({ is: 'opening', done, total });
  opened = { here, file: await openFile(here, file, { passphrases, tell: onReading, signal }) };
  return { is: 'opened', seen: opened.file.seen };
}

async function take(): Promise<Answer> {
  if (!opened) throw new Error('nothing was opened');
  const tellRest = gatherAnnouncements(TOLD_EVERY);
  try {
    const packs = await takeFile(opened.here, opened.file, (progress) => tell({ is: 'taking', progress }), signal);
    return { is: 'taken', packs };
  } finally {
    tellRest();
  }
}
