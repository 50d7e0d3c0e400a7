import type { ShownMember } from '../../lib/app/party.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from './context.ts';
import { personName, signed } from './person-name.ts';

/** What a member is called, everywhere on screen: of two with one name each by role or the end of the id. */
export function useMemberName(): (member: ShownMember) => string {
  const { session, words } = useApp();
  const { finish } = words;
  return (member) => {
    const { id, name } = member;
    const isMe = id === session.me.id;
    const plain = (isMe ? showLine(name) : personName(words, name)) || (isMe ? finish.meToo : finish.makers.unnamed);
    return signed(words, plain, member);
  };
}
