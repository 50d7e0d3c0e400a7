import { type Change, type Json, personOf } from '../../changes/change.ts';
import { shownHead } from '../../changes/heads.ts';
import type { Materialised } from '../../changes/materialise.ts';
import { type Id, isIdLike } from '../../model/ids.ts';

/** A field of a record that lies here and would say something else: what it said and will say, and whose words these are. */
export interface Replaced {
  readonly rec: Id;
  readonly kind: string;
  /** The first words of the record as it stands here; a tag's id; '' for none. */
  readonly says: string;
  readonly field: string;
  /** Null where nothing is said; of a long text a window about where the two differ, of a whole object `{}`. */
  readonly before: Json;
  readonly after: Json;
  /** The person whose word is shown here, null where nobody said anything; of a record that goes, who began it. */
  readonly was: Id | null;
  readonly by: Id;
  /** Whether a word of whoever works here goes; of a record that goes, any of those that it shows. */
  readonly own: boolean;
}

/** A record before and after: all changes of it on either side, and what they make. */
interface Sides {
  readonly here: readonly Change[];
  readonly whole: readonly Change[];
  readonly before: Materialised;
  readonly after: Materialised;
}

/** What is named by its id in words that are replaced, people included. */
export function namedIn(replaced: readonly Replaced[]): Id[] {
  return replaced.flatMap(({ before, after }) => [before, after]).filter(isIdLike);
}

/** So many signs of a record's own words name it. */
const NAMED = 28;
/** A longer text is shown about where it changed: so many units before that, and so many in all. */
const AROUND = 60;
const WINDOW = 600;

/**
 * Says what changes in a record that lies here, field by field; of one that is taken away only that.
 * @param except fields that are told as conflicts
 */
export function replacedIn({ here, whole, before, after }: Sides, me: Id, except: ReadonlySet<string>): Replaced[] {
  const [first] = here;
  if (!first) return [];
  const goes = !before.body.deleted && Boolean(after.body.deleted);
  const fields = goes ? ['deleted'] : [...new Set([...Object.keys(before.body), ...Object.keys(after.body)])];
  let says: string | null = null;
  return fields.flatMap((field) => {
    const [was, is] = [before.body[field] ?? null, after.body[field] ?? null];
    if (was === is || except.has(field) || JSON.stringify(was) === JSON.stringify(is)) return [];
    const by = shownIn(whole, after.heads[field]);
    if (!by) return [];
    const said = shownIn(here, before.heads[field]);
    const own = goes ? showsWordOf(here, before, me) : said !== undefined && personOf(said.author) === me;
    const author = goes ? first.author : said?.author;
    says ??= firstWords(before.body);
    return {
      ...{ rec: first.rec, kind: first.kind, says, field, own, by: personOf(by.author) },
      ...{ was: author ? personOf(author) : null, ...cutBoth(was, is) },
    };
  });
}

/** Of the heads of a field the one that is shown. */
function shownIn(log: readonly Change[], heads: readonly string[] = []): Change | undefined {
  const ids = new Set(heads);
  return shownHead(log.filter(({ id }) => ids.has(id)));
}

/** Own words first, then those of others, then what is said where nothing was. */
export const compareReplaced = (a: Replaced, b: Replaced): number => rankOf(a) - rankOf(b);

function rankOf({ own, before, field }: Replaced): number {
  if (own) return 0;
  return before !== null || field === 'deleted' ? 1 : 2;
}

function showsWordOf(log: readonly Change[], { heads }: Materialised, me: Id): boolean {
  const shown = new Set(Object.values(heads).flat());
  return log.some(({ id, author }) => shown.has(id) && personOf(author) === me);
}

/** The fields by whose words a record is known, the likeliest first. */
const NAMING = ['text', 'problem', 'caption', 'name', 'title', 'topic', 'tag'] as const;

function firstWords(body: Materialised['body']): string {
  const said = NAMING.map((field) => body[field]).find((value) => typeof value === 'string' && value.trim() !== '');
  const signs = [...String(said ?? '').slice(0, NAMED * 3)].filter((sign) => sign !== '\n');
  return signs.length > NAMED ? `${signs.slice(0, NAMED).join('')}…` : signs.join('');
}

function cutBoth(before: Json, after: Json): Pick<Replaced, 'before' | 'after'> {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  if (typeof was !== 'string' && typeof is !== 'string') return { before: was, after: is };
  const from = Math.max(0, sharedStart(String(was ?? ''), String(is ?? '')) - AROUND);
  return { before: cut(was, from), after: cut(is, from) };
}

/** What can be read of a value: the text of a quote; of a whole object that it is one. */
function wordsOf(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value) && typeof value.text === 'string') return value.text;
  return !Array.isArray(value) && 'device' in value && 'offset' in value ? value : {};
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** A window of a text from a place on, marked where something is left out; no sign is cut in two. */
function cut(value: Json, from: number): Json {
  if (typeof value !== 'string' || value.length <= WINDOW) return value;
  const part = value.slice(from, from + WINDOW).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return `${from > 0 ? '…' : ''}${part}${from + WINDOW < value.length ? '…' : ''}`;
}
