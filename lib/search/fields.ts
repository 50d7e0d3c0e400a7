import type { Kind } from '../model/records.ts';
import { TAG_TEXTS } from '../model/tag-texts.ts';

/**
 * What is searched: of each kind of record the fields that hold words, in the order in which a hit is looked for.
 * `comment.*` is every member of a map, `quote/text` a part of what a field holds. The order of kinds is that of results.
 */
const FIELDS = {
  unit: ['name', 'formerly', 'code', 'place', 'first', 'level', 'recusedWhy.*'],
  visit: ['summary', 'places', 'whyHere', 'accompanied', 'comment.*', 'methodWhy.*'],
  note: ['text', 'quote/text', 'quote/title', 'quote/address'],
  finding: ['problem', 'measure', 'quantity', 'answers', 'leader', 'passedTo'],
  step: ['seen'],
  tag: TAG_TEXTS,
  remark: ['text', 'decided', 'became'],
  material: ['name', 'text'],
  evaluation: ['where', 'among'],
  topic: ['topic', 'analysed', 'supplied', 'result', 'level'],
  complaint: ['text', 'answer'],
  practice: ['text'],
  case: ['facts', 'cause', 'lesson'],
  evidence: ['caption', 'name'],
  member: ['name'],
  team: ['name', 'mandate'],
  campaign: ['name'],
} as const satisfies Partial<Record<Kind, readonly string[]>>;

export type SearchedKind = keyof typeof FIELDS;

type Named<F extends string> = F extends `${infer Map}.*` ? Map : F;
/** A searched field, by the name that its words go by. */
export type SearchedField = { [K in SearchedKind]: Named<(typeof FIELDS)[K][number]> }[SearchedKind];

/** All fields that are searched, each once. */
export const SEARCHED_FIELDS = [
  ...new Set(Object.values(FIELDS).flatMap((paths) => paths.map((path) => path.replace('.*', '')))),
] as readonly string[] as readonly SearchedField[];

/** All kinds that are searched, in the order of results; what others stand under comes before them. */
export const SEARCHED_KINDS = Object.keys(FIELDS) as readonly SearchedKind[];

/** Whether records of a kind are searched. */
export const isSearched = (kind: string): kind is SearchedKind => Object.hasOwn(FIELDS, kind);

/** One text of a record. */
export interface Said {
  field: SearchedField;
  /** Which member of a map it is: the item's id of a comment. */
  member?: string;
  text: string;
}

/**
 * All texts of a record that are searched, in the order of its kind's fields; empty ones are left out. A body that holds
 * something else there, as a newer version or a torn journal may leave it, has no text in that field.
 */
export function textsOf(kind: SearchedKind, body: Readonly<Record<string, unknown>>): Said[] {
  return FIELDS[kind].flatMap((path: string) => {
    if (path.endsWith('.*')) return membersIn(body, path.slice(0, -2) as SearchedField);
    const [name = '', part] = path.split('/');
    const value = body[name];
    const texts = part ? [partOf(value, part)] : [value].flat();
    return texts.filter(isWords).map((text) => ({ field: path as SearchedField, text }));
  });
}

const isWords = (value: unknown): value is string => typeof value === 'string' && value !== '';

const partOf = (value: unknown, part: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;

function membersIn(body: Readonly<Record<string, unknown>>, field: SearchedField): Said[] {
  const prefix = `${field}.`;
  return Object.entries(body).flatMap(([key, text]) =>
    key.startsWith(prefix) && isWords(text) ? [{ field, member: key.slice(prefix.length), text }] : [],
  );
}
