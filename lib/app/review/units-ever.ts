import type { Change } from '../../changes/change.ts';
import { type Id, namesOne } from '../../model/ids.ts';
import { everSaid, everTold, type MayTell } from '../../review/ever-said.ts';
import { findLookAlikes, type Telling } from '../../roster/look-alike.ts';
import { idsOn } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { eachLog } from '../../store/walk.ts';

/** What units were ever one with, and which others look like them. */
export interface UnitsEver {
  /** The unit itself, first, and all that it was ever merged into, one after the other. */
  with(unit: Id): readonly Id[];
  /** The units of which nothing tells it apart. */
  alike(unit: Id): readonly Id[];
}

/** What the history of a unit says of it. */
interface Ever {
  readonly into: readonly Id[];
  readonly told: ReturnType<typeof everTold>;
}

/**
 * Reads what units were ever said to be: by anybody, until somebody who may said otherwise (lib/review/ever-said.ts). That
 * a unit was taken away, merged elsewhere, parted or called something else by another ends nothing. Two units were one if
 * ways from both ever led to one: so nothing need be known of what was merged into them.
 */
export async function readUnitsEver(db: Database, ids: readonly Id[], mayTell: MayTell): Promise<UnitsEver> {
  const known = new Map<Id, Ever | null>();
  await follow(db, ids, known, mayTell);
  const withOf = reachIn(known);
  const own = [...new Set(ids.flatMap(withOf))];
  await follow(
    db,
    own.flatMap((id) => known.get(id)?.told.parent.filter((parent) => parent !== '') ?? []),
    known,
    mayTell,
  );
  const namesOf = (parent: Id): readonly string[] =>
    parent === '' ? [''] : withOf(parent).flatMap((id) => known.get(id)?.told.name ?? ['']);
  const tellings = own.flatMap((id): Telling[] => {
    const told = known.get(id)?.told;
    return told ? [{ id, ...told, parent: told.parent.flatMap(namesOf) }] : [];
  });
  const alike = findLookAlikes(tellings);
  return { with: withOf, alike: (unit) => alike.get(unit) ?? [] };
}

/** Longer chains no honest work makes: then all units are read at once, since a query for each step would take minutes. */
const MOST_STEPS = 20;

/** Reads the history of units and of what they were ever merged into, in a query for each step of the longest chain. */
async function follow(db: Database, ids: readonly Id[], known: Map<Id, Ever | null>, mayTell: MayTell): Promise<void> {
  let wanted = [...new Set(ids)].filter((id) => !known.has(id));
  for (let step = 0; wanted.length > 0; step++) {
    if (step === MOST_STEPS) wanted = [...new Set([...wanted, ...(await allUnits(db))])].filter((id) => !known.has(id));
    const next = new Set<Id>();
    for (const id of wanted) known.set(id, null);
    await eachLog(db, wanted, (id, log) => {
      const ever = everOf(log, mayTell);
      known.set(id, ever);
      for (const into of ever?.into ?? []) next.add(into);
    });
    wanted = [...next].filter((id) => !known.has(id));
  }
}

async function allUnits(db: Database): Promise<Id[]> {
  return (await Promise.all((['live', 'draft', 'deleted'] as const).map((shelf) => idsOn(db, 'unit', shelf)))).flat();
}

function everOf(log: readonly Change[], mayTell: MayTell): Ever | null {
  if (log[0]?.kind !== 'unit') return null;
  const into = everSaid(log, 'mergedInto', mayTell).filter(namesOne);
  return { into, told: everTold(log, mayTell) };
}

function reachIn(known: ReadonlyMap<Id, Ever | null>): (unit: Id) => readonly Id[] {
  const found = new Map<Id, readonly Id[]>();
  return (unit) => {
    const before = found.get(unit);
    if (before) return before;
    const reached = new Set([unit]);
    for (const id of reached) for (const into of known.get(id)?.into ?? []) reached.add(into); // grows as it goes
    const all = [...reached];
    found.set(unit, all);
    return all;
  };
}
