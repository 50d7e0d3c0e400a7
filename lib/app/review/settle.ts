import type { Id } from '../../model/ids.ts';
import type { Grade } from '../../model/records.ts';
import { momentNow } from '../../model/time.ts';
import { itemsFor, traitsOf } from '../../packs/apply.ts';
import { type Agreement, agreementOf } from '../../review/agreement.ts';
import type { RightRefusal } from '../../review/rights.ts';
import { type SettledItems, type Settlement, settledItems, settlementOf } from '../../review/settlement.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import { readSurvivors } from '../merged-units.ts';
import { underVisit } from '../pack-shown.ts';
import { creation, type Session } from '../session.ts';
import { readRaters } from './blind.ts';
import { readDeeds } from './deeds.ts';
import { readOwnRight, readRights } from './trust.ts';
import { type People, peopleOf } from './watch.ts';

/** Two visits to one unit in one campaign. */
export type VisitPair = readonly [Id, Id];

/** Why a difference can't be settled; `blind`: not both were handed over; `notOneUnit`: they aren't such a pair. */
type SettleReason = RightRefusal | 'needsReason' | 'blind' | 'visitGone' | 'notOneUnit';

/** A settlement that was refused; nothing was changed. */
export class SettleRefused extends Error {
  override readonly name = 'SettleRefused';
  constructor(readonly reason: SettleReason) {
    super(`the settlement was refused: ${reason}`);
  }
}

/**
 * Settles a difference between two visits' ratings of an item; undoable. The ratings themselves stay as they were given.
 * @throws SettleRefused
 */
export async function settleRating(
  session: Session,
  pair: VisitPair,
  said: { item: string; grade: Grade; reason: string },
): Promise<void> {
  await session.queue.flush();
  const { visits, unit } = await checkPair(session, pair);
  if (!(await areHanded(session, pair))) throw new SettleRefused('blind');
  const whyMayNot = await readRights(session);
  const why = said.reason.trim() === '' ? 'needsReason' : whyMayNot(session.me.id, 'settle');
  if (why) throw new SettleRefused(why);
  const { items } = settledItems(await readSettlements(session, visits, unit), pair, whyMayNot);
  const before = items.get(said.item);
  const standing: readonly Settlement[] = before?.is === 'settled' ? [before.by] : (before?.sides ?? []);
  const body = {
    ...{ item: said.item, grade: said.grade, reason: said.reason.trim(), at: { ...momentNow() } },
    right: await readOwnRight(session),
    ...Object.fromEntries(pair.map((id) => [`visits.${id}`, true])),
    ...Object.fromEntries(standing.map(({ rec }) => [`instead.${rec}`, true])),
  };
  await session.undo.act('ratingSettled', [creation(session.newId(), 'settlement', unit.id, body)]);
}

/** How two visits agree: nothing while one of them isn't handed over, so that neither is led by the other. */
export type SideBySide =
  | { readonly is: 'blind' }
  | {
      readonly is: 'open';
      readonly agreement: Agreement;
      readonly settled: SettledItems;
      /** Who settled. */
      readonly people: People;
    };

/** Watches how two visits to one unit agree; null where they aren't such a pair. @returns stops watching */
export function watchSideBySide(session: Session, pair: VisitPair, on: Watch<SideBySide | null>): () => void {
  return watch(async () => {
    const found = await checkPair(session, pair).catch((error: unknown) => {
      if (error instanceof SettleRefused) return null;
      throw error;
    });
    if (!found) return null;
    const { visits, unit } = found;
    if (!(await areHanded(session, pair))) return { is: 'blind' };
    const [asked, whyMayNot, settlements] = await Promise.all([
      readAsked(session, visits, unit),
      readRights(session),
      readSettlements(session, visits, unit),
    ]);
    const agreement = agreementOf(asked.items, asked.scale, visits[0].body, visits[1].body);
    const people = await peopleOf(
      session,
      settlements.map(({ person }) => person),
    );
    return { is: 'open', agreement, settled: settledItems(settlements, pair, whyMayNot), people };
  }, on);
}

type Visits = readonly [Entry<'visit'>, Entry<'visit'>];

/** Whether both were handed over, by those who wrote them. */
async function areHanded(session: Session, pair: VisitPair): Promise<boolean> {
  const raters = await readRaters(session, pair);
  return pair.every((id) => raters.get(id)?.isHanded);
}

async function checkPair({ db }: Session, pair: VisitPair): Promise<{ visits: Visits; unit: Entry<'unit'> }> {
  const [one, other] = await getRecords(db, 'visit', pair);
  if (one?.shelf !== 'live' || other?.shelf !== 'live') throw new SettleRefused('visitGone');
  const [unit, same] = await readSurvivors(db, [one.body.unit, other.body.unit]);
  const isPair = unit && unit.id === same?.id && one.body.campaign === other.body.campaign && one.id !== other.id;
  if (!isPair) throw new SettleRefused('notOneUnit');
  return { visits: [one, other], unit };
}

/** The settlements between two visits, also those made before their units were merged. */
async function readSettlements(session: Session, visits: Visits, unit: Entry<'unit'>): Promise<Settlement[]> {
  const units = [...new Set([unit.id, ...visits.map(({ body }) => body.unit)])];
  const deeds = await Promise.all(units.map((id) => readDeeds(session, id, 'settlement', 'grade')));
  return deeds.flat().flatMap((deed) => settlementOf(deed) ?? []);
}

/** The rated items that both visits were asked, and the grades that have a place on the scale, best first. */
async function readAsked(
  session: Session,
  visits: Visits,
  unit: Entry<'unit'>,
): Promise<{ items: string[]; scale: Grade[] }> {
  const packs = await Promise.all(visits.map((visit) => underVisit(session, visit)));
  const asked = packs.map(({ pack }) => itemsFor(pack, unit.body.type ?? null, traitsOf(unit.body)));
  const [items = [], others = []] = asked.map((all) => all.filter(({ form }) => form === 'rated').map(({ id }) => id));
  const grades = [...(packs[0]?.pack.grades ?? [])].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const scale = grades.flatMap(({ grade, score }) => (score === null ? [] : [grade]));
  return { items: items.filter((id) => others.includes(id)), scale };
}
