import { showInLine } from '../../lib/model/one-line.ts';

/** So many names stand open at once; more are folded away, and none is left out. */
const FEW = 3;

interface Props {
  /** How many were left as they are. */
  says: string;
  /** Each by name, and why. */
  names: readonly string[];
}

/** What an act on many left as it is, all of it by name: a list that can be opened. */
export function LeftOut({ says, names }: Props) {
  return (
    <details class="ask left-out" open={names.length <= FEW}>
      <summary>
        <span role="alert">{says}</span>
      </summary>
      <ul tabIndex={names.length > FEW ? 0 : -1}>
        {names.map((name, at) => (
          <li key={at} class="anyword">
            {showInLine(name)}
          </li>
        ))}
      </ul>
    </details>
  );
}
