import type { ComponentChildren } from 'preact';
import { showInLine } from '../../lib/model/one-line.ts';
import type { Group, Line } from './data-list-groups.ts';
import { classOf } from './data-list-head.tsx';
import type { Column } from './data-list-state.ts';
import { Tick } from './data-list-tick.tsx';
import { useDeskWords } from './desk-words.ts';
import { Icon } from './icon.tsx';

/** What the lines of a list share. */
export interface LineParts<T> {
  columns: readonly Column<T>[];
  idOf(row: T): string;
  nameOf(row: T): string;
  open: string | null;
  /** The line that the keys are at. */
  current: number;
  /** Null where nothing can be picked. */
  picked: ReadonlySet<string> | null;
  onOpen(at: number): void;
  onAt(at: number): void;
  onToggle(at: number): void;
  onReach(at: number): void;
  onFold(group: string): void;
}

interface LineProps<T> {
  at: number;
  parts: LineParts<T>;
}

/** What names and texts hold of breaks and directions stays out of the list. */
const asLine = (cell: ComponentChildren): ComponentChildren => (typeof cell === 'string' ? showInLine(cell) : cell);

/** One line of a list, as it is drawn. */
export function ListLine<T>({ line, ...rest }: LineProps<T> & { line: Line<T> }) {
  if (line.is === 'group') return <GroupLine group={line.group} isOpen={line.open} {...rest} />;
  return <RowLine row={line.row} {...rest} />;
}

/** The head of a group: a button in a line of its own, which folds and unfolds it. */
function GroupLine<T>({ group, isOpen, at, parts }: LineProps<T> & { group: Group<T>; isOpen: boolean }) {
  const { views } = useDeskWords();
  const { columns, current, picked, idOf } = parts;
  const name = group.name === '' ? views.without : showInLine(group.name);
  const all = picked !== null && group.rows.every((row) => picked.has(idOf(row)));
  return (
    <tr class="grp" aria-rowindex={at + 2}>
      {picked && (
        <td class="tick">
          <Tick label={views.pickGroup(name)} checked={all} onTick={() => parts.onToggle(at)} />
        </td>
      )}
      <td class="gname">
        <button
          type="button"
          data-at={at}
          tabIndex={at === current ? 0 : -1}
          aria-expanded={isOpen}
          onClick={() => {
            parts.onAt(at);
            parts.onFold(group.name);
          }}
          onFocus={() => parts.onAt(at)}
        >
          <Icon name={isOpen ? 'down' : 'fwd'} small />
          <b class="cut">{name}</b> <span class="q">{views.count(group.rows.length)}</span>
        </button>
      </td>
      {/* Cell by cell and not one over all: a narrow list leaves some of its columns out. */}
      {columns.slice(1).map((column, place) => (
        <td key={column.key} class={classOf(column, place + 1)} />
      ))}
    </tr>
  );
}

function RowLine<T>({ row, at, parts }: LineProps<T> & { row: T }) {
  const { desk } = useDeskWords();
  const { columns, idOf, nameOf, open, current, picked } = parts;
  const id = idOf(row);
  return (
    <tr
      data-at={at}
      tabIndex={at === current ? 0 : -1}
      aria-rowindex={at + 2}
      aria-selected={picked ? picked.has(id) : id === open}
      aria-current={id === open ? 'true' : undefined}
      class={id === open ? 'sel' : undefined}
      onClick={(event) => {
        // A press on the row's box is none on the row.
        if (event.target instanceof Element && event.target.closest('.tick')) return;
        if (event.shiftKey && picked) parts.onReach(at);
        else parts.onOpen(at);
      }}
      onFocus={() => parts.onAt(at)}
    >
      {picked && (
        <td class="tick">
          <Tick label={desk.select(nameOf(row))} checked={picked.has(id)} onTick={() => parts.onToggle(at)} />
        </td>
      )}
      {columns.map((column, place) => (
        <td key={column.key} class={classOf(column, place)}>
          {asLine(column.cell(row))}
        </td>
      ))}
    </tr>
  );
}
