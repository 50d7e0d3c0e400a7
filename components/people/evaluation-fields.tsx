import { evaluate, typePeople } from '../../lib/app/evaluations.ts';
import { readCost } from '../../lib/app/method.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { NumberField } from '../ui/number-field.tsx';
import { usePen } from './use-pen.ts';
import { ConflictLine } from './voice-fields.tsx';

interface Props {
  evaluation: Entry<'evaluation'>;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** Where and among whom a group was asked, and how many they were. */
export function EvaluationFields({ evaluation, onConflict }: Props) {
  const { people } = useLaterWords();
  const hints = { where: people.whereHint, among: people.amongHint } as const;
  return (
    <div class="evf">
      {(['where', 'among'] as const).map((field) => (
        <div key={field}>
          <label class="t13 q" for={`${field}-${evaluation.id}`}>
            {people[field]}
          </label>
          <AutoText
            id={`${field}-${evaluation.id}`}
            entry={evaluation}
            field={field}
            class="area anyword"
            rows={1}
            placeholder={hints[field]}
          />
          <ConflictLine entry={evaluation} field={field} onConflict={onConflict} />
        </div>
      ))}
      <PeopleField evaluation={evaluation} onConflict={onConflict} />
    </div>
  );
}

function PeopleField({ evaluation, onConflict }: Props) {
  const { session } = useApp();
  const { people } = useLaterWords();
  const pen = usePen();
  const id = `people-${evaluation.id}`;
  const stored = evaluation.body.people ?? null;
  const { questions } = evaluate(session, [{ id: evaluation.id, body: pen.shown(evaluation) }]);
  const most = Math.max(0, ...questions.map(({ n }) => n));
  return (
    <div class="asked">
      <label class="t13 q" for={id}>
        {people.asked}
      </label>
      <NumberField
        id={id}
        rec={evaluation.id}
        field="people"
        stored={stored}
        read={readCost}
        onNumber={(count) => typePeople(session, evaluation, count)}
        wrong={stored === null ? people.notACount : people.notThisCount(stored)}
      />
      {stored !== null && stored < most && (
        <p class="t13 amber" role="status">
          {people.fewerAsked(stored, most)}
        </p>
      )}
      <ConflictLine entry={evaluation} field="people" onConflict={onConflict} />
    </div>
  );
}
