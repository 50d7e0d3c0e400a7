import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useLaterWords } from '../ui/later-words.ts';

/** A field with what it is called. */
export type FieldName = readonly [field: string, label: string];

/** The fields of a finding, of what was said on the spot and of a paper, as the screen calls them, in its order. */
export function useFieldNames(): Record<'finding' | 'remark' | 'material', FieldName[]> {
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

interface Props {
  entry: Entry<Kind>;
  names: readonly FieldName[];
  onPick(field: string, label: string): void;
  onClose(): void;
}

/** Asks of which field the history is wanted: those that were ever written. */
export function FieldHistory({ entry, names, onPick, onClose }: Props) {
  const { words } = useApp();
  const { findings } = useLaterWords();
  const written = names.filter(([field]) => (entry.heads[field]?.length ?? 0) > 0);
  return (
    <Dialog title={findings.historyOf} onClose={onClose}>
      <div class="historyof">
        {written.map(([field, label]) => (
          <button key={field} type="button" class="btn line" onClick={() => onPick(field, label)}>
            {label}
          </button>
        ))}
        <button type="button" class="btn text" onClick={onClose}>
          {words.common.close}
        </button>
      </div>
    </Dialog>
  );
}
