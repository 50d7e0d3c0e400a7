interface Props {
  /** What there is none of. */
  says: string;
  /** What goes here, and where it comes from. */
  how: string;
  /** The button's words: the way to begin. */
  act: string;
  onAct(): void;
}

/** What an empty list of the desk says, and its one button. */
export function NoneYet({ says, how, act, onAct }: Props) {
  return (
    <>
      <p>
        <b>{says}</b>
      </p>
      <p>{how}</p>
      <button type="button" class="btn main" onClick={onAct}>
        {act}
      </button>
    </>
  );
}
