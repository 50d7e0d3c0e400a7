import '../../model/no-eval.ts';
import { BundleError } from '../../bundle/format/bundle-error.ts';
import type { SealedTo } from '../../bundle/seal/seal.ts';
import type { Keys } from '../../bundle/seal/unseal.ts';
import type { Pack } from '../../packs/schema.ts';
import { StoreFailure } from '../../store/failure.ts';
import type { Me } from '../session.ts';
import { Overtaken } from './basis.ts';
import { BlockedKey, type Incoming } from './open-file.ts';
import type { HandingOut, PackedFile, Packing } from './pack-file.ts';
import { ImportBusy, type TakingIn } from './take-file.ts';

/** What a page asks of a worker: one file a worker. One that was opened is held until it is taken in or left. */
export type Question =
  | { readonly ask: 'open'; readonly file: File; readonly me: Me; readonly passphrases: readonly string[] }
  | { readonly ask: 'take' }
  | { readonly ask: 'leave' }
  | { readonly ask: 'pack'; readonly packing: Packing; readonly me: Me }
  | { readonly ask: 'seal'; readonly file: Blob; readonly to: SealedTo }
  | { readonly ask: 'unseal'; readonly file: Blob; readonly keys: Keys }
  | { readonly ask: 'stop' };

/** How far it has come. */
export type Told =
  | { readonly is: 'opening'; readonly done: number; readonly total: number }
  | { readonly is: 'taking'; readonly progress: TakingIn }
  | { readonly is: 'packing'; readonly progress: HandingOut };

/** What was asked for. */
export type Answer =
  | { readonly is: 'opened'; readonly seen: Incoming }
  | { readonly is: 'taken'; readonly packs: readonly Pack[] }
  | { readonly is: 'left' }
  | { readonly is: 'packed'; readonly packed: PackedFile }
  | { readonly is: 'file'; readonly file: Blob };

/** What comes back: how far it has come, then what was asked for or why not. */
export type Reply = Told | Answer | { readonly is: 'failed'; readonly fault: Fault };

/** An error as it travels: its class is lost between a worker and a page. */
type Fault =
  | { readonly error: 'bundle'; readonly reason: BundleError['reason']; readonly place: string; readonly line: number }
  | { readonly error: 'blocked'; readonly signed: BlockedKey['signed'] }
  | { readonly error: 'busy' | 'overtaken' }
  | { readonly error: 'store'; readonly reason: StoreFailure['reason'] }
  | { readonly error: 'other'; readonly detail: string };

/** The worker broke off: nothing was taken in that was not committed. */
export class BundleWorkerFailed extends Error {
  override readonly name = 'BundleWorkerFailed';
}

/** Packs an error for the way to the page. */
export function packFault(error: unknown): Fault {
  if (error instanceof BundleError) {
    const { reason, place, line } = error;
    return { error: 'bundle', reason, place, line };
  }
  if (error instanceof BlockedKey) return { error: 'blocked', signed: error.signed };
  if (error instanceof ImportBusy) return { error: 'busy' };
  if (error instanceof Overtaken) return { error: 'overtaken' };
  if (error instanceof StoreFailure) return { error: 'store', reason: error.reason };
  return { error: 'other', detail: String(error) };
}

/** The error again, as the worker threw it. */
export function unpackFault(fault: Fault): Error {
  switch (fault.error) {
    case 'bundle':
      return new BundleError(fault.reason, fault.place, fault.line);
    case 'blocked':
      return new BlockedKey(fault.signed);
    case 'busy':
      return new ImportBusy();
    case 'overtaken':
      return new Overtaken();
    case 'store':
      return new StoreFailure(fault.reason);
    default:
      return new BundleWorkerFailed(fault.detail);
  }
}
