import { useEffect, useRef, useState } from 'preact/hooks';
import type { VisitLine } from '../../lib/app/visits.ts';
import { removeVoice, setVoice, type VoiceKind } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { CASE_SIDES, PRACTICE_KINDS, RAISED_BY } from '../../lib/model/voices.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { isComposing } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { ComplaintTimes } from './complaint-times.tsx';
import { LevelField } from './level-field.tsx';
import { ConflictLine, type FieldName, VoiceText } from './voice-fields.tsx';
import { VoiceHistory } from './voice-history.tsx';

interface Props<K extends VoiceKind = VoiceKind> {
  line: VisitLine;
  entry: Entry<K>;
  onFold(): void;
  onHistory(entry: Entry<Kind>, field: string, label: string): void;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** Something that people brought, edited in place: its words save themselves. */
export function VoiceCard({ line, entry, onFold, onHistory, onConflict }: Props) {
  const { session, run } = useApp();
  const { people } = useLaterWords();
  const [history, setHistory] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), [entry.id]);
  return (
    <li
      ref={card}
      class="th vcard"
      id={`voice-${entry.id}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event) || history) return;
        event.stopPropagation();
        onFold();
      }}
    >
      <Fields line={line} entry={entry} onConflict={onConflict} />
      {(entry.kind === 'practice' || entry.kind === 'case') && (
        <label class="passon">
          <input
            type="checkbox"
            checked={entry.body.passOn === true}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              run(() => setVoice(session, entry, 'passOn', checked));
            }}
          />
          {people.fields.passOn}
        </label>
      )}
      <div class="tools cardacts">
        <button type="button" class="btn text" onClick={() => setHistory(true)}>
          {people.history}
        </button>
        <button type="button" class="btn text del" onClick={() => run(() => removeVoice(session, entry))}>
          {people.delete}
        </button>
        <span class="grow" />
        <button type="button" class="btn line" onClick={onFold}>
          {people.fold}
        </button>
      </div>
      {history && (
        <VoiceHistory
          entry={entry}
          onClose={() => setHistory(false)}
          onPick={(field, label) => {
            setHistory(false);
            onHistory(entry, field, label);
          }}
        />
      )}
    </li>
  );
}

type FieldsProps<K extends VoiceKind = VoiceKind> = Pick<Props<K>, 'line' | 'entry' | 'onConflict'>;

const isKind = <K extends VoiceKind>(entry: Entry<VoiceKind>, kind: K): entry is Entry<K> => entry.kind === kind;

function Fields({ line, entry, onConflict }: FieldsProps) {
  if (isKind(entry, 'topic')) return <TopicFields line={line} entry={entry} onConflict={onConflict} />;
  if (isKind(entry, 'complaint')) return <ComplaintFields entry={entry} onConflict={onConflict} />;
  if (isKind(entry, 'practice')) return <PracticeFields entry={entry} onConflict={onConflict} />;
  if (isKind(entry, 'case')) return <CaseFields entry={entry} onConflict={onConflict} />;
  return null;
}

function TopicFields({ line, entry, onConflict }: FieldsProps<'topic'>) {
  const text = (field: FieldName, autofocus = false) => (
    <VoiceText entry={entry} field={field} autofocus={autofocus} onConflict={onConflict} />
  );
  return (
    <>
      {text('topic', true)}
      <Pick entry={entry} field="raisedBy" values={RAISED_BY} table="raisedBy" clears onConflict={onConflict} />
      <LevelField topic={entry} own={line.unit?.body.level ?? null} />
      <ConflictLine entry={entry} field="level" onConflict={onConflict} />
      {text('analysed')}
      {text('supplied')}
      {text('result')}
    </>
  );
}

function ComplaintFields({ entry, onConflict }: Pick<FieldsProps<'complaint'>, 'entry' | 'onConflict'>) {
  return (
    <>
      <VoiceText entry={entry} field="text" guarded autofocus onConflict={onConflict} />
      <ComplaintTimes complaint={entry} onConflict={onConflict} />
      <VoiceText entry={entry} field="answer" guarded onConflict={onConflict} />
    </>
  );
}

function PracticeFields({ entry, onConflict }: Pick<FieldsProps<'practice'>, 'entry' | 'onConflict'>) {
  return (
    <>
      <VoiceText entry={entry} field="text" autofocus onConflict={onConflict} />
      <Pick entry={entry} field="what" values={PRACTICE_KINDS} table="practiceKinds" onConflict={onConflict} />
    </>
  );
}

function CaseFields({ entry, onConflict }: Pick<FieldsProps<'case'>, 'entry' | 'onConflict'>) {
  return (
    <>
      <VoiceText entry={entry} field="facts" autofocus onConflict={onConflict} />
      <Pick entry={entry} field="side" values={CASE_SIDES} table="caseSides" onConflict={onConflict} />
      <VoiceText entry={entry} field="cause" onConflict={onConflict} />
      <VoiceText entry={entry} field="lesson" onConflict={onConflict} />
    </>
  );
}

interface PickProps {
  entry: Entry<VoiceKind>;
  field: 'raisedBy' | 'what' | 'side';
  values: readonly string[];
  table: 'raisedBy' | 'practiceKinds' | 'caseSides';
  clears?: boolean;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** One of a few, chosen at once. */
function Pick({ entry, field, values, table, clears = false, onConflict }: PickProps) {
  const { session, words, run } = useApp();
  const { people } = useLaterWords();
  const names: Readonly<Record<string, string>> = words.common[table];
  const value = entry.body[field];
  return (
    <div class="vf">
      <span class="t13 q" aria-hidden="true">
        {people.fields[field]}
      </span>
      <Choices
        class="seg wrapseg"
        label={people.fields[field]}
        value={typeof value === 'string' ? value : null}
        clears={clears}
        choices={values.map((one) => ({ value: one, name: names[one] ?? one }))}
        onChoose={(next) => run(() => setVoice(session, entry, field, next))}
      />
      <ConflictLine entry={entry} field={field} onConflict={onConflict} />
    </div>
  );
}
