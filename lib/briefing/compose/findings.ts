import type { Block } from '../blocks/blocks.ts';
import { composeListed } from './listed.ts';
import type { SheetFinding, SheetFindings, SheetMaterial, SheetRemark } from './sheet-findings.ts';
import type { BriefingWords } from './words.ts';

/**
 * What was found wrong: each with how far it has come, who answers, what is done by when; roots above
 * with whom (S28, S29); and the steps that were taken at this visit (S24).
 */
export function composeFindings(sheet: SheetFindings | undefined, { findings }: BriefingWords): Block[] {
  return (sheet?.findings ?? []).flatMap((one, at): Block[] => {
    const { parts } = findings;
    const more = [
      [parts.answers, one.answers],
      [parts.leader, one.leader],
      [parts.measure, one.measure],
      [parts.quantity, one.quantity],
      [parts.deadline, one.deadline ? findings.deadline(one.deadline, one.overdue) : ''],
      [parts.above, aboveOf(one, findings)],
      ...one.steps.map((step): readonly [string, string] => [parts.step, findings.step(step)]),
    ] as const;
    return composeListed(one.id, findings.finding({ number: at + 1, ...one }), one.problem, more);
  });
}

function aboveOf(one: SheetFinding, words: BriefingWords['findings']): string {
  if (one.cause !== 'above') return '';
  const { passedTo, passedOn, claimed, claimedOn } = one;
  return words.above({ passedTo: passedTo.trim(), passedOn, claimed, claimedOn });
}

/** What was said on the spot, and what became of it. */
export function composeRemarks(sheet: SheetFindings | undefined, words: BriefingWords): Block[] {
  return (sheet?.remarks ?? []).flatMap((one, at) => remarkBlocks(one, at + 1, words));
}

function remarkBlocks(one: SheetRemark, number: number, { findings }: BriefingWords): Block[] {
  const { parts } = findings;
  const became = one.became.trim() === '' ? findings.notKnown : one.became;
  const on = one.becameOn && one.became.trim() !== '' ? findings.day(one.becameOn) : '';
  return composeListed(one.id, findings.remark(number, one.nature), one.text, [
    [parts.decided, one.nature === 'advice' ? one.decided : ''],
    [parts.became, on === '' ? became : findings.becameOn(became, on)],
  ]);
}

/** The papers that were examined: passed or returned, and how each stands with the rules that somebody judged. */
export function composeMaterials(sheet: SheetFindings | undefined, words: BriefingWords): Block[] {
  return (sheet?.materials ?? []).flatMap((one, at) => materialBlocks(one, at + 1, words));
}

function materialBlocks(one: SheetMaterial, number: number, { findings }: BriefingWords): Block[] {
  const rules = one.rules.map(({ text, verdict }): readonly [string, string] => [findings.verdicts[verdict], text]);
  return composeListed(one.id, findings.material(number, one.verdict), one.name, [
    ...rules,
    [findings.parts.comment, one.comment],
  ]);
}
