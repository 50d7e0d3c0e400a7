import { BundleError } from '../../bundle/format/bundle-error.ts';

/** Why a file was refused, and where in it, for a screen that knows no error classes but by their codes. */
export type BundleFault = Pick<BundleError, 'reason' | 'place' | 'line'>;

/** Why a file was refused; null for any other error. */
export function bundleFault(error: unknown): BundleFault | null {
  return error instanceof BundleError ? error : null;
}
