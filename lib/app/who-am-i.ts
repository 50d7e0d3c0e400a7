import type { Id } from '../model/ids.ts';
import { momentNow } from '../model/time.ts';
import { type Watch, watch } from '../store/live.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { foldText } from '../text/fold.ts';
import { readTeam, type ShownMember } from './party.ts';
import { beginEpoch, isPristine, readPerson } from './people.ts';
import type { Me, Session } from './session.ts';

/** Kept where a person said that they are none of those whom a lead's file names. */
const NOBODY = 'nobody';
/** As high as an epoch goes, less some room for restores. */
const MOST_EPOCHS = 900_000;

/** Who of the team works here, on a device that took in a lead's tasks: the lead named them, and knows this device not. */
export interface WhoAmI {
  /** Those who can be chosen. */
  team: ShownMember[];
  /** Who was chosen; null where that is open, or where it is none of them. */
  me: Id | null;
  /** Whether the question is still open. */
  asked: boolean;
  /** Who has the name that was given here, where it is one alone. */
  likely: Id | null;
}

/** Watches who of the team works here; null where no lead's tasks were taken in. @returns stops watching */
export function watchWhoAmI(session: Session, on: Watch<WhoAmI | null>): () => void {
  const { db } = session;
  return watch(async () => {
    const campaign = await readMeta(db, 'campaign');
    if (!campaign || (await readMeta(db, 'tookTasks')) !== campaign) return null;
    const own = ((await readMeta(db, 'me')) as Me | undefined)?.id ?? session.me.id;
    const said = await readMeta(db, 'iAm');
    const people = (await readTeam(db)).filter(({ removed }) => !removed);
    const name = foldText(people.find(({ id }) => id === own)?.name ?? '');
    const team = people.filter(({ id }) => id !== own || said === own);
    const alike = team.filter((one) => name !== '' && foldText(one.name) === name);
    const me = said === own ? own : null;
    const asked = me === null && said !== NOBODY && team.length > 0;
    return { team, me, asked, likely: me ?? (alike.length === 1 ? (alike[0]?.id ?? null) : null) };
  }, on);
}

/**
 * Goes on as a member whom the lead named: tasks, recusals and who went are that member's from now on. What was written
 * here before stays by whom it was. Whoever had only given a name is no second person in the lists.
 * @param member null for none of them
 */
export async function becomeMember(session: Session, member: Id | null): Promise<void> {
  const { db, me, queue } = session;
  await queue.flush();
  if (member !== null && member !== me.id) {
    const before = await readPerson(session);
    if (before && (await isPristine(session))) {
      const at = { ...momentNow() };
      await queue.do([{ rec: before.id, kind: 'member', parent: null, field: 'deleted', value: at }]);
    }
    // The same member may sit at another device as well: no epoch of theirs is likely to be this one.
    const epoch = Math.floor(Math.random() * MOST_EPOCHS);
    await beginEpoch(session, [], { id: member, epoch });
  }
  await writeMeta(db, 'iAm', member ?? NOBODY);
}
