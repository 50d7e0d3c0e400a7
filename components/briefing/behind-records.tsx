import { useEffect, useRef, useState } from 'preact/hooks';
import type { RecordBehind } from '../../lib/app/briefing/behind.ts';
import { showInLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useKeys } from '../ui/keys.ts';
import { routeOf } from '../ui/where-read.ts';
import { useKindWord } from './kind-word.ts';
import { useBehind } from './use-behind.ts';

/** So many are listed at first. */
const SHOWN = 60;

interface Props {
  ids: readonly string[];
  /** The record to come back to; null for none. */
  opened: string | null;
  /** A record is opened on its own page. */
  onOpen(record: string): void;
  onClose(): void;
}

/** The records behind a figure or a paragraph, each leading to its page. */
export function BehindRecords({ ids, opened, onOpen, onClose }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const records = useBehind(ids);
  const [more, setLimit] = useState(SHOWN);
  const limit = Math.max(more, 1 + (records?.findIndex(({ id }) => id === opened) ?? -1));
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => heading.current?.focus(), [ids]);
  // Back from a record the next one is a key away.
  const isThere = records !== null;
  useEffect(() => {
    if (isThere && opened !== null)
      list.current?.querySelector<HTMLElement>(`[data-record="${CSS.escape(opened)}"]`)?.focus();
  }, [isThere]);
  useKeys((key) => {
    if (key === 'Escape') onClose();
    return key === 'Escape';
  });
  const gone = records ? new Set(ids).size - records.length : 0;
  return (
    <section class="pane bf-behind" aria-label={words.behind.title(ids.length)} aria-busy={records === null}>
      <div class="ph">
        <h2 ref={heading} tabIndex={-1}>
          {words.behind.title(ids.length)}
        </h2>
        <span class="grow" />
        <button type="button" class="btn text" onClick={onClose}>
          {words.behind.close} <kbd>Esc</kbd>
        </button>
      </div>
      <div class="body">
        {records === null && (
          <p class="q bf-pad" role="status">
            {words.behind.loading}
          </p>
        )}
        <ul class="bf-records" ref={list}>
          {(records ?? []).slice(0, limit).map((record) => (
            <RecordLine key={record.id} record={record} onOpen={onOpen} />
          ))}
        </ul>
        {records && records.length > limit && (
          <button type="button" class="btn text" onClick={() => setLimit(limit + SHOWN)}>
            {words.behind.more(records.length - limit)}
          </button>
        )}
        {gone > 0 && <p class="t13 q bf-pad">{words.behind.gone(gone)}</p>}
      </div>
    </section>
  );
}

function RecordLine({ record, onOpen }: { record: RecordBehind } & Pick<Props, 'onOpen'>) {
  const { go } = useApp();
  const kindWord = useKindWord();
  const route = routeOf(record);
  const name = `${kindWord(record.kind)} ${record.date} ${showInLine(record.unit)}`;
  return (
    <li>
      {route ? (
        <button
          type="button"
          class="bf-to"
          data-record={record.id}
          onClick={() => {
            onOpen(record.id);
            go(route);
          }}
        >
          {name}
        </button>
      ) : (
        <span>{name}</span>
      )}
      {record.says && <p class="anyword clip3">{record.says}</p>}
    </li>
  );
}
