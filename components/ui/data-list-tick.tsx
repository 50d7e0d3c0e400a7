interface Props {
  label: string;
  checked: boolean;
  /** Reached by Tab; a row's own is not, since X picks the row. */
  tabs?: boolean;
  onTick(on: boolean): void;
}

/** A box to tick, with room to be hit. */
export function Tick({ label, checked, tabs = false, onTick }: Props) {
  return (
    <label class="tickbox">
      <input
        type="checkbox"
        tabIndex={tabs ? 0 : -1}
        aria-label={label}
        checked={checked}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
    </label>
  );
}
