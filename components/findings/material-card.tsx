import { setField } from '../../lib/app/fields.ts';
import { MATERIAL_VERDICTS, rulesOf } from '../../lib/app/materials.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { AutoField, Differs } from './auto-field.tsx';
import { CardFrame } from './card-frame.tsx';
import { RuleLine } from './rule-line.tsx';
import type { Shows } from './shows.ts';

interface Props extends Shows {
  material: Entry<'material'>;
  onFold(): void;
}

/** A paper held against the rules for its kind, and whether it is passed or returned. */
export function MaterialCard({ material, onFold, onHistory, onConflict }: Props) {
  const { session, run } = useApp();
  const { findings } = useLaterWords();
  const rules = rulesOf(session, material);
  return (
    <CardFrame
      entry={material}
      scrolls
      onFold={onFold}
      onHistory={onHistory}
      head={(fold) => (
        <button type="button" class="fc-fold" aria-expanded={true} onClick={fold}>
          <span class="grow b cut">{showLine(material.body.name)}</span>
          <span class="t13 blue">{findings.fold}</span>
        </button>
      )}
    >
      <div class="flds">
        <AutoField entry={material} field="name" label={findings.materialName} max={500} onConflict={onConflict} />
        {rules.length === 0 && <p class="t13 q">{findings.unknownMaterial}</p>}
        <ol class="rules">
          {rules.map((rule) => (
            <RuleLine key={rule.id} material={material} rule={rule} onConflict={onConflict} />
          ))}
        </ol>
        <div class="fld">
          <span class="t13 q" aria-hidden="true">
            {findings.verdict}
          </span>
          <Choices
            class="seg"
            label={findings.verdict}
            value={material.body.verdict ?? null}
            clears
            choices={MATERIAL_VERDICTS.map((value) => ({ value, name: findings.materialVerdicts[value] }))}
            onChoose={(value) => run(() => setField(session, material, 'verdict', value))}
          />
          <Differs entry={material} field="verdict" label={findings.verdict} onConflict={onConflict} />
        </div>
        <AutoField entry={material} field="text" label={findings.comment} onConflict={onConflict} />
      </div>
    </CardFrame>
  );
}
