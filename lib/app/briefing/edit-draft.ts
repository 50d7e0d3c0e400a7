import type { TextPart } from '../../briefing/compose/draft.ts';
import { type LiveText, readLive, sayLive, showLiveText, writeLive } from '../../briefing/compose/live-text.ts';
import { SECTIONS } from '../../briefing/compose/templates.ts';
import type { Json } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import { takesValue } from '../../model/records.ts';
import type { Edit } from '../../store/commit.ts';
import { type Entry, getRecord, logsOf } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import { setMayGo } from '../may-go.ts';
import type { Session } from '../session.ts';
import { mapIn } from './draft-edits.ts';
import { noteOrder, officeWants, shownOrder } from './draft-order.ts';
import { putFigure } from './put-figure.ts';

/** A briefing that isn't there. */
export class NoBriefing extends Error {
  override readonly name = 'NoBriefing';
  constructor(readonly id: string) {
    super(`no briefing ${id}`);
  }
}

/** A draft of a briefing as the store has it. @throws NoBriefing */
export async function readBriefing({ db }: Pick<Session, 'db'>, id: Id): Promise<Entry<'briefing'>> {
  const briefing = await getRecord(db, 'briefing', id);
  if (briefing?.shelf !== 'live') throw new NoBriefing(id);
  return briefing;
}

const act = (session: Session, edits: readonly Edit[]): Promise<void> => session.undo.act('briefingChanged', edits);

/**
 * Puts words in place of a composed text, its figures still live; undoable.
 * @param part as it was composed when the person began
 * @param text null for the composed one
 * @param seen the heads of `text.<part>` when the person began: what somebody else wrote meanwhile stays beside it, as a
 *   conflict; without it what the store holds is replaced, and what is composed now counts as looked at
 * @throws NoBriefing; FieldError where a part's id is too long for a field; StoreFailure where nothing can be saved: then
 *   the words wait with what else does. Of a briefing that was deleted meanwhile they are kept: they come back with it
 */
export async function setText(
  session: Session,
  briefing: Id,
  part: TextPart,
  text: LiveText | null,
  seen?: readonly string[],
): Promise<void> {
  await session.queue.flush();
  const { figures, text: composed } = part.composed;
  const written = text && writeLive(text, figures);
  const isComposed = written === null || written === writeLive(composed, figures);
  const said = isComposed ? null : written;
  // After a full disk the store may be closed: what is typed has to wait all the same, and nothing is read first.
  if (session.queue.state.is === 'failed') return session.queue.do(textEdits(briefing, part, said, seen));
  const entry = await getRecord(session.db, 'briefing', briefing);
  if (!entry) throw new NoBriefing(briefing);
  const field = `text.${part.id}`;
  if (isComposed && typeof entry.body[field] !== 'string') return;
  const [words, of] = textEdits(briefing, part, said, seen && [...seen, ...(await ownHeads(session, entry, field))]);
  // Who types on has not looked at what was composed since: only keeping the words, or taking the others, says so.
  const goesOn = seen !== undefined && said !== null && typeof entry.body[`of.${part.id}`] === 'string';
  const edits = goesOn ? [words] : [words, of];
  if (entry.body[`typed.${part.id}`] && (isComposed || typesOverMore(entry, part, text)))
    edits.push(edit(entry, `typed.${part.id}`, null));
  await act(session, edits);
}

/** Puts words in a text's place, with what was composed there; null for no words of one's own. */
function textEdits(
  id: Id,
  part: TextPart,
  said: string | null,
  seen: readonly string[] | undefined,
): [words: Edit, of: Edit] {
  const draft = { id, kind: 'briefing', parent: '' } as const;
  const { figures, text } = part.composed;
  return [
    { ...edit(draft, `text.${part.id}`, said), ...(seen && { seen }) },
    edit(draft, `of.${part.id}`, said === null ? null : sayLive(text, figures)),
  ];
}

/** The heads of a field that this window wrote itself: going on with one's own words is no conflict. */
async function ownHeads({ db, window }: Session, { id, heads }: Entry<'briefing'>, field: string): Promise<string[]> {
  const now = new Set(heads[field] ?? []);
  const log = now.size > 0 ? ((await logsOf(db, [id])).get(id) ?? []) : [];
  return log.filter((change) => now.has(change.id) && change.window === window).map((change) => change.id);
}

/** Whether a text lacks figures that the one before it had: where they come from was said of others. */
function typesOverMore({ body }: Entry<'briefing'>, part: TextPart, text: LiveText | null): boolean {
  const lacking = (words: LiveText) => showLiveText(part.composed, { text: words, of: '' }).typedOver;
  const before = new Set(lacking(readLive(String(body[`text.${part.id}`] ?? ''))));
  return text !== null && lacking(text).some((name) => !before.has(name));
}

/** Lets words go that stand nowhere, since their paragraph isn't composed any more; undoable. @param field of a `lostWords` */
export async function dropLost(session: Session, briefing: Id, field: string): Promise<void> {
  const entry = await readBriefing(session, briefing);
  await act(session, [edit(entry, field, null), edit(entry, field.replace(/^text/u, 'of'), null)]);
}

/** Says of the figures that somebody typed over in a part where they come from, so that they stay; undoable. */
export async function standBy(session: Session, briefing: Id, { id }: { id: string }, source: string): Promise<void> {
  await act(session, [edit(await readBriefing(session, briefing), `typed.${id}`, source.trim() || null)]);
}

/**
 * Puts a live figure back in place of the one that was typed over it, where that can be told by the words around it; else
 * restores the composed text; undoable.
 */
export async function takeLive(session: Session, briefing: Id, part: TextPart, figure: string): Promise<void> {
  await session.queue.flush();
  const { body } = await readBriefing(session, briefing);
  const written = body[`text.${part.id}`];
  const text = typeof written === 'string' ? putFigure(readLive(written), part.composed.text, figure) : null;
  await setText(session, briefing, part, text);
}

/** Leaves a section or a part out, or takes it in again; undoable. */
export async function setOff(session: Session, briefing: Id, id: string, off: boolean): Promise<void> {
  await act(session, [edit(await readBriefing(session, briefing), `off.${id}`, off)]);
}

/** Calls a section otherwise; null for what the office or the template calls it; undoable. */
export async function setHeading(session: Session, briefing: Id, section: string, text: string | null): Promise<void> {
  await act(session, [edit(await readBriefing(session, briefing), `heading.${section}`, text?.trim() || null)]);
}

/**
 * Moves a section; undoable.
 * @param to by one, or to a place among those that are shown, counted from 0
 */
export async function moveSection(
  session: Session,
  briefing: Id,
  section: string,
  to: -1 | 1 | { readonly to: number },
): Promise<void> {
  const entry = await readBriefing(session, briefing);
  const order = shownOrder(session, entry);
  const at = order.indexOf(section);
  const place = typeof to === 'number' ? at + to : to.to;
  if (at < 0 || place < 0 || place >= order.length || place === at) return;
  const moved = order.toSpliced(at, 1).toSpliced(place, 0, section);
  await act(session, [edit(entry, 'sections', moved)]);
  // The next move may come before a screen has shown this one.
  noteOrder(session, briefing, moved);
}

/** Goes back to the sections that the office wants, in its order and by its names; undoable. */
export async function restoreSections(session: Session, briefing: Id): Promise<void> {
  const entry = await readBriefing(session, briefing);
  const sections: ReadonlySet<string> = new Set(SECTIONS[entry.body.template]);
  const set = (map: string) =>
    mapIn(entry.body, map).flatMap(([id, value]) =>
      sections.has(id) && value !== null ? [edit(entry, `${map}.${id}`, null)] : [],
    );
  const edits = [...(entry.body.sections ? [edit(entry, 'sections', null)] : []), ...set('off'), ...set('heading')];
  if (edits.length > 0) await act(session, edits);
}

/** Makes the order, switches and headings of a draft those of its office for all of its kind; undoable. */
export async function keepForOffice(session: Session, briefing: Id): Promise<void> {
  const entry = await readBriefing(session, briefing);
  const office = await getRecord(session.db, 'office', entry.body.office ?? '');
  if (office?.shelf !== 'live') return;
  const wants = officeWants(entry, office);
  const edits = Object.entries(wants)
    .filter(([field, value]) => JSON.stringify(office.body[field] ?? EMPTY(field)) !== JSON.stringify(value))
    .map(([field, value]) => edit(office, field, value as Json));
  if (edits.length > 0) await session.undo.act('officeChanged', edits);
}

/** What a field of an office says that nobody set. */
const EMPTY = (field: string): Json => [null, false, ''].find((one) => takesValue('office', field, one)) ?? null;

/** Words of a text that look like a name, and by what they are known again. */
export interface Standing {
  readonly fingerprint: string;
}

/** Says that words which look like a name may stand where they do; undoable. */
export async function letStand(session: Session, briefing: Id, { fingerprint }: Standing): Promise<void> {
  await act(session, [edit(await readBriefing(session, briefing), `fine.${fingerprint}`, true)]);
}

/**
 * Says that words which may give a protected source away may go as they are; undoable.
 * @param part a text's id; `title`, or `heading.<section>`
 */
export async function letGo(session: Session, briefing: Id, part: string): Promise<void> {
  const entry = await readBriefing(session, briefing);
  const field = part in entry.body ? part : `text.${part}`;
  await setMayGo(session, entry, { part: field, text: String(entry.body[field] ?? '') }, true);
}
