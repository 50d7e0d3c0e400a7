import { type SealedTo, seal } from '../../bundle/seal/seal.ts';
import { type Keys, unseal } from '../../bundle/seal/unseal.ts';
import { packagedWorker } from '../../platform/workers.ts';
import bundleWorker from './bundle.worker.ts?worker&url';
import { type Answer, BundleWorkerFailed, type Question, type Reply, type Told, unpackFault } from './protocol.ts';

/**
 * A worker that reads or writes one file: hundreds of megabytes are hashed, and a passphrase takes as long as it was
 * made to take. Null where there are no workers: then it is done in place.
 */
export function startBundleWork(): BundleWork | null {
  return typeof Worker === 'undefined' ? null : new BundleWork(packagedWorker(bundleWorker));
}

/** See `startBundleWork`. */
export class BundleWork {
  constructor(private readonly worker: Worker) {}

  /**
   * Asks, and waits for what was asked for.
   * @param tell is called with how far it has come
   * @throws what the worker threw; BundleWorkerFailed
   */
  ask<Is extends Answer['is']>(
    question: Question,
    is: Is,
    tell: (told: Told) => unknown = () => undefined,
    signal?: AbortSignal,
  ): Promise<Extract<Answer, { is: Is }>> {
    const { worker } = this;
    const stop = () => worker.postMessage({ ask: 'stop' } satisfies Question);
    signal?.addEventListener('abort', stop, { once: true });
    return new Promise<Extract<Answer, { is: Is }>>((resolve, reject) => {
      worker.onerror = (event) => reject(new BundleWorkerFailed(String(event.message)));
      worker.onmessageerror = () => reject(new BundleWorkerFailed('unreadable'));
      worker.onmessage = ({ data }: MessageEvent<Reply>) => {
        if (data.is === 'opening' || data.is === 'taking' || data.is === 'packing') tell(data);
        else if (data.is === 'failed') reject(unpackFault(data.fault));
        else if (data.is === is) resolve(data as Extract<Answer, { is: Is }>);
        else reject(new BundleWorkerFailed(data.is));
      };
      worker.postMessage(question);
      if (signal?.aborted) stop();
    }).finally(() => signal?.removeEventListener('abort', stop));
  }

  /** Ends the worker, whatever it does. */
  end(): void {
    this.worker.terminate();
  }
}

/** Seals a short file beside the page, as `seal` does. @throws BundleError; BundleWorkerFailed */
export function sealBeside(file: Blob, to: SealedTo): Promise<Blob> {
  return beside({ ask: 'seal', file, to }, () => seal(file, to));
}

/** Opens a short sealed file beside the page, as `unseal` does. @throws BundleError; BundleWorkerFailed */
export function unsealBeside(file: Blob, keys: Keys): Promise<Blob> {
  return beside({ ask: 'unseal', file, keys }, () => unseal(file, keys));
}

async function beside(question: Question, here: () => Promise<Blob>): Promise<Blob> {
  const work = startBundleWork();
  if (!work) return here();
  try {
    return (await work.ask(question, 'file')).file;
  } finally {
    work.end();
  }
}
