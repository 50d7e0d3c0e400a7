import type { ShownMember } from '../../lib/app/party.ts';
import { readsAsOneself } from '../../lib/i18n/self-words.ts';
import type { Words } from '../../lib/i18n/zh-cn.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useWords } from './context.ts';

/**
 * What somebody else is called, wherever a screen says it: people choose their names, and none of them may be read as
 * whoever works here, or turn the line on which it stands. '' for nobody's.
 */
export function personName({ finish }: Words, name: string): string {
  const shown = showLine(name);
  return readsAsOneself(shown) ? finish.callsThemselves(shown) : shown;
}

/** What tells somebody from another of their name. */
interface Signs {
  readonly role?: ShownMember['role'];
  readonly mark?: ShownMember['mark'];
  readonly removed?: boolean;
}

/** So much of a name stands before what tells it from others, which no list or button cuts off then. */
const MOST = 40;

/** A name with what tells it from others. @param plain the name as it is shown */
export function signed({ finish }: Words, plain: string, { role, mark, removed }: Signs): string {
  const signs = [
    ...(role ? [finish.memberRoles[role]] : []),
    ...(mark ? [mark] : []),
    ...(removed ? [finish.memberRemoved] : []),
  ];
  if (signs.length === 0) return plain;
  const own = [...plain];
  return finish.memberNamed(own.length > MOST ? `${own.slice(0, MOST).join('')}…` : plain, signs.join(' '));
}

/** The same in the screen's language. */
export function usePersonName(): (name: string) => string {
  const words = useWords();
  return (name) => personName(words, name);
}
