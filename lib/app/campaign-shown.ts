import { showLine } from '../model/one-line.ts';
import type { Pair } from '../packs/schema.ts';
import { type Watch, watch } from '../store/live.ts';
import { readMeta } from '../store/meta.ts';
import { getRecord } from '../store/queries.ts';
import type { Session } from './session.ts';

/** What the campaign and its team are called, in both languages of the screen; days such as 2023-11-30. */
export interface CampaignShown {
  campaign: Pair;
  team: Pair;
  begins: string | null;
  ends: string | null;
}

/** What is known before the store answers: the pack's own names. */
export function seedShown({ pack }: Session): CampaignShown {
  return { campaign: pack.seed.campaign.name, team: pack.seed.team.name, begins: null, ends: null };
}

/** Watches what the current campaign and its team are called. @returns stops watching */
export function watchCampaignShown(session: Session, on: Watch<CampaignShown>): () => void {
  const { db } = session;
  return watch(async () => {
    const seed = seedShown(session);
    const found = await getRecord(db, 'campaign', String(await readMeta(db, 'campaign')));
    if (!found) return seed;
    const team = found.body.team ? await getRecord(db, 'team', found.body.team) : null;
    const { begins = null, ends = null } = found.body;
    return { campaign: pairOf(found.body.name, seed.campaign), team: pairOf(team?.body.name, seed.team), begins, ends };
  }, on);
}

/** A name that nobody changed is the pack's, which has it in both languages; what a person wrote stays as it is. */
export function pairOf(name: string | undefined, seed: Pair | null): Pair {
  const own = showLine(name);
  if (seed && (own === '' || name === seed.zh)) return seed;
  return { zh: own, en: own };
}
