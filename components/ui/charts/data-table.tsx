import { useState } from 'preact/hooks';

/** A picture as a table: heads, then rows whose first cell names them. */
export interface Table {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}

interface Props {
  table: Table;
  label: string;
  /** Says that only the first rows are listed, and offers more. */
  more(shown: number, all: number): string;
}

/** So many rows at first, and more at each press: thousands would hold up the page. */
const SLICE = 300;

/** The plain table of a picture, for reading and for screen readers. */
export function DataTable({ table, label, more }: Props) {
  const [limit, setLimit] = useState(SLICE);
  const [first, ...others] = table.heads;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
    <section class="data-table" tabIndex={0} aria-label={label}>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((head, at) => (
              <th key={at} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, limit).map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.rows.length > limit && (
        <button type="button" class="btn line" onClick={() => setLimit(limit + SLICE)}>
          {more(limit, table.rows.length)}
        </button>
      )}
    </section>
  );
}
