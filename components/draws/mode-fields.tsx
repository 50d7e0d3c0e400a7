import { Choices } from '../ui/choices.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import type { RuleDraft } from './rule-draft.ts';

const MODES = ['plain', 'each', 'proportional'] as const;
const DIVISIONS = ['type', 'trait', 'level', 'place'] as const;

/** How many are drawn, and from what groups. */
export function ModeFields({ draft, onChange }: { draft: RuleDraft; onChange(part: Partial<RuleDraft>): void }) {
  const { draws: words } = useDeskWords();
  return (
    <>
      <div class="stack">
        <span aria-hidden="true">{words.mode}</span>
        <Choices
          label={words.mode}
          class="seg"
          choices={MODES.map((value) => ({ value, name: words.modes[value] }))}
          value={draft.mode}
          onChoose={(mode) => mode && onChange({ mode })}
        />
      </div>
      {draft.mode !== 'plain' && (
        <label class="stack">
          <span>{words.by}</span>
          <select
            class="field"
            value={draft.by}
            onChange={(event) => {
              const by = DIVISIONS.find((one) => one === event.currentTarget.value);
              if (by) onChange({ by });
            }}
          >
            {DIVISIONS.map((by) => (
              <option key={by} value={by}>
                {words.divisions[by]}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="pairs">
        <CountField title={words.count[draft.mode]} value={draft.count} onType={(count) => onChange({ count })} />
        {draft.mode === 'proportional' && (
          <CountField title={words.minimum} value={draft.minimum} onType={(minimum) => onChange({ minimum })} />
        )}
      </div>
      <label class="tickline">
        <input
          type="checkbox"
          checked={draft.takeAll}
          onChange={(event) => onChange({ takeAll: event.currentTarget.checked })}
        />
        <span>{words.takeAll}</span>
      </label>
    </>
  );
}

function CountField({ title, value, onType }: { title: string; value: string; onType(typed: string): void }) {
  return (
    <label class="stack">
      <span>{title}</span>
      <input
        class="field"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={12}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  );
}
