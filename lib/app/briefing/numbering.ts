import type { Id } from '../../model/ids.ts';
import { showLine } from '../../model/one-line.ts';
import { momentNow, todayNow } from '../../model/time.ts';
import { clashesIn, nextNumber, nextVersion } from '../../review/issue-numbers.ts';
import type { Edit } from '../../store/commit.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import { readPeople, readPerson } from '../people.ts';
import { creation, type Session } from '../session.ts';
import { type Issued, isVoid, numberedIn, type OfficeState, readOffice, readOffices, ruleOf } from './issues-read.ts';

/** Why numbering can't be handed over: by whom, to whom. */
type HandOverReason = 'noOffice' | 'notHolder' | 'self' | 'unknownPerson';

/** A handing over that was refused; nothing was changed. */
export class HandOverRefused extends Error {
  override readonly name = 'HandOverRefused';
  readonly reason: HandOverReason;
  constructor(reason: HandOverReason) {
    super(`numbering was not handed over: ${reason}`);
    this.reason = reason;
  }
}

/** An issue that wasn't declared void: `needsReason`, or by somebody whose word doesn't count on it; nothing was changed. */
export class VoidRefused extends Error {
  override readonly name = 'VoidRefused';
  readonly reason: 'needsReason' | 'notHolder' | 'noIssue';
  constructor(reason: VoidRefused['reason']) {
    super(`the issue was not declared void: ${reason}`);
    this.reason = reason;
  }
}

/** Who numbers an office's issues, as screens say it. */
export interface Holder {
  readonly mine: boolean;
  /** '' for somebody who didn't say it; of whoever works here as well. */
  readonly name: string;
  /** Two devices of one person handed it to two: nobody numbers until one of these hands on to the other. */
  readonly split: readonly { readonly person: Id; readonly mine: boolean; readonly name: string }[];
}

/** The number that an office's next issue bears. */
export interface NextNumber {
  readonly year: number;
  readonly number: number;
}

/** The next number of an office, this year. */
export function nextOf(state: OfficeState, year: number = Number(todayNow().slice(0, 4))): NextNumber {
  return { year, number: nextNumber(numberedIn(state), ruleOf(state.office), year) };
}

/** What an issue bears of its own. */
export interface IssueNumber extends NextNumber {
  /** 1, and one more for each correction. */
  readonly version: number;
}

/**
 * What the next issue bears: a correction has the number of the one that it corrects, in a version above all of that
 * number. Where that was declared void, as after a clash, it is the first version of a new number.
 * @param corrects the issue that it corrects; null for none
 */
export function numberFor(state: OfficeState, corrects: Issued | null): IssueNumber {
  const isOwn = corrects?.counts && state.issues.some(({ entry }) => entry.id === corrects.entry.id);
  if (!corrects || !isOwn || isVoid(corrects.entry.body.void)) return { ...nextOf(state), version: 1 };
  const { year, number } = corrects.entry.body;
  return { year, number, version: nextVersion(numberedIn(state), { year, number }) };
}

/** Who numbers an office's issues. */
export async function readHolder(session: Pick<Session, 'db' | 'me'>, { numbering }: OfficeState): Promise<Holder> {
  const people = [...new Set(numbering.ends.map(({ person }) => person))];
  const names = await readPeople(session, people);
  const shown = people.map((person) => ({
    person,
    mine: person === session.me.id,
    name: showLine(names.get(person)),
  }));
  const [only] = shown;
  if (only && shown.length === 1) return { mine: only.mine, name: only.name, split: [] };
  return { mine: false, name: '', split: shown };
}

/**
 * Hands an office's numbering to another person's installation. It is no act that can be undone: they may have issued
 * since, and hand it back.
 * @param to the person who numbers from now on, known here by a record or a key
 * @throws HandOverRefused; StoreFailure
 */
export async function handOver(session: Session, office: Id, to: Id): Promise<void> {
  await session.queue.flush();
  const state = await readOffice(session, office);
  if (!state) throw new HandOverRefused('noOffice');
  const own = state.numbering.ends.filter(({ person }) => person === session.me.id);
  if (own.length === 0) throw new HandOverRefused('notHolder');
  if (to === session.me.id) throw new HandOverRefused('self');
  if (!(await isKnown(session, to))) throw new HandOverRefused('unknownPerson');
  const by = (await readPerson(session))?.body.name ?? '';
  // Each end that is held here is passed on: one that stayed would make two of it.
  const edits = own.map(({ by: after }): Edit => {
    const body = { to, at: { ...momentNow() }, by, after };
    return creation(session.newId(), 'numbering', office, body);
  });
  await session.queue.do(edits);
}

async function isKnown({ db }: Session, person: Id): Promise<boolean> {
  if ((await getRecord(db, 'member', person))?.shelf === 'live') return true;
  return (await db.keys.where('person').equals(person).count()) > 0;
}

/** Issues of an office that bear one number, of which none corrects the other. */
export interface Clash {
  readonly office: Id;
  readonly year: number;
  readonly number: number;
  readonly issues: readonly Entry<'issue'>[];
}

/** Watches where two issues bear one number. @returns stops watching */
export function watchClashes(session: Session, on: Watch<Clash[]>): () => void {
  return watch(async () => (await readOffices(session)).flatMap(clashesOf), on);
}

/** Where two issues of an office bear one number. */
function clashesOf(state: OfficeState): Clash[] {
  const entries = new Map(state.issues.map(({ entry }) => [entry.id, entry]));
  return clashesIn(numberedIn(state), ruleOf(state.office)).map((same) => ({
    office: state.office.id,
    year: same[0]?.year ?? 0,
    number: same[0]?.number ?? 0,
    issues: same.flatMap(({ id }) => entries.get(id) ?? []),
  }));
}

/**
 * Declares an issue void, which settles a clash: it keeps its number, and stands in nobody's way. Undoable.
 * @param reason why; needed
 * @throws VoidRefused
 */
export async function declareVoid(session: Session, issue: Id, reason: string): Promise<void> {
  await session.queue.flush();
  const offices = await readOffices(session);
  const of = offices.find(({ issues }) => issues.some(({ entry }) => entry.id === issue));
  const found = of?.issues.find(({ entry }) => entry.id === issue);
  if (!of || !found) throw new VoidRefused('noIssue');
  if (found.maker !== session.me.id && !of.numbering.ever.has(session.me.id)) throw new VoidRefused('notHolder');
  if (reason.trim() === '') throw new VoidRefused('needsReason');
  await session.undo.act('issueVoided', [edit(found.entry, 'void', reason.trim())]);
}
