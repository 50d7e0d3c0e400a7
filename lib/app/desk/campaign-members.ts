import type { Id } from '../../model/ids.ts';
import type { MEMBER_ROLES, TEAM_LEVELS } from '../../model/records.ts';
import { momentNow } from '../../model/time.ts';
import type { Edit } from '../../store/commit.ts';
import type { Entry } from '../../store/queries.ts';
import { foldText } from '../../text/fold.ts';
import { creation, type Session } from '../session.ts';

export { MEMBER_ROLES, TEAM_LEVELS } from '../../model/records.ts';
export type MemberRole = (typeof MEMBER_ROLES)[number];
export type TeamLevel = (typeof TEAM_LEVELS)[number];

/** How many signs of an id tell two people of one name apart. */
const MARK = 4;

/** A member's name, and a mark of the record's own where another member has the same name; null where none has. */
export interface ShownMember {
  name: string;
  mark: string | null;
}

/**
 * The names of members, told apart: two people may have one name, and what one of them did is not the other's.
 * Width, case and space around a name make no difference between them.
 * @returns by the member's id
 */
export function tellApart(members: readonly Entry<'member'>[]): Map<Id, ShownMember> {
  const nameOf = (member: Entry<'member'>) => String(member.body.name ?? '').trim();
  const times = new Map<string, number>();
  for (const member of members) {
    const folded = foldText(nameOf(member));
    times.set(folded, (times.get(folded) ?? 0) + 1);
  }
  return new Map(
    members.map((member) => {
      const isTwice = (times.get(foldText(nameOf(member))) ?? 0) > 1;
      // The end of an id is random; its beginning is a time, which two records of one import share.
      return [member.id, { name: nameOf(member), mark: isTwice ? member.id.slice(-MARK) : null }];
    }),
  );
}

/**
 * Adds a member to a team; undoable. A name that is there already is no hindrance: people share names.
 * @param name what was typed, not empty once trimmed
 * @returns the member's id
 */
export async function addMember(session: Session, team: Id | null, name: string, role: MemberRole): Promise<Id> {
  const id = session.newId();
  const body = { name: name.trim(), role, team: team ?? undefined };
  await session.undo.act('campaign', [creation(id, 'member', null, body)]);
  return id;
}

/** Takes a member out of the lists; undoable, and what they did keeps their name. */
export function removeMember(session: Session, member: Entry<'member'>): Promise<void> {
  return session.undo.act('memberRemoved', [set(member, 'deleted', momentNow())]);
}

/** Says what a member does in the team; undoable. */
export function setRole(session: Session, member: Entry<'member'>, role: MemberRole): Promise<void> {
  return session.undo.act('campaign', [set(member, 'role', role)]);
}

/** Says whose team it is (S45); undoable. */
export function setLevel(session: Session, team: Entry<'team'>, level: TeamLevel): Promise<void> {
  return session.undo.act('campaign', [set(team, 'level', level)]);
}

const set = (entry: Entry<'member' | 'team'>, field: string, value: Edit['value']): Edit => ({
  rec: entry.id,
  kind: entry.kind,
  parent: entry.parent || null,
  field,
  value,
});
