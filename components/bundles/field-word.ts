import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';

/** Sets and maps whose members are items of the checklist. */
const OF_ITEMS: ReadonlySet<string> = new Set(['rating', 'duty', 'comment', 'items', 'ratedUnder']);

/** So much of a member's name is said: a file may name any. */
const MEMBER = 20;

/** What a field of a record is called; a file may name any, so only those that we know are said. */
export function useFieldWord(): (kind: string, field: string) => string {
  const { session, words: all } = useApp();
  const { bundles, recordFields } = useDeskWords();
  const { leaving } = useLaterWords();
  const text = usePackText();
  const { rating, duty, deleted } = bundles.fields;
  const tables: readonly Readonly<Record<string, string>>[] = [
    { rating, duty, deleted },
    recordFields,
    leaving.fields,
    all.finish.fieldNames,
  ];
  const facts: Readonly<Record<string, string>> = all.common.facts;
  const wordOf = (name: string): string | undefined =>
    tables.find((table) => Object.hasOwn(table, name) && table[name])?.[name];
  const memberOf = (shelf: string, member: string): string => {
    if (Object.hasOwn(facts, member)) return facts[member] ?? '';
    if (!OF_ITEMS.has(shelf)) return '';
    const item = session.pack.items.find(({ id }) => id === member);
    return `${member.slice(0, MEMBER)} ${item ? text(item.short) : ''}`;
  };
  return (kind, field) => {
    const [shelf = '', ...rest] = field.split('.');
    const said = wordOf(`${kind}.${shelf}`) ?? wordOf(shelf) ?? bundles.fields.other;
    return `${said} ${memberOf(shelf, rest.join('.'))}`.trim();
  };
}
