import { type Change, personOf } from '../../changes/change.ts';
import { fieldsOf, touches } from '../../changes/fields.ts';
import { materialise } from '../../changes/materialise.ts';
import type { Id } from '../../model/ids.ts';
import { namesOne } from '../../model/ids.ts';
import type { Numbered, NumberingRule } from '../../review/issue-numbers.ts';
import { type HandingOver, type Numbering, numberingOf } from '../../review/numbering.ts';
import { type Entry, newestOf } from '../../store/queries.ts';
import type { ChangeRow, Database } from '../../store/schema.ts';
import { readEvery } from '../../store/under.ts';
import { eachLog } from '../../store/walk.ts';
import { readOwnRoster } from '../review/trust.ts';
import type { Session } from '../session.ts';

/** More offices than this nobody has. */
const MOST = 2000;

/** An issue by the words that count: its maker's first, and later ones only of whether it is void. */
export interface Issued {
  readonly entry: Entry<'issue'>;
  readonly maker: Id;
  /** Whether its maker ever numbered for the office: a stranger's is shown, and takes no number. */
  readonly counts: boolean;
}

/** An office with who numbers for it, and what was issued, newest first. */
export interface OfficeState {
  readonly office: Entry<'office'>;
  readonly numbering: Numbering;
  readonly issues: readonly Issued[];
}

type Who = Pick<Session, 'db' | 'me'>;

/** Reads all offices, newest first, with their numbering and issues; a watched query may ask. */
export async function readOffices(session: Who): Promise<OfficeState[]> {
  const { db } = session;
  const [offices, handings, issues, counts] = await Promise.all([
    newestOf(db, 'office', MOST),
    readEvery(db, 'numbering'),
    readEvery(db, 'issue'),
    readCounts(session),
  ]);
  const logs = await readLogs(db, [...offices, ...handings, ...issues]);
  const firstOf = (id: Id, field: string) => makingIn(logs.get(id) ?? [], field, session.me.id);
  return offices.map((office) => {
    const own = handings.filter(({ parent }) => parent === office.id);
    const begun = firstOf(office.id, 'name');
    const said = own.flatMap(({ id }) => handingsIn(id, logs.get(id) ?? []));
    const numbering = numberingOf(begun && personOf(begun.author), said, counts);
    const ofOffice = issues.filter(({ parent }) => parent === office.id);
    const issued = ofOffice.flatMap((entry) => issuedOf(entry, logs.get(entry.id) ?? [], numbering, session.me.id));
    return { office, numbering, issues: issued.sort((a, b) => (a.entry.id < b.entry.id ? 1 : -1)) };
  });
}

/** The same of one office; null where there is none. */
export async function readOffice(session: Who, office: Id): Promise<OfficeState | null> {
  return (await readOffices(session)).find((one) => one.office.id === office) ?? null;
}

/** An office's rule of numbering. */
export const ruleOf = ({ body }: Entry<'office'>): NumberingRule => ({
  anew: body.numbering !== 'through',
  from: body.firstNumber ?? null,
});

/** The issues that take a number. */
export const numberedIn = ({ issues }: Pick<OfficeState, 'issues'>): Numbered[] =>
  issues
    .filter(({ counts }) => counts)
    .map(
      ({
        entry: {
          id,
          body: { year, number, version, corrects = null, void: why },
        },
      }) => ({
        ...{ id, year, number, version, corrects },
        isVoid: isVoid(why),
      }),
    );

/** Whether an issue was declared void. */
export const isVoid = (why: string | null | undefined): boolean => (why ?? '').trim() !== '';

/** The issue that counts and corrects another one; null where none does. */
export const correctionOf = ({ issues }: Pick<OfficeState, 'issues'>, issue: Id): Issued | null =>
  issues.find(({ entry: { body }, counts }) => counts && !isVoid(body.void) && body.corrects === issue) ?? null;

/**
 * What a correction of an issue corrects: that issue, or where it was declared void the last one before it that stands;
 * where none does, the issue itself, and then its number is gone.
 */
export function standingOf(issues: readonly Issued[], issue: Issued): Issued {
  const byId = new Map(issues.map((one) => [one.entry.id, one]));
  let at: Issued | undefined = issue;
  // Each is looked at once: whoever packs a file may make a ring of them.
  for (; at && isVoid(at.entry.body.void); at = byId.get(at.entry.body.corrects ?? '')) byId.delete(at.entry.id);
  return at ?? issue;
}

async function readLogs(db: Database, records: readonly { readonly id: Id }[]): Promise<Map<Id, ChangeRow[]>> {
  const logs = new Map<Id, ChangeRow[]>();
  await eachLog(
    db,
    records.map(({ id }) => id),
    (id, log) => void logs.set(id, log),
  );
  return logs;
}

/**
 * The change that made a record. Whoever packs a file can say that they did: one's own word stands, else that which came
 * here first.
 */
function makingIn(log: readonly ChangeRow[], field: string, me: Id): ChangeRow | null {
  const making = log.filter((change) => change.sup.length === 0 && touches(change, field)).sort(byArrival);
  return making.find(({ author }) => personOf(author) === me) ?? making[0] ?? null;
}

const byArrival = (a: ChangeRow, b: ChangeRow): number => (a.seq ?? 0) - (b.seq ?? 0);

/** What each who wrote into a record of handing over said there first: it is never changed, and never taken back. */
function handingsIn(id: Id, log: readonly ChangeRow[]): HandingOver[] {
  const saying = log.filter((change) => touches(change, 'to')).sort(byArrival);
  const firsts = new Map(saying.toReversed().map((change) => [personOf(change.author), change]));
  return [...firsts].flatMap(([person, change]) => {
    const { to, after } = materialise([change]).body;
    return namesOne(to) ? [{ id, person, to, after: namesOne(after) ? after : null }] : [];
  });
}

function issuedOf(entry: Entry<'issue'>, log: readonly ChangeRow[], { ever }: Numbering, me: Id): Issued[] {
  const making = makingIn(log, 'number', me);
  if (!making) return [];
  const maker = personOf(making.author);
  const mayVoid = ({ author }: Change) => personOf(author) === maker || ever.has(personOf(author));
  const voids = log.filter((change) => fieldsOf(change).every((field) => field === 'void') && mayVoid(change));
  const { body } = materialise([making, ...voids]);
  return [{ entry: { ...entry, body: body as Entry<'issue'>['body'] }, maker, counts: ever.has(maker) }];
}

/**
 * Whose word counts here of handing over: not that of somebody whose key was refused, or whose bundles come under another
 * key than the roster has of them.
 */
async function readCounts(session: Who): Promise<(person: Id) => boolean> {
  const [keys, roster] = await Promise.all([session.db.keys.toArray(), readOwnRoster(session)]);
  const known = Map.groupBy(keys, ({ person }) => person);
  return (person) => {
    const own = known.get(person) ?? [];
    if (person === session.me.id || own.length === 0) return true;
    const listed = roster.get(person)?.key;
    return own.some(({ state, key }) => state !== 'refused' && (!listed || key === listed));
  };
}
