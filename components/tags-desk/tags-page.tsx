import { useMemo, useState } from 'preact/hooks';
import { type DeskTag, watchDeskTags } from '../../lib/app/desk/tags.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { TAG_TEXTS } from '../../lib/model/tag-texts.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { DataList } from '../ui/data-list.tsx';
import { useListCampaigns } from '../ui/data-list-campaigns.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { NoneYet } from '../ui/none-yet.tsx';
import { PageLoading } from '../ui/page-loading.tsx';
import { useUnitName } from '../ui/unit-name.ts';
import { useWatch } from '../ui/use-watch.ts';
import { useColumns, useFilters } from './tag-columns.tsx';
import { TagPane } from './tag-pane.tsx';
import { TagsBulk } from './tags-bulk.tsx';
import './tags-desk.css';

/** The desk's page of tags: those of all visits as a list, urgent ones on top, and one beside it. */
export function TagsPage({ open }: { open?: string }) {
  const { session, go } = useApp();
  const { tagsDesk: words } = useDeskWords();
  const text = usePackText();
  const found = useWatch<DeskTag[]>((on) => watchDeskTags(session, on), [session]);
  const rows = found ?? NONE;
  const campaigns = useListCampaigns('tags', rows, campaignOf);
  const columns = useColumns(campaigns);
  const filters = useFilters(rows, campaigns);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const bulk = useMemo(() => rows.filter(({ tag }) => picked.has(tag.id)), [picked, rows]);
  const unitName = useUnitName(words.noUnit);
  const nameOf = ({ unit, tag }: DeskTag) => words.rowName(unitName(unit), showLine(tag.body.tag));
  const textOf = useMemo(
    () =>
      ({ tag, kind, area, unit }: DeskTag) =>
        [
          tag.body.tag,
          kind && text(kind.title),
          area && text(area),
          unit?.body.name,
          ...TAG_TEXTS.map((part) => tag.body[part]),
        ]
          .filter(Boolean)
          .join('\n'),
    [columns],
  );
  if (!found || !campaigns) return <PageLoading words={words.loading} />;
  const show = (id: string | null) => go({ screen: 'desk', page: 'tags', ...(id && { open: id }) });
  return (
    <main class={open ? 'split two' : 'split'}>
      {open && <h1 class="sr">{words.title}</h1>}
      <DataList<DeskTag>
        label={words.title}
        name="tags"
        rows={rows}
        idOf={({ tag }) => tag.id}
        nameOf={nameOf}
        columns={columns}
        filters={filters}
        textOf={textOf}
        open={open ?? null}
        onOpen={show}
        views
        selected={picked}
        onSelect={setPicked}
        bulk={<TagsBulk rows={bulk} nameOf={nameOf} />}
        empty={<NoTags />}
      />
      {open && <TagPane key={open} row={rows.find(({ tag }) => tag.id === open)} onClose={() => show(null)} />}
    </main>
  );
}

const NONE: readonly DeskTag[] = [];

const campaignOf = ({ visit }: DeskTag): string => visit?.body.campaign ?? '';

function NoTags() {
  const { go } = useApp();
  const { tagsDesk: words } = useDeskWords();
  return (
    <NoneYet
      says={words.none}
      how={words.noneHow}
      act={words.toVisits}
      onAct={() => go({ screen: 'desk', page: 'visits' })}
    />
  );
}
