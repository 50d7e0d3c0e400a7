interface Props {
  label: string;
  value: string;
  onType(typed: string): void;
  /** Whether it is made up now: then nothing that the browser keeps is offered. */
  isNew?: boolean;
  /** Whether the focus goes here first. */
  first?: boolean;
}

/** A line for a passphrase. */
export function PassphraseField({ label, value, onType, isNew = false, first = false }: Props) {
  return (
    <label class="bundle-stack">
      {label}
      <input
        class="field"
        type="password"
        autocomplete={isNew ? 'new-password' : 'off'}
        data-first={first || undefined}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  );
}
