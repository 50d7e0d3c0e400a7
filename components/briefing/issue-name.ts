import type { Entry } from '../../lib/app/watch.ts';
import { EDITIONS, type Edition } from '../../lib/model/briefing.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** What an issue is called: 2023 年第 7 期, with its version from the second on. */
export function useIssueName(): (issue: Pick<Entry<'issue'>['body'], 'year' | 'number' | 'version'>) => string {
  const { briefingDesk: words } = useDeskWords();
  return ({ year, number, version }) => [words.issueOf(year, number), words.version(version)].filter(Boolean).join(' ');
}

/** The editions in which an issue was issued. */
export const editionsOf = ({ body }: Entry<'issue'>): Edition[] =>
  EDITIONS.filter((edition) => body[`file.${edition}`] !== undefined);
