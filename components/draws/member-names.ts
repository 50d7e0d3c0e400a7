import type { Entry } from '../../lib/app/watch.ts';

/**
 * What members are called, by id, in their order. Where two have one name, or none, the end of their ids tells them
 * apart.
 * @param unnamed what somebody is called who gave no name
 */
export function nameMembers(members: readonly Entry<'member'>[], unnamed: string): Map<string, string> {
  const nameOf = ({ body }: Entry<'member'>) => body.name?.trim() || unnamed;
  const count = new Map<string, number>();
  for (const member of members) count.set(nameOf(member), (count.get(nameOf(member)) ?? 0) + 1);
  return new Map(
    members.map((member) => {
      const name = nameOf(member);
      return [member.id, (count.get(name) ?? 0) > 1 ? `${name} ${member.id.slice(-4)}` : name];
    }),
  );
}
