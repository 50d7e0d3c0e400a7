import { useRef } from 'preact/hooks';

interface Choice<T extends string> {
  value: T;
  name: string;
  face?: preact.ComponentChildren;
  class?: string;
  disabled?: boolean;
}

interface Props<T extends string> {
  label: string;
  class: string;
  choices: readonly Choice<T>[];
  value: T | null;
  /** A second press on what is chosen clears it, where `clears` is set. */
  onChoose(value: T | null): void;
  clears?: boolean;
  describedBy?: string;
}

/** A row of choices as a radio group: arrows move and choose, one stop for Tab. */
export function Choices<T extends string>({ label, choices, value, onChoose, clears, describedBy, ...rest }: Props<T>) {
  const group = useRef<HTMLDivElement>(null);
  const usable = choices.filter((choice) => !choice.disabled);
  const stop = usable.some((choice) => choice.value === value) ? value : usable[0]?.value;
  const move = (by: number) => {
    const at = usable.findIndex((choice) => choice.value === (value ?? stop));
    const next = usable[(at + by + usable.length) % usable.length];
    if (!next) return;
    onChoose(next.value);
    group.current?.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus();
  };
  return (
    <div
      {...rest}
      ref={group}
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
      onKeyDown={(event) => {
        const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (by === undefined || event.ctrlKey || event.altKey) return;
        event.preventDefault();
        move(by);
      }}
    >
      {choices.map((choice) => (
        // biome-ignore lint/a11y/useSemanticElements: a second press clears, which an input of type radio can't
        <button
          key={choice.value}
          type="button"
          role="radio"
          data-value={choice.value}
          class={choice.class}
          aria-checked={choice.value === value}
          aria-disabled={choice.disabled || undefined}
          tabIndex={choice.value === stop ? 0 : -1}
          onClick={() => {
            if (choice.disabled) return;
            if (choice.value !== value) onChoose(choice.value);
            else if (clears) onChoose(null);
          }}
        >
          {choice.face}
          {choice.name}
        </button>
      ))}
    </div>
  );
}
