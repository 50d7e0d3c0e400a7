import type { Id } from '../model/ids.ts';
import { DUTY_STATES, type DutyState, GRADES, type Grade, membersOf } from '../model/records.ts';
import { itemOf } from '../packs/apply.ts';
import { pointOut } from '../packs/point-out.ts';
import type { PackAuthority, PackItem, PackSource, Pair } from '../packs/schema.ts';
import { type Entry, newestUnder } from '../store/queries.ts';
import { type ClaimedDraft, holdDraft, isOwnDraft } from './drafts.ts';
import type { Session } from './session.ts';

export { membersOf } from '../model/records.ts';
export { shownTime } from '../model/time.ts';
export { progressOf } from '../packs/apply.ts';
export type { PackItem } from '../packs/schema.ts';
export { DUTY_STATES, GRADES };

/** Rates an item, or takes the rating away (null); undoable. What is rated anew is rated under today's words. */
export function rate(session: Session, visit: Entry<'visit'>, item: string, grade: Grade | null): Promise<void> {
  return session.undo.act('rating', [
    { ...of(visit), field: `rating.${item}`, value: grade },
    ...underToday(visit, item),
  ]);
}

/** Says how a duty stands, or takes that away (null); undoable, never part of a score. */
export function setDuty(session: Session, visit: Entry<'visit'>, item: string, state: DutyState | null): Promise<void> {
  return session.undo.act('rating', [
    { ...of(visit), field: `duty.${item}`, value: state },
    ...underToday(visit, item),
  ]);
}

/** Forgets under which older version an item was answered before. */
const underToday = (visit: Entry<'visit'>, item: string) =>
  visit.body[`ratedUnder.${item}`] ? [{ ...of(visit), field: `ratedUnder.${item}`, value: null }] : [];

const of = (visit: Entry<'visit'>) => ({ rec: visit.id, kind: 'visit', parent: visit.body.unit });

/** What was answered to an item. */
export type Answer = { form: 'rated'; value: Grade } | { form: 'duty'; value: DutyState };

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((known) => known === value);

/** The field of a visit that holds the answer to an item. */
export const answerField = (item: PackItem) => `${item.form === 'duty' ? 'duty' : 'rating'}.${item.id}` as const;

/** The answer to an item; null where there is none, or one that this version doesn't know. */
export function answerOf(visit: Entry<'visit'>, item: PackItem): Answer | null {
  const value = visit.body[answerField(item)];
  const [grade, state] = [oneOf(GRADES, value), oneOf(DUTY_STATES, value)];
  if (item.form === 'rated') return grade ? { form: 'rated', value: grade } : null;
  return state ? { form: 'duty', value: state } : null;
}

/** The next item without an answer, from the one after `from` on and round again; null when all have one. */
export function nextUnrated(visit: Entry<'visit'>, items: readonly PackItem[], from: string | null): PackItem | null {
  const at = items.findIndex((item) => item.id === from) + 1;
  return [...items.slice(at), ...items.slice(0, at)].find((item) => !answerOf(visit, item)) ?? null;
}

/** Why a rating stands on thin ground: low without a fact, or good with nothing seen, heard or asked (S34). */
export type Thin = 'low' | 'good';

/** The ratings of a visit that have nothing behind them, by item. */
export function thinRatings(
  session: Session,
  items: readonly PackItem[],
  visit: Entry<'visit'>,
  notes: readonly Entry<'note'>[],
): Map<string, Thin> {
  const bodies = notes.map((note) => note.body);
  const { lowWithoutFact, goodWithoutBasis } = pointOut(session.pack, items, visit.body, bodies);
  return new Map([
    ...lowWithoutFact.map(({ id }): [string, Thin] => [id, 'low']),
    ...goodWithoutBasis.map(({ id }): [string, Thin] => [id, 'good']),
  ]);
}

/** An answer that stands on none of the items shown: of another version, or of a type that the unit had before. */
export interface StrayAnswer {
  id: string;
  question: Pair | null;
  answer: Answer;
  /** The version from which on the item is asked no more; null where that isn't why. */
  retired: string | null;
}

/** The answers that a checklist of these items would hide. Nothing that was rated goes out of sight. */
export function strayAnswers(session: Session, visit: Entry<'visit'>, items: readonly PackItem[]): StrayAnswer[] {
  const shown = new Set(items.map(answerField));
  return Object.entries(visit.body).flatMap(([field, value]): StrayAnswer[] => {
    const [, shelf, id = ''] = /^(rating|duty)\.(.+)$/.exec(field) ?? [];
    const grade = shelf === 'rating' ? oneOf(GRADES, value) : undefined;
    const state = shelf === 'duty' ? oneOf(DUTY_STATES, value) : undefined;
    if ((!grade && !state) || shown.has(field as `duty.${string}`)) return [];
    const answer: Answer = grade ? { form: 'rated', value: grade } : { form: 'duty', value: state ?? 'unknown' };
    const item = itemOf(session.pack, id);
    return [{ id, question: item?.question ?? null, answer, retired: item?.retired ?? null }];
  });
}

/** Where something of the pack comes from: one document with its paragraphs. */
export interface Citation {
  title: Pair;
  authority: PackAuthority;
  paras: number[];
}

/** The sources of an item or a tag, one entry a document. */
export function citations(session: Session, sources: readonly PackSource[]): Citation[] {
  return session.pack.docs.flatMap(({ id, title, authority }) => {
    const paras = sources.filter((source) => source.doc === id).map((source) => source.para);
    return paras.length > 0 ? [{ title, authority, paras }] : [];
  });
}

/** A draft that belongs to one item, as the line at the bottom of the checklist writes them. */
export type ItemDraft = ClaimedDraft & { item: string };

/**
 * Takes up the newest draft that no window holds and that the line of the checklist could have written: of one line,
 * about one item. Others wait in the composer.
 */
export async function claimItemDraft(session: Session, visit: Id): Promise<ItemDraft | null> {
  await session.queue.flush();
  for (const { id, body } of await newestUnder(session.db, visit, 'note', 20, 'draft')) {
    const [item, more] = membersOf(body, 'items');
    const { text = '', how, source } = body;
    const plain = how === 'look' && source === 'public' && membersOf(body, 'evidence').length === 0 && !body.quote;
    if (isOwnDraft(id) || !item || more || !plain || text === '' || /[\r\n]/.test(text)) continue;
    const release = await holdDraft(id);
    if (release) return { id, text, item, release, manner: { how, source, items: [item] } };
  }
  return null;
}
