import type { SheetFinding, SheetFindings, SheetStep } from '../briefing/compose/sheet-findings.ts';
import { shownTime } from '../model/time.ts';
import { rulesOf, verdictOn } from './materials.ts';
import type { ClearedPrint } from './printed.ts';
import type { Session } from './session.ts';

/** Writes down what was found wrong at a visit or looked at again, what was said, and the papers. */
export function sheetFindings(session: Session, print: ClearedPrint): SheetFindings {
  const { lines, remark, material } = print;
  return {
    findings: lines.map((line) => sheetFinding(session, line, print)),
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

function sheetFinding(
  { pack }: Session,
  { finding, life, standing }: ClearedPrint['lines'][number],
  { visit, note }: ClearedPrint,
): SheetFinding {
  const { id, body } = finding;
  return {
    id,
    problem: said(body.problem),
    area: pack.areas.find((one) => one.id === body.area)?.name.zh ?? said(body.area),
    state: life.state,
    earlier: body.visit !== visit.id,
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
    steps: life.taken.filter((step) => step.visit === visit.id).map(({ entry }) => sheetStep(entry, note)),
  };
}

type Step = ClearedPrint['lines'][number]['life']['taken'][number]['entry'];

function sheetStep({ body }: Step, notes: ClearedPrint['note']): SheetStep {
  // A protected note's words go out in one place only, as they were put for outside.
  const own = notes.find(({ id, body: note }) => id === body.note && note.source !== 'backToBack');
  return {
    to: body.to,
    at: body.at ? shownTime(body.at) : { date: '', time: '' },
    seen: said(own?.body.text ?? body.seen),
    reason: body.to === 'redo' ? (body.reason ?? null) : null,
  };
}
