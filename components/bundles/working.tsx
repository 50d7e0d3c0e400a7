interface Props {
  /** What is being done, and how far it is. */
  says: string;
  /** The word of the button that stops it; without it, it can't be stopped any more. */
  stop?: string;
  onStop?(): void;
}

/** Work that takes a while: the button says how far it is and stops it. */
export function Working({ says, stop, onStop }: Props) {
  if (!stop) return <p class="t13">{says}</p>;
  return (
    <div class="bundle-acts">
      <button type="button" class="btn line" onClick={() => onStop?.()}>
        {says} <u>{stop}</u>
      </button>
    </div>
  );
}
