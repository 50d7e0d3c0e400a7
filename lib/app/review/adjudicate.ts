import { shownOf } from '../../changes/heads.ts';
import type { Id } from '../../model/ids.ts';
import { membersOf, type TagStatus } from '../../model/records.ts';
import { momentNow } from '../../model/time.ts';
import { refuseVerdict, type VerdictRefusal } from '../../review/adjudication.ts';
import type { Edit } from '../../store/commit.ts';
import { changesOf, type Entry, getRecord } from '../../store/queries.ts';
import { allUnder } from '../../store/under.ts';
import { edit } from '../fields.ts';
import { creation, type Session } from '../session.ts';
import { lackingParts, PartsMissing } from '../tags.ts';
import { readAdjudications, UNDECIDED } from './read.ts';
import { readOwnRight, readRights } from './trust.ts';

/** A verdict that can't be given; nothing was changed. */
export class VerdictRefused extends Error {
  override readonly name = 'VerdictRefused';
  constructor(readonly reason: Exclude<VerdictRefusal, 'needsParts'> | 'tagGone') {
    super(`the verdict was refused: ${reason}`);
  }
}

/**
 * Decides of a suspicion: 核实, 排除, or 疑似 again; undoable. The tag's own word says the same from then on, so that every
 * list and count does.
 * @param reason why; needed for all but 核实
 * @throws VerdictRefused; PartsMissing naming what a tag lacks that is to be confirmed
 */
export async function adjudicate(session: Session, tagId: Id, to: TagStatus, reason = ''): Promise<void> {
  await session.queue.flush();
  const { db, me, pack } = session;
  const tag = await getRecord(db, 'tag', tagId);
  if (tag?.shelf !== 'live') throw new VerdictRefused('tagGone');
  const evidence = await allUnder(db, tag.parent, 'evidence', 'live');
  const lacking = lackingParts(session, tag, evidence);
  const needed = pack.tagParts.map(({ id }) => id);
  const parts = needed.filter((part) => !lacking.includes(part));
  const [adjudications, whyMayNot] = await Promise.all([readAdjudications(session, tag.parent), readRights(session)]);
  const { state, taken } = adjudications.get(tagId) ?? UNDECIDED;
  const why = refuseVerdict(state, { to, person: me.id, reason, parts }, { needed, whyMayNot });
  if (why === 'needsParts') throw new PartsMissing(lacking);
  if (why) throw new VerdictRefused(why);
  const there = new Set(evidence.map(({ id }) => id));
  const edits: Edit[] = [
    creation(session.newId(), 'verdict', tag.parent, {
      ...{ tag: tagId, to, at: { ...momentNow() }, reason: reason.trim() || undefined },
      ...{ after: taken.at(-1)?.id, right: await readOwnRight(session) },
      ...(await readParts(session, tag, parts)),
      ...Object.fromEntries(
        membersOf(tag.body, 'evidence').flatMap((id) => (there.has(id) ? [[`evidence.${id}`, true]] : [])),
      ),
    }),
    ...(tag.body.status === to ? [] : [edit(tag, 'status', to)]),
  ];
  await session.undo.act('adjudicated', edits);
}

/** The changes that say a tag's parts now. */
async function readParts(
  { db }: Session,
  tag: Entry<'tag'>,
  parts: readonly string[],
): Promise<Record<string, string>> {
  const log = await changesOf(db, tag.id);
  const said = parts.flatMap((part) => {
    const head = part === 'evidence' ? undefined : shownOf(log, part);
    return head ? [[`part.${part}`, head.id] as const] : [];
  });
  return Object.fromEntries(said);
}
