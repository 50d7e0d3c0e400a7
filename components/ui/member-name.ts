import { useMemo } from 'preact/hooks';
import type { ShownMember } from '../../lib/app/party.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from './context.ts';
import { personName, signed } from './person-name.ts';

/** What a member is called, everywhere on screen: of two with one name each by role or the end of the id. */
export function useMemberName(): (member: ShownMember) => string {
  const { session, words } = useApp();
  return useMemo(() => {
    const { finish } = words;
    // A list of 10,000 visits names the same few people again and again.
    const told = new WeakMap<ShownMember, string>();
    return (member) => {
      const before = told.get(member);
      if (before !== undefined) return before;
      const { id, name } = member;
      const isMe = id === session.me.id;
      const plain = (isMe ? showLine(name) : personName(words, name)) || (isMe ? finish.meToo : finish.makers.unnamed);
      const called = signed(words, plain, member);
      told.set(member, called);
      return called;
    };
  }, [words, session.me.id]);
}
