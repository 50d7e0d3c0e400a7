import type { SheetEvidence } from '../../briefing/compose/sheet.ts';
import type { SourceFinding, SourceVisit } from '../../briefing/compose/source.ts';
import type { Id } from '../../model/ids.ts';
import { GRADES, type Grade, membersOf } from '../../model/records.ts';
import { instantOf } from '../../stats/instant.ts';
import type { Cleared } from '../guarded.ts';
import type { ClearedPrint } from '../printed.ts';
import { checklistItems } from '../progress.ts';
import type { Session } from '../session.ts';
import { type VisitRecords, visitSheet } from '../visit-sheet.ts';
import { type SeenFrom, sheetFinding } from '../visit-sheet-findings.ts';

/** A visit as briefings are made from it, read once. */
export interface KnownVisit {
  /** Without its photos, whose sizes are not known yet. */
  readonly visit: SourceVisit;
  /** The pictures among its evidence that may leave. */
  readonly pictures: readonly SheetEvidence[];
  readonly notes: ClearedPrint['note'];
  readonly evidence: readonly Cleared<'evidence'>[];
}

/**
 * Writes a visit down for briefings.
 * @param session under the visit's pack
 * @param unit the one that stands for the visit's own now
 * @param staying bytes of protected sources, at whatever visit
 */
export function knownVisit(
  session: Session,
  records: VisitRecords,
  unit: Id,
  staying: ReadonlySet<string>,
): KnownVisit {
  const { print, line } = records;
  const { began } = line.visit.body;
  const evidence = print.evidence.filter(({ body }) => !staying.has(body.sha256));
  const open = { ...records, print: { ...print, evidence } };
  return {
    visit: {
      id: line.visit.id,
      unit,
      time: began ? (instantOf(began) ?? began.device) : 0,
      grades: gradesOf(session, records),
      sheet: visitSheet(session, open, []),
    },
    pictures: evidence
      .filter(({ body }) => body.type.startsWith('image/'))
      .map(({ body }) => ({ ref: body.sha256, caption: body.caption ?? '' })),
    notes: print.note,
    evidence,
  };
}

/** As the pictures of the desk count them: of items that the visit was asked. */
function gradesOf(session: Session, { line }: VisitRecords): Record<string, Grade> {
  const rated = checklistItems(session, line).filter(({ form }) => form === 'rated');
  return Object.fromEntries(
    rated.flatMap(({ id }) => {
      const grade = GRADES.find((one) => one === line.visit.body[`rating.${id}`]);
      return grade ? [[id, grade]] : [];
    }),
  );
}

/** Writes a unit's findings down as they stand. @param from all visits that the document is about */
export function sourceFindings(
  session: Pick<Session, 'pack'>,
  unit: Id,
  lines: ClearedPrint['lines'],
  from: SeenFrom & { readonly evidence: ReadonlyMap<Id, Cleared<'evidence'>> },
): SourceFinding[] {
  return lines.map((line) => {
    const { body } = line.finding;
    const evidence = membersOf(body, 'evidence').flatMap((id) => {
      const one = from.evidence.get(id)?.body;
      return one ? [{ ref: one.sha256, caption: one.caption ?? '' }] : [];
    });
    return {
      ...sheetFinding(session, line, from),
      unit,
      areaId: body.area ?? '',
      visit: body.visit ?? null,
      ...(evidence.length > 0 && { evidence }),
    };
  });
}
