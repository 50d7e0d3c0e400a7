import type { ShownMember } from '../../lib/app/party.ts';
import { useApp } from './context.ts';

/** What a member is called, everywhere on screen: of two with one name each by role or the end of the id. */
export function useMemberName(): (member: ShownMember) => string {
  const { session, words } = useApp();
  const { finish } = words;
  return ({ id, name, role, mark, removed }) => {
    const plain = name || (id === session.me.id ? finish.meToo : finish.makers.unnamed);
    const signs = [
      ...(role ? [finish.memberRoles[role]] : []),
      ...(mark ? [mark] : []),
      ...(removed ? [finish.memberRemoved] : []),
    ];
    return signs.length > 0 ? finish.memberNamed(plain, signs.join(' ')) : plain;
  };
}
