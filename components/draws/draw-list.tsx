import { useMemo } from 'preact/hooks';
import type { DrawLine } from '../../lib/app/desk/draws.ts';
import { useApp } from '../ui/context.ts';
import { type Column, DataList } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import type { PageParts } from './page-parts.ts';
import { ruleWords } from './rule-words.ts';
import { useLabels } from './use-labels.ts';
import { whenOf } from './when-of.ts';

/** The draws, newest first: when, how many of how many, by which rule, and in whose place. */
export function DrawList({ place, to, names, draws }: PageParts) {
  const { session, language } = useApp();
  const { draws: words } = useDeskWords();
  const labelOf = useLabels();
  const columns = useMemo<Column<DrawLine>[]>(() => {
    const ruleOf = ({ rule }: DrawLine) => (rule ? ruleWords(rule, { words, labelOf, names }) : words.unreadable);
    return [
      { key: 'when', title: words.when, width: '140px', cell: ({ at }) => whenOf(at), sort: ({ at }) => whenOf(at) },
      {
        key: 'drawn',
        title: words.drawn,
        width: '96px',
        align: 'end',
        cell: ({ picked, eligible }) => words.of(picked, eligible),
        sort: ({ picked }) => picked,
      },
      { key: 'rule', title: words.rule, cell: ruleOf, sort: ruleOf },
      { key: 'redoes', title: words.redoes, width: '180px', cell: (line) => <Standing line={line} draws={draws} /> },
    ];
  }, [words, names, draws, session.pack, language]);
  return (
    <DataList
      label={words.title}
      name="draws"
      rows={draws}
      idOf={({ entry }) => entry.id}
      nameOf={({ at }) => whenOf(at)}
      columns={columns}
      textOf={(line) => `${whenOf(line.at)} ${columns[2]?.sort?.(line) ?? ''} ${line.reason ?? ''}`}
      open={place.at === 'draw' ? place.id : null}
      onOpen={(id) => to(id ? { at: 'draw', id } : { at: 'draws' })}
      acts={
        draws.length > 0 && (
          <button type="button" class="btn main" onClick={() => to({ at: 'new' })}>
            {words.start}
          </button>
        )
      }
      empty={
        <>
          <p>
            <b>{words.none}</b>
          </p>
          <p class="q">{words.noneHow}</p>
          <button type="button" class="btn main" onClick={() => to({ at: 'new' })}>
            {words.start}
          </button>
        </>
      }
    />
  );
}

function Standing({ line, draws }: { line: DrawLine; draws: readonly DrawLine[] }) {
  const { draws: words } = useDeskWords();
  const before = draws.find(({ entry }) => entry.id === line.redoes);
  return (
    <>
      {line.withdrawn && <span class="amber">{words.withdrawn} </span>}
      {line.redoes && words.redoesOf(before ? whenOf(before.at) : '')}
    </>
  );
}
