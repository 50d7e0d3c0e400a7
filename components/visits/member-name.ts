import type { ShownMember } from '../../lib/app/desk/campaign-members.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** What a member is called on screen: with a mark where two have one name. */
export function useMemberName(): (member: ShownMember | null) => string {
  const { visits } = useDeskWords();
  return (member) => {
    if (!member) return visits.noMember;
    return member.mark === null ? member.name : visits.apart(member.name, member.mark);
  };
}
