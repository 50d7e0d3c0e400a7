import { openDatabase } from '../../store/open.ts';
import { type Here, type OpenedFile, openFile } from './open-file.ts';
import { packFault, type Question, type Reply } from './protocol.ts';
import { takeFile } from './take-file.ts';

/** The worker's side of a scope that TypeScript takes for a window. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(reply: Reply): void;
};

/** One file a worker: what was opened is what is taken in. */
let opened: { here: Here; file: OpenedFile } | null = null;
const stop = new AbortController();

scope.onmessage = ({ data }) => {
  if (data.ask === 'stop') stop.abort();
  else
    answer(data).then(scope.postMessage.bind(scope), (error: unknown) =>
      scope.postMessage({ is: 'failed', fault: packFault(error) }),
    );
};

async function answer(question: Exclude<Question, { ask: 'stop' }>): Promise<Reply> {
  if (question.ask === 'open') {
    const { db } = await openDatabase(() => stop.abort());
    const here = { db, me: question.me };
    const { signal } = stop;
    const tell = (done: number, total: number) => scope.postMessage({ is: 'opening', done, total });
    const file = await openFile(here, question.file, { passphrases: question.passphrases, tell, signal });
    opened = { here, file };
    return { is: 'opened', seen: file.seen };
  }
  if (!opened) throw new Error('nothing was opened');
  const tell = (progress: Parameters<NonNullable<Parameters<typeof takeFile>[2]>>[0]) =>
    scope.postMessage({ is: 'taking', progress });
  return { is: 'taken', packs: await takeFile(opened.here, opened.file, tell, stop.signal) };
}
