import { DrawError } from '../../../lib/draw/draw-error.ts';

/** How something is refused; fails where it is taken, or breaks in another way. */
export function refusal(attempt: () => unknown): DrawError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DrawError) return error;
    throw error;
  }
  throw new Error('it was taken');
}
