import { canonicalJson } from '../changes/canonical.ts';
import { checkDraw } from './check-draw.ts';
import { draw } from './draw.ts';
import { DrawError } from './draw-error.ts';
import { drawFile } from './draw-file.ts';
import { type DrawRecord, drawRecordSchema } from './draw-record.ts';
import type { Answer, Question, Reply } from './protocol.ts';
import { readStrictly } from './read-strictly.ts';
import { type FrozenRoster, freezeRoster, rosterSchema, takeFrozen } from './roster.ts';

/** Does what a page asks, and turns every error into a reply. All that the worker does but for posting. */
export function answerQuestion(question: Question): Reply {
  try {
    return { is: 'answered', answer: answer(question) };
  } catch (error) {
    if (error instanceof DrawError) return { is: 'refused', reason: error.reason, fault: error.fault };
    return { is: 'failed', detail: String(error) };
  }
}

function answer(question: Question): Answer {
  if (question.ask === 'freeze') return { roster: freezeRoster(question.units) };
  if (question.ask === 'draw') {
    const roster = freezeRoster(question.units);
    const result = draw(roster, question.rule, question.seed);
    return { roster, text: canonicalJson([...roster.units]), result };
  }
  const record = readRecord(question.record);
  const roster = readRoster(question.roster);
  if (question.ask === 'file') return { text: drawFile(record, roster) };
  return { record, roster, difference: checkDraw(record, roster, question.earlier) };
}

/**
 * Reads the record of a draw, strictly.
 * @throws DrawError naming the first wrong field (`draw.rule.count`)
 */
export function readRecord(record: unknown): DrawRecord {
  return readStrictly(drawRecordSchema, record, 'draw');
}

function readRoster(text: string): FrozenRoster {
  return takeFrozen(readStrictly(rosterSchema, JSON.parse(text), 'roster'));
}
