import { useLayoutEffect, useRef } from 'preact/hooks';
import { typeField } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';

interface Props {
  topic: Entry<'topic'>;
  /** The level that the unit is of, as it is written there. */
  own: string | null;
}

/** At which level a topic is worked on: the usual ones are offered, any can be written. Saves itself. */
export function LevelField({ topic, own }: Props) {
  const { session } = useApp();
  const { people } = useLaterWords();
  const input = useRef<HTMLInputElement>(null);
  const id = `level-${topic.id}`;
  const stored = String(topic.body.level ?? '');
  const heads = topic.heads.level ?? [];
  useLayoutEffect(() => {
    // While a person types, the field is theirs.
    if (input.current && input.current !== document.activeElement) input.current.value = stored;
  }, [stored]);
  const levels = [...new Set([...(own ? [own] : []), ...people.levels])];
  return (
    <div class="vf">
      <label class="t13 q" for={id}>
        {people.fields.level}
      </label>
      <input
        ref={input}
        id={id}
        class="field"
        type="text"
        list={`${id}-list`}
        maxLength={200}
        autocomplete="off"
        onInput={(event) => typeField(session, topic, 'level', event.currentTarget.value, heads)}
        onBlur={() => void session.queue.flush()}
      />
      <datalist id={`${id}-list`}>
        {levels.map((level) => (
          <option key={level} value={level} />
        ))}
      </datalist>
    </div>
  );
}
