import type { FrozenRoster, RosterUnit } from '../../draw/roster.ts';
import type { Id, Sha256 } from '../../model/ids.ts';
import { membersOf } from '../../model/records.ts';
import { type Moment, shownTime } from '../../model/time.ts';
import { instantOf } from '../../stats/instant.ts';
import { keepAttachment, readAttachment } from '../../store/attachments.ts';
import { type Entry, newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { survivorsIn } from '../merged-units.ts';
import { askOverRoster } from './draws-worker.ts';

/** More units or visits than this are not looked at. */
const MOST = 500_000;

/**
 * Freezes the roster as the store has it now: every unit that was not taken away and not merged into another, with the
 * day of the last visit to it or to those merged into it.
 * @throws DrawError naming the field of a unit that can't stand on a roster (`roster[3].place`)
 */
export async function readRoster(db: Database): Promise<FrozenRoster> {
  return (await askOverRoster({ ask: 'freeze', units: await rosterUnits(db) })).roster;
}

/** The roster as the store has it now, as it comes into a draw. */
export async function rosterUnits(db: Database): Promise<RosterUnit[]> {
  const [units, visits] = await Promise.all([newestOf(db, 'unit', MOST), newestOf(db, 'visit', MOST)]);
  const endOf = survivorsIn(new Map(units.map((unit) => [unit.id, unit])));
  const days = lastDays(visits, endOf);
  return units.filter(({ id }) => endOf(id) === id).map((unit) => rosterUnit(unit, days.get(unit.id) ?? null));
}

function lastDays(visits: readonly Entry<'visit'>[], endOf: (unit: Id) => Id): Map<Id, string> {
  const days = new Map<Id, string>();
  for (const { body } of visits) {
    const unit = endOf(body.unit);
    const day = dayOf(body.began);
    if (day > (days.get(unit) ?? '')) days.set(unit, day);
  }
  return days;
}

/** The day that a person typed, unless there is no such day: then the device's. */
function dayOf(began: Moment): string {
  const { typed: _, ...device } = began;
  return shownTime(instantOf(began) === null ? device : began).date;
}

function rosterUnit({ id, body }: Entry<'unit'>, lastVisit: string | null): RosterUnit {
  return {
    id,
    name: String(body.name ?? ''),
    code: filled(body.code),
    type: filled(body.type),
    level: filled(body.level),
    place: filled(body.place),
    traits: membersOf(body, 'traits'),
    recused: membersOf(body, 'recused'),
    lastVisit,
  };
}

/** An emptied field says as much as none. */
const filled = (text: string | null | undefined): string | null => text?.trim() || null;

/**
 * Keeps a frozen roster's canonical text as an attachment: its hash is the roster's.
 * @throws StoreFailure `diskFull`
 */
export function keepRoster(text: string): Promise<Sha256> {
  return keepAttachment(new Blob([text]));
}

/**
 * The text of the frozen roster that was kept under a hash; null where this device doesn't hold it.
 * @throws SealMismatch when its bytes were changed
 */
export async function readKeptRoster(hash: Sha256): Promise<string | null> {
  return (await readAttachment(hash))?.text() ?? null;
}
