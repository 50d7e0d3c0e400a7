import type { Id } from '../../model/ids.ts';
import { showLine } from '../../model/one-line.ts';
import { momentNow, shownTime, todayNow } from '../../model/time.ts';
import { type Entry, getRecords, newestOf } from '../../store/queries.ts';
import { fileNameOf } from '../../text/file-name.ts';
import { readSurvivors } from '../merged-units.ts';
import type { Session } from '../session.ts';
import type { DraftShown } from './draft-shown.ts';
import { makeBulk } from './forms.ts';
import { visitsOf } from './known-visits.ts';
import { composeIn, makeDocument, type OfficeBody } from './make-document.ts';
import { type Painted, type PaintStep, type PressUsed, paintDocument } from './pdf-file.ts';
import { readSource } from './source.ts';

/** A PDF that was made, with all that a person must know about it. */
export interface MadePdf extends Painted {
  readonly name: string;
}

/** Paints a draft as it is shown: the place of its number stays blank. @throws PaintError; PaintCancelled */
export async function draftPdf(
  _session: Session,
  press: PressUsed,
  { document, title, edition }: Pick<DraftShown, 'document' | 'title' | 'edition'>,
  onProgress: (progress: PaintStep) => void,
  signal: AbortSignal,
): Promise<MadePdf> {
  const painted = await paintDocument(press, document, onProgress, signal);
  // Of the anonymous edition the name says no more than its kind: what somebody called it may name a unit.
  const name = edition === 'named' ? fileNameOf(title, 'briefing') : 'briefing-anonymous';
  return { ...painted, name: `${name}.pdf` };
}

/** A unit that got no sheet. */
interface Left {
  readonly unit: string;
  readonly why: 'notPainted';
}

/** Feedback sheets, one a unit, as one zip. */
export interface Sheets {
  readonly file: Blob;
  readonly name: string;
  readonly left: readonly Left[];
}

/**
 * Makes a feedback sheet of each unit that visits were made to, and packs them into one zip. One that can't be painted is
 * left out and named.
 * @throws the signal's reason
 */
export async function bulkFeedback(
  session: Session,
  press: PressUsed,
  visits: readonly Id[],
  onProgress: (progress: { done: number; of: number }) => void,
  signal: AbortSignal,
): Promise<Sheets> {
  await session.queue.flush();
  const units = await byUnit(session, visits);
  const office = await onlyOffice(session);
  // All at once: one by one each would read what they share.
  await visitsOf(session.db).read(session, visits);
  const left: Left[] = [];
  const painting = async function* () {
    for (const [at, one] of units.entries()) {
      signal.throwIfAborted();
      const bytes = await paintSheet(session, press, one, office, signal).catch(() => {
        signal.throwIfAborted();
        left.push({ unit: one.name, why: 'notPainted' });
        return null;
      });
      if (bytes) yield { name: `${fileNameOf(one.name, 'feedback', LONGEST_UNIT)}-${one.day}.pdf`, bytes };
      onProgress({ done: at + 1, of: units.length });
    }
  };
  onProgress({ done: 0, of: units.length });
  const file = await makeBulk(painting(), () => undefined, signal);
  return { file, name: `feedback-${todayNow()}.zip`, left };
}

/** So many characters of a unit's name are kept, so that the day behind it is not cut off. */
const LONGEST_UNIT = 48;

/** A unit with the visits that its sheet is about, and the day of the last of them. */
interface UnitVisits {
  readonly unit: Id;
  readonly name: string;
  readonly day: string;
  readonly visits: readonly Entry<'visit'>[];
}

async function byUnit({ db }: Session, ids: readonly Id[]): Promise<UnitVisits[]> {
  const visits = (await getRecords(db, 'visit', ids)).filter((visit) => visit?.shelf === 'live') as Entry<'visit'>[];
  const units = await readSurvivors(
    db,
    visits.map(({ body }) => body.unit),
  );
  const groups = Map.groupBy(visits.keys(), (at) => units[at]?.id ?? visits[at]?.body.unit ?? '');
  return [...groups].map(([unit, places]) => {
    const own = places.flatMap((at) => visits[at] ?? []);
    const days = own.map(({ body }) => (body.began ? shownTime(body.began).date : ''));
    return { unit, name: showLine(units[places[0] ?? 0]?.body.name), day: days.sort().at(-1) ?? '', visits: own };
  });
}

/** Who signs: the office, where there is but one. */
async function onlyOffice({ db }: Session): Promise<OfficeBody> {
  const [only, another] = await newestOf(db, 'office', 2);
  return only && !another ? only.body : {};
}

async function paintSheet(
  session: Session,
  press: PressUsed,
  { unit, visits }: UnitVisits,
  office: OfficeBody,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const [first] = visits;
  // It is kept nowhere: what a sheet is composed from is asked for as that of a draft.
  const draft: Entry<'briefing'> = {
    ...{ id: unit, kind: 'briefing', parent: '', shelf: 'draft', heads: {}, conflicts: [] },
    body: {
      ...{ campaign: first?.body.campaign ?? '', template: 'feedback', at: momentNow(), unit },
      ...Object.fromEntries(visits.map(({ id }) => [`visit.${id}`, true])),
    },
  };
  const { source } = await readSource(session, draft, new Map());
  const edits = { title: '', order: [], off: new Set<string>(), headings: new Map(), texts: new Map() };
  const marks = { number: null, version: 1, day: todayNow(), template: 'feedback' } as const;
  const { document } = makeDocument(composeIn(source, 'named'), edits, office, marks);
  return (await press.paint(document, () => undefined, signal)).bytes;
}
