import { setField } from '../../lib/app/fields.ts';
import { type PackRule, RULE_VERDICTS, tagsOfRule, verdictOn } from '../../lib/app/materials.ts';
import { addTag, type PackTag } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { Differs } from './auto-field.tsx';
import { movePlace } from './place.ts';
import type { Shows } from './shows.ts';

interface Props extends Pick<Shows, 'onConflict'> {
  material: Entry<'material'>;
  rule: PackRule;
}

/** A rule and whether the paper meets it; where it doesn't, what that may be a sign of, and the way to the list. */
export function RuleLine({ material, rule, onConflict }: Props) {
  const { session, words, run, go, say } = useApp();
  const { findings } = useLaterWords();
  const text = usePackText();
  const said = verdictOn(material, rule.id);
  const label = text(rule.text);
  const broken = findings.brokenRule(material.body.name, label);
  const visit = material.parent;
  const suspect = (tag: PackTag) =>
    run(async () => {
      const id = await addTag(session, visit, tag.id, { fact: broken });
      const look = () => go({ screen: 'visit', visit, tab: 'tags', focus: id });
      say(findings.suspected(tag.id), { label: findings.seeTag, run: look });
    });
  return (
    <li class="rule">
      <p class="t14 anyword">{label}</p>
      <Choices
        class="seg st"
        label={label}
        value={said}
        clears
        choices={RULE_VERDICTS.map((value) => ({ value, name: findings.verdicts[value] }))}
        onChoose={(value) => run(() => setField(session, material, `rule.${rule.id}`, value))}
      />
      <Differs entry={material} field={`rule.${rule.id}`} label={label} onConflict={onConflict} />
      {said === 'notMet' && (
        <div class="tools wrap tight">
          {tagsOfRule(session, rule).map((tag) => (
            <button key={tag.id} type="button" class="btn text may" onClick={() => suspect(tag)}>
              {findings.suspect(tag.id, text(tag.title))}
            </button>
          ))}
          <button
            type="button"
            class="btn text may"
            onClick={() =>
              movePlace(visit, { writes: 'finding', from: { origin: { material: material.id }, words: broken } })
            }
          >
            {words.visit.listFinding}
          </button>
        </div>
      )}
    </li>
  );
}
