import type { Change } from '../changes/change.ts';
import { valueIn } from '../changes/fields.ts';
import { shownOf } from '../changes/heads.ts';
import type { TagStatus } from '../model/records.ts';
import { type Adjudication, tagStandingOf } from './adjudication.ts';

/**
 * How a tag counts: as was decided by whoever may, else by the newest word on it that counts. A word that doesn't is as
 * though nobody had said it; a tag of which none counts is suspected.
 * @param said the changes of the tag that say its status, in any order
 * @param counts whether a change's author has a say in it
 * @param decided what the verdicts on it add up to
 */
export function countedStatus(
  said: readonly Change[],
  counts: (change: Change) => boolean,
  decided: Adjudication,
): TagStatus {
  const word = shownOf(said.filter(counts), 'status');
  const own = word && valueIn(word, 'status');
  return tagStandingOf(own, decided).status;
}
