import type { SheetFinding, SheetFindings } from '../briefing/compose/sheet-findings.ts';
import type { Entry } from '../store/queries.ts';
import { newestUnder } from '../store/queries.ts';
import { type FindingLine, readFindings } from './findings-read.ts';
import { type FindingPart, type Guards, partsOf, readGuards } from './guarded.ts';
import { rulesOf, verdictOn } from './materials.ts';
import { readMergedWith } from './merged-units.ts';
import { readKnownNames } from './outgoing.ts';
import { todayNow } from './reminders.ts';
import type { Session } from './session.ts';

/** More than this of one kind is not made into one PDF; far beyond any visit. */
const MOST = 5000;

/** Reads and writes down what was found wrong at a visit or looked at again, what was said, and the papers. */
export async function sheetFindings(session: Session, visit: Entry<'visit'>): Promise<SheetFindings> {
  const { db } = session;
  const units = await readMergedWith(db, visit.body.unit);
  const [lines, remarks, materials] = await Promise.all([
    readFindings(db, units, todayNow()),
    newestUnder(db, visit.id, 'remark', MOST),
    newestUnder(db, visit.id, 'material', MOST),
  ]);
  const own = lines.filter(isOf(visit.id));
  const guards = await readGuards(
    db,
    own.map(({ finding }) => finding),
    await readKnownNames(session, visit),
  );
  return {
    findings: own.map((line) => ({ ...sheetFinding(session, line, visit.id), held: heldOf(line, guards) })),
    remarks: remarks.reverse().map(({ id, body }) => ({
      id,
      text: said(body.text),
      nature: body.nature,
      decided: said(body.decided),
      became: said(body.became),
      becameOn: body.becameOn ?? null,
    })),
    materials: materials.reverse().map((paper) => ({
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

/** Made at the visit, or taken a step on there. */
const isOf = (visit: string) => (line: FindingLine) =>
  line.finding.body.visit === visit || line.life.taken.some((step) => step.visit === visit);

/** The parts that would give a protected source away. */
const heldOf = ({ finding }: FindingLine, guards: Guards) =>
  partsOf(finding).filter((part): part is FindingPart => guards.points(finding, part).length > 0);

/** A record whose beginning was lost with a torn journal lacks fields; what there is still goes into the PDF. */
const said = (text: string | null | undefined): string => text ?? '';

function sheetFinding({ pack }: Session, { finding, life }: FindingLine, visit: string): SheetFinding {
  const { id, body } = finding;
  return {
    id,
    problem: said(body.problem),
    area: pack.areas.find((one) => one.id === body.area)?.name.zh ?? said(body.area),
    state: life.state,
    earlier: body.visit !== visit,
    answers: said(body.answers),
    leader: said(body.leader),
    measure: said(body.measure),
    quantity: said(body.quantity),
    deadline: body.deadline ?? null,
    cause: body.cause ?? null,
    passedTo: said(body.passedTo),
    passedOn: body.passedOn ?? null,
    claimed: body.claimed ?? null,
    claimedOn: body.claimedOn ?? null,
  };
}
