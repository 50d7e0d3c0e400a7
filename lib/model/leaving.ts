import type { Kind } from './records.ts';

/**
 * What of each kind of record are words that leave this device, in a visit's PDF, a list, copied text or a file for
 * others. It is the one place that says so: whatever guards protected sources (S26; domain.md principle 7) reads it.
 */

/**
 * How words of a field are guarded. `words`: as a person wrote them, so that they may repeat a source or name one.
 * `named`: somebody stands there on purpose, so that a name gives no source away and only copied words do. `plain`: a
 * name that something bears, or a code; nothing is guarded.
 */
type Guarding = 'words' | 'named' | 'plain';

/**
 * Every field that takes free words, by kind: `comment.*` is every member of a map, `quote/text` a part of what a field
 * holds.
 */
const FIELDS = {
  campaign: { name: 'plain', pack: 'plain', packVersion: 'plain' },
  team: { name: 'plain', mandate: 'words' },
  member: { name: 'plain' },
  unit: {
    name: 'plain',
    type: 'plain',
    code: 'plain',
    level: 'plain',
    place: 'plain',
    first: 'plain',
    formerly: 'plain',
    'recusedWhy.*': 'words',
  },
  visit: {
    by: 'plain',
    packVersion: 'plain',
    'ratedUnder.*': 'plain',
    summary: 'words',
    places: 'words',
    whyHere: 'words',
    accompanied: 'named',
    'methodWhy.*': 'words',
    'comment.*': 'words',
  },
  note: { text: 'words', 'quote/text': 'words', 'quote/title': 'words', 'quote/address': 'plain', outward: 'plain' },
  tag: { tag: 'plain', fact: 'words', unitSaid: 'words', peopleSaid: 'words', otherwise: 'words' },
  evidence: { name: 'plain', type: 'plain', caption: 'words' },
  pack: { pack: 'plain', version: 'plain', 'text.*': 'plain' },
  draw: {},
  task: {},
  finding: {
    problem: 'words',
    area: 'plain',
    measure: 'named',
    quantity: 'named',
    answers: 'named',
    leader: 'named',
    passedTo: 'named',
  },
  step: { by: 'plain', seen: 'words' },
  remark: { text: 'words', decided: 'words', became: 'words' },
  material: { name: 'words', material: 'plain', text: 'words' },
  evaluation: { where: 'words', among: 'words' },
  topic: { topic: 'words', level: 'words', analysed: 'words', supplied: 'words', result: 'words' },
  complaint: { text: 'words', answer: 'words' },
  practice: { text: 'words' },
  case: { facts: 'words', cause: 'words', lesson: 'words' },
  view: { list: 'plain', name: 'plain' },
  comment: { field: 'plain', text: 'words' },
  review: { reason: 'words' },
  verdict: { reason: 'words' },
  settlement: { item: 'plain', reason: 'words' },
  office: {
    name: 'plain',
    masthead: 'plain',
    secrecyTerm: 'plain',
    copyNumber: 'plain',
    report: 'named',
    send: 'named',
    distribute: 'named',
    signature: 'named',
    'heading.*': 'plain',
  },
  // `of` and `typed` stay here: they are there for whoever writes it.
  briefing: { title: 'words', 'text.*': 'words', 'heading.*': 'words', 'of.*': 'plain', 'typed.*': 'plain' },
  issue: { title: 'plain', by: 'plain', void: 'words' },
  numbering: { by: 'plain' },
} as const satisfies Record<Kind, Readonly<Record<string, Guarding>>>;

type Fields = typeof FIELDS;
type Named<F> = F extends `${infer Map}.*` ? Map : F;
type Guarded<K extends Kind> = {
  [F in keyof Fields[K]]: Fields[K][F] extends 'plain' ? never : Named<F>;
}[keyof Fields[K]];

/** The kinds with words that are guarded. */
export type LeavingKind = { [K in Kind]: [Guarded<K>] extends [never] ? never : K }[Kind];

/** A field whose words leave, as screens name it: all members of a map bear one name. */
type LeavingField = { [K in Kind]: Guarded<K> }[Kind];

/** A part of a record whose words leave: a field, a member (`comment.2.1`), or part of what a field holds (`quote/text`). */
export interface LeavingPart {
  readonly part: string;
  readonly field: LeavingField;
  readonly text: string;
  /** Whether somebody is named there on purpose. */
  readonly named: boolean;
}

type Loose = Readonly<Record<string, unknown>>;

/** How a field of a kind is guarded; undefined for one that the table doesn't know. */
export const guardingOf = (kind: Kind, field: string): Guarding | undefined =>
  (FIELDS[kind] as Readonly<Record<string, Guarding>>)[field];

/** The parts of a record whose words leave, as far as there are any words; none of a note whose source is protected. */
export function leavingParts({ kind, body }: { kind: Kind; body: Loose }): LeavingPart[] {
  if (kind === 'note' && body.source === 'backToBack') return [];
  return Object.entries(FIELDS[kind] as Readonly<Record<string, Guarding>>).flatMap(([path, guarding]) => {
    if (guarding === 'plain') return [];
    const field = path.replace('.*', '') as LeavingField;
    return partsAt(body, path).flatMap(([part, text]) =>
      typeof text === 'string' && text.trim() !== '' ? [{ part, field, text, named: guarding === 'named' }] : [],
    );
  });
}

function partsAt(body: Loose, path: string): [part: string, text: unknown][] {
  if (path.endsWith('.*')) return Object.entries(body).filter(([key]) => key.startsWith(path.slice(0, -1)));
  const [name = '', inner] = path.split('/');
  const value = body[name];
  if (!inner) return [[path, value]];
  return typeof value === 'object' && value !== null ? [[path, Reflect.get(value, inner)]] : [];
}

/** A record's body with other words in some of its parts. */
export function putInstead<B extends Loose>(body: B, parts: readonly string[], words: string): B {
  const next: Record<string, unknown> = { ...body };
  for (const part of parts) {
    const [name = '', inner] = part.split('/');
    next[name] = inner ? { ...(next[name] as object), [inner]: words } : words;
  }
  return next as B;
}
