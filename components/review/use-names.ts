import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useShowValue } from '../ui/show-value.ts';

/** So many signs of a record's own words name it. */
const NAMED = 28;

/** What things are called that people disagree on or speak of. */
export interface Naming {
  /** What a record at hand is called, also one that was taken away, or a field of it. */
  nameOf(entry: Entry<Kind>, field?: string | null): string;
  /** What a field is called. */
  fieldName(field: string, kind?: Kind): string;
  /** A field's value, as a person reads it. */
  show(field: string, value: unknown, kind?: Kind): string;
}

/** Names the parts of a visit. */
export function useNames(): Naming {
  const { session, words } = useApp();
  const { review, leaving, findings } = useLaterWords();
  const text = usePackText();
  const show = useShowValue();
  const itemName = (id: string) => {
    const item = session.pack.items.find((one) => one.id === id);
    return item ? text(item.short) : '';
  };
  const kinds: Readonly<Record<string, string>> = leaving.kinds;
  const fieldName: Naming['fieldName'] = (field, kind) => {
    // The one thing that it says goes by the name of what it is.
    if (field === 'text' && kind && kinds[kind]) return kinds[kind];
    const [shelf = field, ...rest] = field.split('.');
    const known: Readonly<Record<string, string>> = { ...leaving.fields, ...words.finish.fieldNames };
    const ofFinding: unknown = kind === 'finding' && Object.hasOwn(findings, shelf) && Reflect.get(findings, shelf);
    const names = typeof ofFinding === 'string' ? { ...known, [shelf]: ofFinding } : known;
    const facts: Readonly<Record<string, string>> = words.common.facts;
    const member = rest.join('.');
    return [names[shelf] ?? shelf, facts[member] ?? (isItemShelf(shelf) ? `${member} ${itemName(member)}` : '')]
      .join(' ')
      .trim();
  };
  const plain = (entry: Entry<Kind>): string => {
    if (entry.kind === 'visit') return review.wholeVisit;
    return review.partOf(kinds[entry.kind] ?? entry.kind, ownWords(entry));
  };
  const ownWords = (entry: Entry<Kind>): string => {
    const body: Readonly<Record<string, unknown>> = entry.body;
    if (entry.kind === 'tag') {
      const known = session.pack.tags.find(({ id }) => id === body.tag);
      return `${showLine(String(body.tag))} ${known ? text(known.title) : ''}`.trim();
    }
    return wordsOf(body) || review.wordless;
  };
  const nameOf: Naming['nameOf'] = (entry, field) => {
    if (!field || field === OWN_WORDS[entry.kind]) return plain(entry);
    const [shelf, ...item] = field.split('.');
    if (entry.kind === 'visit' && shelf === 'rating')
      return review.ratingOf(item.join('.'), itemName(item.join('.'))).trim();
    return review.fieldOf(plain(entry), fieldName(field, entry.kind));
  };
  return { nameOf, fieldName, show };
}

/** The field whose words name the record already. */
const OWN_WORDS: Readonly<Partial<Record<Kind, string>>> = { note: 'text', finding: 'problem' };

const isItemShelf = (shelf: string) => ['rating', 'duty', 'comment', 'items'].includes(shelf);

/** A record's own words, cut short; '' where it has none. */
export function wordsOf(body: Readonly<Record<string, unknown>>): string {
  const said = [body.text, body.problem, body.caption, body.name, body.title, body.seen].find((one) => one);
  return typeof said === 'string' ? shorten(said) : '';
}

function shorten(said: string): string {
  const signs = [...said.replace(/\s+/gu, ' ').trim()];
  return signs.length > NAMED ? `${signs.slice(0, NAMED).join('')}…` : signs.join('');
}
