import { type Id, idSchema } from '../model/ids.ts';
import { type Watch, watch } from '../store/live.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Entry } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import type { Me, Session } from './session.ts';

/** The entry of `meta` with the ids under which whoever works here wrote before. */
const FORMER = 'former';

/** The ids under which whoever works here has written. */
export type OwnIds = ReadonlySet<Id>;

/** The same as they were when the page was opened: what a first screen can show without asking the store. */
export function ownIdsAtOpening({ me, meta }: Session): OwnIds {
  return new Set([me.id, ...idsIn(meta.get(FORMER))]);
}

/** Watches the ids under which whoever works here has written. @returns stops watching */
export function watchOwnIds({ db, me }: Session, on: Watch<OwnIds>): () => void {
  return watch(async () => {
    const ids = await readOwnIds(db);
    return ids.size > 0 ? ids : new Set([me.id]);
  }, on);
}

/** The ids under which whoever works here has written, as the store has them. */
export async function readOwnIds(db: Database): Promise<OwnIds> {
  const [now, former] = await Promise.all([readMeta(db, 'me'), readMeta(db, FORMER)]);
  return new Set([...idsIn([(now as Me | undefined)?.id]), ...idsIn(former)]);
}

/** Notes that whoever works here goes on as somebody else: what they wrote before is theirs all the same. */
export async function noteFormerId({ db, me }: Session): Promise<void> {
  await writeMeta(db, FORMER, [...new Set([...idsIn(await readMeta(db, FORMER)), me.id])]);
}

/** Whether a visit was begun by whoever works here; one that doesn't say by whom counts as theirs. */
export function isOwnVisit({ body }: Entry<'visit'>, own: OwnIds): boolean {
  return !body.by || own.has(body.by);
}

const idsIn = (value: unknown): Id[] =>
  Array.isArray(value) ? value.filter((id): id is Id => idSchema.safeParse(id).success) : [];
