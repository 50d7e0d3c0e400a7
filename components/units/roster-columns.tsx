import { useMemo, useState } from 'preact/hooks';
import { MOST_ROWS_AT_ONCE, type OpenedTable, samplesOf, type TableFile } from '../../lib/app/desk/roster-file.ts';
import {
  fieldChoices,
  mappingFault,
  type RosterChoices,
  type RosterField,
  unknownTypes,
} from '../../lib/app/desk/roster-plan.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useFieldName } from './roster-words.ts';
import { TypeWords } from './type-words.tsx';

interface Props {
  opened: OpenedTable;
  choices: RosterChoices;
  /** Of a text file. */
  encoding: TableFile['encoding'];
  /** The header is on this line. */
  onHeader(line: number): void;
  onChoices(choices: RosterChoices): void;
  onNext(): void;
}

/** Says what the columns of a table are: proposed by their titles, each can be changed. */
export function RosterColumns({ opened, choices, encoding, onHeader, onChoices, onNext }: Props) {
  const { session } = useApp();
  const { roster } = useDeskWords().units;
  const fieldName = useFieldName();
  const { table, columns } = opened;
  const tooMany = table !== null && table.rows.length > MOST_ROWS_AT_ONCE;
  const types = useMemo(
    () => (tooMany ? [] : unknownTypes(session.pack, opened, choices.fields)),
    [opened, choices.fields],
  );
  if (!table) {
    return (
      <>
        <HeaderLine words={roster.noHeader} line={null} onHeader={onHeader} />
        <FirstRows opened={opened} encoding={encoding} />
      </>
    );
  }
  const fault = mappingFault(choices.fields);
  const unused = columns.filter(({ column }) => !choices.fields[column]);
  const nameOf = (column: number) => columns[column]?.title || roster.columnNo(column + 1);
  return (
    <div class="pad roster-columns">
      <HeaderLine
        words={roster.headerAt(table.header.from, table.header.to)}
        line={table.header.from}
        onHeader={onHeader}
      />
      <p class="t13 q">{roster.rows(table.rows.length)}</p>
      {tooMany && (
        <p class="ask red" role="alert">
          {roster.tooManyAtOnce(table.rows.length, MOST_ROWS_AT_ONCE)}
        </p>
      )}
      <Skipped opened={opened} />
      <h2>{roster.columnsTitle}</h2>
      <ul class="columns">
        {columns.map(({ column, certainty, field: proposed }) => {
          const field = choices.fields[column] ?? null;
          return (
            <li key={column}>
              <div>
                <b>{nameOf(column)}</b>
                {certainty === 'guessed' && field === proposed && <span class="t13 amber"> {roster.guessed}</span>}
                <p class="t13 qq cut">{samplesOf(table, column).join('、')}</p>
              </div>
              <select
                class="field"
                aria-label={roster.columnIs(nameOf(column))}
                value={field ?? ''}
                onChange={(event) => {
                  const chosen = (event.currentTarget.value || null) as RosterField | null;
                  onChoices({ ...choices, fields: choices.fields.with(column, chosen) });
                }}
              >
                <option value="">{roster.unused}</option>
                {fieldChoices(session.pack).map((one) => (
                  <option key={one} value={one}>
                    {fieldName(one)}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
      {unused.length > 0 && <p class="t13 q">{roster.unusedColumns(unused.map(({ column }) => nameOf(column)))}</p>}
      {types.length > 0 && <TypeWords types={types} choices={choices} onChoices={onChoices} />}
      {fault && (
        <p class="ask red" role="alert">
          {fault.reason === 'twoColumns'
            ? roster.mapping.twoColumns(fieldName(fault.field))
            : fault.reason === 'noNameColumn'
              ? roster.mapping.noNameColumn
              : roster.mapping.other}
        </p>
      )}
      <div class="da">
        <button type="button" class="btn main" disabled={fault !== null || tooMany} onClick={onNext}>
          {roster.next}
        </button>
      </div>
    </div>
  );
}

/** Says where the header stands, and takes another line for it. */
function HeaderLine({ words, line, onHeader }: { words: string; line: number | null; onHeader(line: number): void }) {
  const { roster } = useDeskWords().units;
  const [typed, setTyped] = useState(line === null ? '' : String(line));
  const chosen = /^\d{1,7}$/.test(typed) && Number(typed) > 0 ? Number(typed) : null;
  return (
    <form
      class="unit-add pad"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) onHeader(chosen);
      }}
    >
      <label for="header-line" class="grow">
        {words}
      </label>
      <input
        id="header-line"
        class="field figure"
        inputMode="numeric"
        aria-label={roster.headerLine}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="btn line" disabled={chosen === null || chosen === line}>
        {roster.headerUse}
      </button>
    </form>
  );
}

const FIRST_ROWS = 5;
const FIRST_CELLS = 6;
const READ_AS = { 'utf-8': 'UTF-8', gb18030: 'GB18030', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' } as const;

/** What a file without a header begins with: a person sees on which line it stands, or that the text is misread. */
function FirstRows({ opened: { sheet }, encoding }: Pick<Props, 'opened' | 'encoding'>) {
  const { roster } = useDeskWords().units;
  return (
    <div class="pad">
      {encoding && <p class="t13 amber">{roster.readAs(READ_AS[encoding])}</p>}
      <ul class="t13 q" aria-label={roster.firstRows}>
        {sheet.rows.slice(0, FIRST_ROWS).map((cells, at) => (
          <li key={at} class="cut">
            {roster.rowIs(sheet.lines[at] ?? at + 1, cells.filter((cell) => cell.trim() !== '').slice(0, FIRST_CELLS))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** So many line numbers are named of rows that are no units, or hidden. */
const MOST_LINES = 5;

/** What was not taken for a unit, and why: nothing is left out in silence. */
function Skipped({ opened: { table, sheet } }: { opened: OpenedTable }) {
  const { roster } = useDeskWords().units;
  const hides = new Set(sheet.hidden);
  const hidden = (table?.rows ?? []).flatMap(({ line }) => (hides.has(line) ? [line] : []));
  const lines = new Map<keyof typeof roster.skip, number[]>();
  for (const { line, why } of table?.skipped ?? []) lines.set(why, [...(lines.get(why) ?? []), line]);
  const parts = [...lines].map(([why, some]) =>
    roster.skipLines(roster.skip[why], some.slice(0, MOST_LINES), some.length),
  );
  return (
    <>
      {parts.length > 0 && <p class="t13 q">{roster.skipped(parts)}</p>}
      {hidden.length > 0 && <p class="t13 amber">{roster.hidden(hidden.slice(0, MOST_LINES), hidden.length)}</p>}
      {sheet.formulas > 0 && <p class="t13 q">{roster.formulas(sheet.formulas)}</p>}
    </>
  );
}
