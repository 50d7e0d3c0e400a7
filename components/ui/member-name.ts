import type { ShownMember } from '../../lib/app/party.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from './context.ts';
import { personName } from './person-name.ts';

/** What a member is called, everywhere on screen: of two with one name each by role or the end of the id. */
export function useMemberName(): (member: ShownMember) => string {
  const { session, words } = useApp();
  const { finish } = words;
  return ({ id, name, role, mark, removed }) => {
    const isMe = id === session.me.id;
    const plain = (isMe ? showLine(name) : personName(words, name)) || (isMe ? finish.meToo : finish.makers.unnamed);
    const signs = [
      ...(role ? [finish.memberRoles[role]] : []),
      ...(mark ? [mark] : []),
      ...(removed ? [finish.memberRemoved] : []),
    ];
    return signs.length > 0 ? finish.memberNamed(plain, signs.join(' ')) : plain;
  };
}
