import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import type { Receiver } from '../../review/blind.ts';
import type { Entry } from '../../store/queries.ts';
import type { BatchRow } from '../../store/schema.ts';
import { readBlindVisits } from '../review/blind.ts';
import type { Session } from '../session.ts';
import { readScopeAbove, readVisitScopes, readVisits, type Scope } from './scope.ts';
import { readStays, type Staying, type Stays } from './stays.ts';

/** What a person chose to hand out, and to whom: somebody, or whoever may open it. */
export interface Choice {
  readonly visits: readonly Id[];
  readonly to: Receiver;
}

/** A visit that is to go, and what of it stays. */
export interface GoingVisit {
  readonly visit: Entry<'visit'>;
  readonly staying: readonly Staying[];
  /** Its ratings stay until both who rate its unit have handed over. */
  readonly blind: boolean;
  /** How many records of each kind go. */
  readonly counts: ReadonlyMap<Kind, number>;
}

/** What goes and what stays, before anything is written. */
export interface Going {
  readonly choice: Choice;
  readonly visits: readonly GoingVisit[];
  /** Evidence that goes: its bytes are those of a clean copy. */
  readonly evidence: readonly Entry<'evidence'>[];
  readonly scopes: readonly { readonly scope: Scope; readonly stays: Stays }[];
  readonly blind: ReadonlySet<Id>;
}

/** Says what of the chosen visits would go and what would stay. Nothing is written. */
export async function readGoing(session: Session, choice: Choice): Promise<Going> {
  const chosen = await readVisits(session, choice.visits);
  const blind = await readBlindVisits(session, choice.to);
  const visits: GoingVisit[] = [];
  const evidence: Entry<'evidence'>[] = [];
  const scopes: { scope: Scope; stays: Stays }[] = [];
  for (const visit of chosen) {
    const own = await readVisitScopes(session, visit);
    const stays = await readStays(
      session,
      own.flatMap(({ records }) => records),
    );
    for (const scope of own) scopes.push({ scope, stays });
    const home = new Set(stays.staying.flatMap(({ record, wordsOnly }) => (wordsOnly ? [] : [record.id])));
    const going = own.flatMap(({ records }) => records).filter(({ id, shelf }) => shelf === 'live' && !home.has(id));
    evidence.push(...going.filter((one): one is Entry<'evidence'> => one.kind === 'evidence'));
    visits.push({ visit, staying: stays.staying, blind: blind.has(visit.id), counts: countKinds(going) });
  }
  const above = await readScopeAbove(session);
  scopes.push({ scope: above, stays: await readStays(session, above.records) });
  return { choice, visits, evidence, scopes, blind };
}

/** The batches that go: those of the chosen visits, their units and what stands above, whoever made them. */
export async function readBatchesGoing({ db }: Session, { scopes, blind }: Going): Promise<BatchRow[]> {
  const about = new Set(scopes.map(({ scope }) => scope.about));
  const rows = await db.batches.toArray();
  return rows
    .filter((row) => about.has(row.about) && !(row.ratings && blind.has(row.about ?? '')))
    .sort((a, b) => (a.author === b.author ? a.seq - b.seq : a.author < b.author ? -1 : 1));
}

function countKinds(records: readonly Entry<Kind>[]): Map<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
