import type { Id } from '../../model/ids.ts';
import type { MEMBER_ROLES, TEAM_LEVELS } from '../../model/records.ts';
import { momentNow } from '../../model/time.ts';
import type { Edit } from '../../store/commit.ts';
import type { Entry } from '../../store/queries.ts';
import { creation, type Session } from '../session.ts';
import { readTasks } from '../tasks.ts';

export { MEMBER_ROLES, TEAM_LEVELS } from '../../model/records.ts';
export type MemberRole = (typeof MEMBER_ROLES)[number];
export type TeamLevel = (typeof TEAM_LEVELS)[number];

/** As long as a name may be, in characters. */
const MOST_OF_NAME = 100;

/** A name that is longer than a name can be, and how long it is. Nothing was changed. */
class NameTooLong extends Error {
  override readonly name = 'NameTooLong';
  constructor(
    readonly length: number,
    readonly most: number,
  ) {
    super(`name of ${length} characters, at most ${most}`);
  }
}

/** What was wrong with the length of a name, for a screen that knows no error classes; null for any other error. */
export function tooLong(error: unknown): Pick<NameTooLong, 'length' | 'most'> | null {
  return error instanceof NameTooLong ? error : null;
}

/**
 * Adds a member to a team; undoable. A name that is there already is no hindrance: people share names.
 * @param name what was typed, not empty once trimmed
 * @returns the member's id
 * @throws NameTooLong for more than 100 characters
 */
export async function addMember(session: Session, team: Id | null, name: string, role: MemberRole): Promise<Id> {
  const id = session.newId();
  const length = [...name.trim()].length;
  if (length > MOST_OF_NAME) throw new NameTooLong(length, MOST_OF_NAME);
  const body = { name: name.trim(), role, team: team ?? undefined };
  await session.undo.act('campaign', [creation(id, 'member', null, body)]);
  return id;
}

/**
 * Takes a member out of the lists; undoable. What they did, what is planned for them and where they are recused keeps
 * their name.
 * @returns how many tasks of this campaign are theirs and not done: somebody else has to go
 */
export async function removeMember(session: Session, member: Entry<'member'>): Promise<number> {
  await session.undo.act('memberRemoved', [set(member, 'deleted', momentNow())]);
  return (await readTasks(session.db)).filter(({ task, done }) => !done && task.body.member === member.id).length;
}

/** Takes somebody of another team into this one as well, or out of it again; undoable. They stay in theirs. */
export function setTeam(session: Session, member: Entry<'member'>, team: Id, is: boolean): Promise<void> {
  return session.undo.act('campaign', [joining(member, team, is)]);
}

/** The edit by which a member joins a team beside their own, or leaves it. */
export const joining = (member: Entry<'member'>, team: Id, is: boolean): Edit => set(member, `teams.${team}`, is);

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
