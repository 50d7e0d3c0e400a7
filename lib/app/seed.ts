import type { Json } from '../changes/change.ts';
import { makeChange } from '../changes/make-change.ts';
import { FIRST_VERSION, type Pack } from '../packs/schema.ts';
import { absorb } from '../store/absorb.ts';
import { writeMeta } from '../store/meta.ts';
import type { Database } from '../store/schema.ts';

/** Nobody's: what a pack brings along was not typed by a person. */
export const PACK_AUTHOR = '00000000-0000-0000-0000-000000000000.0';
const BEGINNING = '000000000000-0000';

/**
 * Makes sure that there is a campaign and a team. Their changes are the same on every installation, to the byte, so
 * that two devices start with one campaign and not two; what a person changes later is an ordinary change on top.
 */
export async function seedCampaign(db: Database, pack: Pack): Promise<void> {
  const { campaign, team } = pack.seed;
  const seeds: [string, string, Record<string, Json>][] = [
    ['team', team.id, { name: team.name.zh, level: team.level, mandate: team.mandate.zh }],
    [
      'campaign',
      campaign.id,
      {
        name: campaign.name.zh,
        pack: pack.id, // The same on every installation, whichever version it came with: packs-in-force.ts says which is in force.
        packVersion: FIRST_VERSION,
        team: team.id,
      },
    ],
  ];
  const changes = seeds.map(([kind, rec, value]) =>
    makeChange({ rec, kind, parent: null, field: '*', value, sup: [], hlc: BEGINNING, author: PACK_AUTHOR }),
  );
  await absorb(db, changes, Date.now());
  await writeMeta(db, 'campaign', campaign.id);
}
