import { askDraw } from '../../draw/client.ts';
import drawWorker from '../../draw/draw.worker.ts?worker&url';
import type { Answer, Ask, Question } from '../../draw/protocol.ts';
import { packagedWorker } from '../../platform/workers.ts';

/** Up to so many units the page is done before a worker would have begun. */
const FEW = 500;
/** About how long the entry of a unit is in a roster's text. */
const ENTRY = 150;

/**
 * Asks what takes long over a whole roster, in a worker where it is large.
 * @throws DrawError as what is asked does; DrawWorkerFailed
 */
export function askOverRoster<A extends Ask>(question: Question & { ask: A }): Promise<Answer<A>> {
  return askDraw<A>(isLarge(question) ? () => packagedWorker(drawWorker) : null, question);
}

function isLarge(question: Question): boolean {
  return ('units' in question ? question.units.length : question.roster.length / ENTRY) > FEW;
}
