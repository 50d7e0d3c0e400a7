import type { SheetComplaint, SheetEvaluation, SheetVoices } from '../briefing/compose/sheet-voices.ts';
import type { Moment } from '../model/time.ts';
import { shownTime } from '../model/time.ts';
import type { Entry } from '../store/queries.ts';
import { evaluate, leastSample, questionsOf } from './evaluations.ts';
import type { ClearedPrint } from './printed.ts';
import type { Session } from './session.ts';
import { openFirst } from './voices.ts';

/** Writes down what people said and brought, as the visit's sheet has it. */
export function sheetVoices(session: Session, voices: ClearedPrint): SheetVoices {
  return {
    evaluations: voices.evaluation.map((one) => sheetEvaluation(session, one)),
    leastSample: leastSample(session),
    topics: voices.topic.map(({ id, body }) => ({
      id,
      topic: said(body.topic),
      raisedBy: body.raisedBy ?? null,
      level: said(body.level),
      analysed: said(body.analysed),
      supplied: said(body.supplied),
      result: said(body.result),
    })),
    complaints: openFirst(voices.complaint).map(sheetComplaint),
    practices: voices.practice.map(({ id, body }) => ({
      id,
      text: said(body.text),
      what: body.what,
      passOn: body.passOn === true,
    })),
    cases: voices.case.map(({ id, body }) => ({
      id,
      facts: said(body.facts),
      side: body.side,
      cause: said(body.cause),
      lesson: said(body.lesson),
      passOn: body.passOn === true,
    })),
  };
}

/** A record whose beginning was lost with a torn journal lacks fields; what there is still goes into the PDF. */
const said = (text: string | null | undefined): string => text ?? '';
const at = (moment: Moment | null | undefined) => (moment ? shownTime(moment) : null);

function sheetComplaint({ id, body }: Entry<'complaint'>): SheetComplaint {
  const { received, takenUp, answered } = body;
  return {
    id,
    text: said(body.text),
    received: at(received),
    takenUp: at(takenUp),
    answered: at(answered),
    answer: said(body.answer),
  };
}

function sheetEvaluation(session: Session, { id, body }: Entry<'evaluation'>): SheetEvaluation {
  const sum = evaluate(session, [{ id, body }]);
  const words = new Map(questionsOf(session).map((question) => [question.id, question]));
  return {
    id,
    where: said(body.where),
    among: said(body.among),
    people: sum.people,
    questions: sum.questions.flatMap(({ question, counts, n, shares }) => {
      const pair = words.get(question);
      return pair && n > 0 ? [{ yes: pair.yes.zh, no: pair.no.zh, counts, n, shares }] : [];
    }),
  };
}
