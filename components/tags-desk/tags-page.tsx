import { useMemo } from 'preact/hooks';
import { type DeskTag, watchDeskTags } from '../../lib/app/desk/tags.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { DataList } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { useColumns, useFilters } from './tag-columns.tsx';
import { TagPane } from './tag-pane.tsx';
import './tags-desk.css';

/** The desk's page of tags: those of all visits as a list, urgent ones on top, and one beside it. */
export function TagsPage({ open }: { open?: string }) {
  const { session, go } = useApp();
  const { tagsDesk: words } = useDeskWords();
  const text = usePackText();
  const found = useWatch<DeskTag[]>((on) => watchDeskTags(session, on), [session]);
  const rows = found ?? NONE;
  const columns = useColumns();
  const filters = useFilters(rows);
  const textOf = useMemo(
    () =>
      ({ tag, kind, area, unit }: DeskTag) =>
        [
          tag.body.tag,
          kind && text(kind.title),
          area && text(area),
          unit?.body.name,
          ...PARTS.map((part) => tag.body[part]),
        ]
          .filter(Boolean)
          .join('\n'),
    [columns],
  );
  if (!found) {
    return (
      <main class="empty" aria-busy="true">
        <p role="status">{words.loading}</p>
      </main>
    );
  }
  const show = (id: string | null) => go({ screen: 'desk', page: 'tags', ...(id && { open: id }) });
  return (
    <main class={open ? 'split two' : 'split'}>
      {open && <h1 class="sr">{words.title}</h1>}
      <DataList<DeskTag>
        label={words.title}
        name="tags"
        rows={rows}
        idOf={({ tag }) => tag.id}
        nameOf={({ unit, tag }) => words.rowName(unit?.body.name ?? words.noUnit, tag.body.tag)}
        columns={columns}
        filters={filters}
        textOf={textOf}
        open={open ?? null}
        onOpen={show}
        views
        empty={<NoTags />}
      />
      {open && <TagPane key={open} row={rows.find(({ tag }) => tag.id === open)} onClose={() => show(null)} />}
    </main>
  );
}

const NONE: readonly DeskTag[] = [];
const PARTS = ['fact', 'unitSaid', 'peopleSaid', 'otherwise'] as const;

function NoTags() {
  const { go } = useApp();
  const { tagsDesk: words } = useDeskWords();
  return (
    <>
      <p>
        <b>{words.none}</b>
      </p>
      <p>{words.noneHow}</p>
      <button type="button" class="btn main" onClick={() => go({ screen: 'desk', page: 'visits' })}>
        {words.toVisits}
      </button>
    </>
  );
}
