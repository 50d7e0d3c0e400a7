import type { Change, ChangeId, Json } from './change.ts';
import { touches, valueIn } from './fields.ts';
import { shownHead, unreplaced } from './heads.ts';
import { compareChanges, mergeChanges } from './merge.ts';

/** One version of a field that a person can open. */
export type Version = {
  change: Change;
  value: Json;
  /** Another version replaced it. */
  superseded: boolean;
  /** It is the one that is shown. */
  current: boolean;
};

/**
 * A field's versions, newest first. What replaced a version stands before it even where its clock ran behind: `sup` is
 * what people did, the clock only what a device believed. Otherwise they stand by clock.
 * @param changes of one record, in any order
 */
export function historyOf(changes: readonly Change[], field: string): Version[] {
  const touching = mergeChanges(changes.filter((change) => touches(change, field)));
  const heads = new Set(unreplaced(touching).map((head) => head.id));
  const shown = shownHead(touching.filter((change) => heads.has(change.id)));
  return inOrderOfDoing(touching)
    .reverse()
    .map((change) => ({
      change,
      value: valueIn(change, field),
      superseded: !heads.has(change.id),
      current: change.id === shown?.id,
    }));
}

/**
 * Oldest first, each after all that it replaces: a walk in depth with a stack of its own, since a history of thousands
 * would overflow the engine's. A change is entered once, so that a circle (which takes a broken hash) ends.
 */
function inOrderOfDoing(changes: readonly Change[]): Change[] {
  const byId = new Map<ChangeId, Change>(changes.map((change) => [change.id, change]));
  const entered = new Set<ChangeId>();
  const done = new Set<Change>();
  const stack = changes.toReversed();
  for (let change = stack.at(-1); change !== undefined; change = stack.at(-1)) {
    entered.add(change.id);
    const replaced = change.sup.map((id) => byId.get(id)).filter((other) => other !== undefined);
    const waiting = replaced.filter((other) => !entered.has(other.id));
    if (waiting.length === 0) {
      done.add(change);
      stack.pop();
    } else {
      stack.push(...waiting.sort(compareChanges).reverse());
    }
  }
  return [...done];
}
