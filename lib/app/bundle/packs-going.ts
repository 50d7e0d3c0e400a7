import type { Id } from '../../model/ids.ts';
import { readMeta } from '../../store/meta.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { packInForce } from '../packs-in-force.ts';
import type { Session } from '../session.ts';
import type { Going } from './going.ts';

/** A version of a pack. */
interface PackVersion {
  readonly id: string;
  readonly version: string;
}

/**
 * The packs that go, those that are shipped included: what was rated is read under its own words, findings by the areas
 * of their campaign, and tasks are done with the one in force.
 */
export async function readPacksGoing(
  { db }: Session,
  { visits, scopes }: Pick<Going, 'visits' | 'scopes'>,
): Promise<PackVersion[]> {
  const findings = scopes.flatMap(({ scope }) => (scope.findingsOnly ? scope.records : []));
  const named = [
    ...visits.map(({ visit }) => visit.body.campaign),
    ...findings.flatMap(({ body }) => body.campaign ?? []),
  ];
  const campaigns = await campaignsOf(db, named.map(String));
  const found = new Map<string, PackVersion>();
  const add = (id: string | undefined, version: string) => id && found.set(`${id}@${version}`, { id, version });
  const inForce = await packInForce(db, await readMeta(db, 'campaign'));
  add(inForce.id, inForce.version);
  for (const { visit } of visits) add(campaigns.get(visit.body.campaign)?.body.pack, visit.body.packVersion);
  for (const { body } of findings) {
    const campaign = campaigns.get(String(body.campaign));
    if (campaign) add(campaign.body.pack, campaign.body.packVersion);
  }
  return [...found.values()];
}

async function campaignsOf(db: Database, ids: readonly Id[]): Promise<Map<Id, Entry<'campaign'>>> {
  const found = await getRecords(db, 'campaign', [...new Set(ids)]);
  return new Map(found.flatMap((one) => (one ? [[one.id, one] as const] : [])));
}
