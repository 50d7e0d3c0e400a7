import { watchParts } from '../../lib/app/review/watch-parts.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';

/** So many signs of a record's own words name it. */
const NAMED = 28;

/** What a visit consists of, with what each is called. */
export interface Parts {
  readonly all: readonly Entry<Kind>[];
  /** What a record of the visit is called, or a field of it. */
  name(on: string, field?: string | null): string;
  /** Of a record at hand, also one that was taken away. */
  nameOf(entry: Entry<Kind>, field?: string | null): string;
  /** What a field is called. */
  fieldName(field: string): string;
}

/** Watches what a visit consists of, to name what is spoken of. */
export function useParts(visit: string): Parts {
  const { session } = useApp();
  const { review } = useLaterWords();
  const all = useWatch<Entry<Kind>[]>((on) => watchParts(session, visit, on), [session.db, visit]) ?? NONE;
  const { nameOf, fieldName } = useNames();
  return {
    all,
    nameOf,
    fieldName,
    name: (on, field) => {
      const entry = all.find(({ id }) => id === on);
      return entry ? nameOf(entry, field) : review.gonePart;
    },
  };
}

const NONE: readonly Entry<Kind>[] = [];

function useNames(): Pick<Parts, 'nameOf' | 'fieldName'> {
  const { session, words } = useApp();
  const { review, leaving } = useLaterWords();
  const text = usePackText();
  const itemName = (id: string) => {
    const item = session.pack.items.find((one) => one.id === id);
    return item ? text(item.short) : '';
  };
  const fieldName = (field: string) => {
    const [shelf = field, ...rest] = field.split('.');
    const names: Readonly<Record<string, string>> = words.finish.fieldNames;
    const facts: Readonly<Record<string, string>> = words.common.facts;
    const member = rest.join('.');
    return [names[shelf] ?? shelf, facts[member] ?? (isItemShelf(shelf) ? `${member} ${itemName(member)}` : '')]
      .join(' ')
      .trim();
  };
  const plain = (entry: Entry<Kind>): string => {
    if (entry.kind === 'visit') return review.wholeVisit;
    const kinds: Readonly<Record<string, string>> = leaving.kinds;
    return review.partOf(kinds[entry.kind] ?? entry.kind, ownWords(entry));
  };
  const ownWords = (entry: Entry<Kind>): string => {
    const body: Readonly<Record<string, unknown>> = entry.body;
    if (entry.kind === 'tag') {
      const known = session.pack.tags.find(({ id }) => id === body.tag);
      return `${String(body.tag)} ${known ? text(known.title) : ''}`.trim();
    }
    const said = [body.text, body.problem, body.caption, body.name, body.title].find((one) => one);
    return typeof said === 'string' ? shorten(said) : review.wordless;
  };
  const nameOf: Parts['nameOf'] = (entry, field) => {
    if (!field || field === OWN_WORDS[entry.kind]) return plain(entry);
    const [shelf, ...item] = field.split('.');
    if (entry.kind === 'visit' && shelf === 'rating')
      return review.ratingOf(item.join('.'), itemName(item.join('.'))).trim();
    return review.fieldOf(plain(entry), fieldName(field));
  };
  return { nameOf, fieldName };
}

/** The field whose words name the record already. */
const OWN_WORDS: Readonly<Partial<Record<Kind, string>>> = { note: 'text', finding: 'problem' };

const isItemShelf = (shelf: string) => ['rating', 'duty', 'comment', 'items'].includes(shelf);

function shorten(said: string): string {
  const signs = [...said.replace(/\s+/gu, ' ').trim()];
  return signs.length > NAMED ? `${signs.slice(0, NAMED).join('')}…` : signs.join('');
}
