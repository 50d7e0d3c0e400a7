import { useMemo } from 'preact/hooks';
import type { DeskTag } from '../../lib/app/desk/tags.ts';
import { TAG_STATUSES } from '../../lib/model/records.ts';
import { useApp, usePackText } from '../ui/context.ts';
import type { Column, Filter } from '../ui/data-list.tsx';
import type { ListCampaigns } from '../ui/data-list-campaigns.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useUnitName } from '../ui/unit-name.ts';
import { useWait } from '../ui/use-wait.ts';

const LOOKS: Readonly<Record<string, string>> = { suspected: '', confirmed: ' sure', ruledOut: ' out' };
const NONE = '-';

/** How a tag stands with being reported (S32). */
const urgencyOf = ({ urgentSince, tag }: DeskTag): 'waits' | 'reported' | 'none' =>
  urgentSince ? 'waits' : tag.body.reported ? 'reported' : 'none';

/** The columns of tags. */
export function useColumns(campaigns: ListCampaigns<DeskTag> | null): readonly Column<DeskTag>[] {
  const { session, language, words: all } = useApp();
  const { tagsDesk: words } = useDeskWords();
  const text = usePackText();
  const unitName = useUnitName(words.noUnit);
  return useMemo(() => {
    const { columns } = words;
    const areas = session.pack.areas.map(({ name }) => text(name));
    const ids = session.pack.tags.map(({ id }) => id);
    const areaOf = ({ area }: DeskTag) => (area ? text(area) : null);
    const titleOf = ({ tag, kind }: DeskTag) => `${tag.body.tag} ${kind ? text(kind.title) : words.unknownTag}`;
    const unitOf = ({ unit }: DeskTag) => (unit ? unitName(unit) : null);
    const statusAt = ({ tag }: DeskTag) => TAG_STATUSES.indexOf(tag.body.status);
    const statusName = ({ tag }: DeskTag) => all.common.statuses[tag.body.status] ?? tag.body.status;
    return [
      {
        key: 'status',
        title: columns.status,
        width: language === 'en' ? '108px' : '72px',
        cell: (row) => <span class={`chip${LOOKS[row.tag.body.status] ?? ''}`}>{statusName(row)}</span>,
        text: statusName,
        sort: statusAt,
        group: (row) => ({ name: statusName(row), place: statusAt(row) }),
      },
      {
        key: 'tag',
        title: columns.tag,
        cell: titleOf,
        sort: titleOf,
        group: (row) => ({ name: titleOf(row), place: ids.indexOf(row.tag.body.tag) }),
      },
      { key: 'unit', title: columns.unit, cell: (row) => unitOf(row) ?? words.noUnit, sort: unitOf, group: unitOf },
      {
        key: 'area',
        title: columns.area,
        width: '112px',
        room: 'wide',
        cell: (row) => areaOf(row) ?? '–',
        sort: areaOf,
        group: (row) => (row.area ? { name: text(row.area), place: areas.indexOf(text(row.area)) } : null),
      },
      {
        key: 'parts',
        title: columns.parts,
        width: '80px',
        align: 'end',
        cell: ({ has, parts }) => <span class="num">{words.partsOf(has.length, parts)}</span>,
        sort: ({ has }) => has.length,
        group: ({ has, parts }) => ({ name: words.partsOf(has.length, parts), place: parts - has.length }),
      },
      {
        key: 'urgent',
        title: columns.urgent,
        width: language === 'en' ? '184px' : '152px',
        room: 'middle',
        cell: (row) => <Urgency row={row} />,
        text: (row) => words.urgencies[urgencyOf(row)],
        sort: ({ urgentSince }) => urgentSince?.device ?? null,
        group: (row) => words.urgencies[urgencyOf(row)],
      },
      {
        key: 'made',
        title: columns.made,
        width: '104px',
        room: 'wide',
        cell: ({ made }) => made,
        sort: ({ made }) => made || null,
      },
      ...(campaigns ? [campaigns.column] : []),
    ];
  }, [session.pack, campaigns, language]);
}

function Urgency({ row }: { row: DeskTag }) {
  const { tagsDesk: words } = useDeskWords();
  const wait = useWait();
  if (row.urgentSince) return <b class="verm">{words.waits(wait(row.urgentSince))}</b>;
  return row.tag.body.reported ? <span class="green">{words.reported}</span> : <span class="qq">–</span>;
}

/** What tags are narrowed by; only what occurs is offered. */
export function useFilters(
  rows: readonly DeskTag[],
  campaigns: ListCampaigns<DeskTag> | null,
): readonly Filter<DeskTag>[] {
  const { session, language, words: all } = useApp();
  const { tagsDesk: words } = useDeskWords();
  const text = usePackText();
  return useMemo(() => {
    const { columns } = words;
    const used = new Set(rows.map(({ tag }) => tag.body.tag));
    const known = session.pack.tags.filter(({ id }) => used.has(id));
    const others = [...used].filter((id) => !known.some((tag) => tag.id === id));
    const areas = session.pack.areas.filter(({ id }) => known.some(({ area }) => area === id));
    return [
      {
        key: 'status',
        title: columns.status,
        choices: TAG_STATUSES.map((value) => ({ value, name: all.common.statuses[value] })),
        of: ({ tag }) => tag.body.status,
      },
      {
        key: 'area',
        title: columns.area,
        choices: areas.map(({ id, name }) => ({ value: id, name: text(name) })),
        of: ({ kind }) => kind?.area ?? NONE,
      },
      {
        key: 'tag',
        title: columns.tag,
        choices: [
          ...known.map(({ id, title }) => ({ value: id, name: `${id} ${text(title)}` })),
          ...others.map((id) => ({ value: id, name: id })),
        ],
        of: ({ tag }) => tag.body.tag,
      },
      {
        key: 'whole',
        title: columns.parts,
        choices: [
          { value: 'whole', name: words.whole },
          { value: 'lacking', name: words.lacking },
        ],
        of: ({ has, parts }) => (has.length === parts ? 'whole' : 'lacking'),
      },
      {
        key: 'urgent',
        title: columns.urgent,
        choices: (['waits', 'reported', 'none'] as const).map((value) => ({ value, name: words.urgencies[value] })),
        of: urgencyOf,
      },
      ...(campaigns ? [campaigns.filter] : []),
    ];
  }, [rows, campaigns, session.pack, language]);
}
