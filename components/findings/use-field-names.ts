import type { NamedField } from '../ui/field-picker.tsx';
import { useLaterWords } from '../ui/later-words.ts';

/** The fields of a finding, of what was said on the spot and of a paper, as the screen calls them, in its order. */
export function useFieldNames(): Record<'finding' | 'remark' | 'material', NamedField[]> {
  const { findings } = useLaterWords();
  const { area, cause, passedTo, passedOn, claimed, claimedOn, answers, leader, measure, quantity } = findings;
  return {
    finding: Object.entries({
      problem: findings.problem,
      area,
      answers,
      measure,
      quantity,
      deadline: findings.deadline,
      leader,
      cause,
      passedTo,
      passedOn,
      claimed,
      claimedOn,
      lookAgain: findings.lookAgain,
    }),
    remark: Object.entries({
      text: findings.remark,
      nature: findings.nature,
      decided: findings.decided,
      became: findings.became,
      becameOn: findings.becameOn,
    }),
    material: Object.entries({ name: findings.materialName, verdict: findings.verdict, text: findings.comment }),
  };
}
