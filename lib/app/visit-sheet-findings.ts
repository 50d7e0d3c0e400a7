import type { SheetFinding, SheetFindings, SheetStep } from '../briefing/compose/sheet-findings.ts';
import type { Id } from '../model/ids.ts';
import { shownTime } from '../model/time.ts';
import { rulesOf, verdictOn } from './materials.ts';
import type { ClearedPrint } from './printed.ts';
import type { Session } from './session.ts';

/** Writes down what was found wrong at a visit or looked at again, what was said, and the papers. */
export function sheetFindings(session: Session, print: ClearedPrint): SheetFindings {
  const { lines, remark, material, visit } = print;
  const seen: SeenFrom = { isHere: (id) => id === visit.id, notes: new Map(print.note.map((note) => [note.id, note])) };
  return {
    findings: lines.map((line) => sheetFinding(session, line, seen)),
    remarks: remark.map(({ id, body }) => ({
      id,
      text: said(body.text),
      nature: body.nature,
      decided: said(body.decided),
      became: said(body.became),
      becameOn: body.becameOn ?? null,
    })),
    materials: material.map((paper) => ({
      id: paper.id,
      name: said(paper.body.name),
      verdict: paper.body.verdict ?? null,
      comment: said(paper.body.text),
      rules: rulesOf(session, paper).flatMap((rule) => {
        const verdict = verdictOn(paper, rule.id);
        return verdict ? [{ text: rule.text.zh, verdict }] : [];
      }),
    })),
  };
}

/** A record whose beginning was lost with a torn journal lacks fields; what there is still goes into the PDF. */
const said = (text: string | null | undefined): string => text ?? '';

/** From where a finding is looked at: one visit, or all that a document is about. */
export interface SeenFrom {
  isHere(visit: Id | null | undefined): boolean;
  /** The notes that were made there, by id. */
  readonly notes: ReadonlyMap<Id, ClearedPrint['note'][number]>;
}

/** Writes a finding down as it stands, with the steps that were taken there. */
export function sheetFinding(
  { pack }: Pick<Session, 'pack'>,
  { finding, life, standing }: ClearedPrint['lines'][number],
  { isHere, notes }: SeenFrom,
): SheetFinding {
  const { id, body } = finding;
  return {
    id,
    problem: said(body.problem),
    area: pack.areas.find((one) => one.id === body.area)?.name.zh ?? said(body.area),
    state: life.state,
    earlier: !isHere(body.visit),
    answers: said(body.answers),
    leader: said(body.leader),
    measure: said(body.measure),
    quantity: said(body.quantity),
    deadline: body.deadline ?? null,
    overdue: standing.is === 'overdue' ? standing.days : null,
    cause: body.cause ?? null,
    passedTo: said(body.passedTo),
    passedOn: body.passedOn ?? null,
    claimed: body.claimed ?? null,
    claimedOn: body.claimedOn ?? null,
    steps: life.taken.filter((step) => isHere(step.visit)).map(({ entry }) => sheetStep(entry, notes)),
  };
}

type Step = ClearedPrint['lines'][number]['life']['taken'][number]['entry'];

function sheetStep({ body }: Step, notes: SeenFrom['notes']): SheetStep {
  const note = notes.get(body.note ?? '');
  // A protected note's words go out in one place only, as they were put for outside.
  const own = note?.body.source === 'backToBack' ? undefined : note;
  return {
    to: body.to,
    at: body.at ? shownTime(body.at) : { date: '', time: '' },
    seen: said(own?.body.text ?? body.seen),
    reason: body.to === 'redo' ? (body.reason ?? null) : null,
  };
}
