import { useMemo } from 'preact/hooks';
import { type PackDraft, type TextLine, textLines, type WordList } from '../../lib/app/desk/packs-draft.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { type Column, DataList, type Filter } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { TextEditor } from './text-editor.tsx';

const LISTS: readonly WordList[] = ['sections', 'dimensions', 'points', 'tags'];
const idOf = ({ list, entry }: TextLine) => `${list}.${entry.id}`;

interface Props {
  draft: PackDraft;
  /** What is open beside the list: `tags.F01`; empty where nothing is. */
  open: string;
  onOpen(id: string | null): void;
  acts: preact.ComponentChildren;
}

/** What of a draft is worded beside its items: sections, dimensions with their points, tags. */
export function TextList({ draft, open, onOpen, acts }: Props) {
  const { language } = useApp();
  const { packs } = useDeskWords();
  const text = usePackText();
  const rows = useMemo(() => textLines(draft.base, draft.texts), [draft]);
  const columns = useMemo(() => columnsOf(packs, text), [language]);
  const filters = useMemo(() => filtersOf(packs), [language]);
  const line = rows.find((one) => idOf(one) === open);
  return (
    <div class={line ? 'split two' : 'split'}>
      <DataList
        label={packs.otherWords}
        name={`words ${draft.base.id}`}
        rows={rows}
        idOf={idOf}
        nameOf={({ list, entry }) => `${packs.lists[list]} ${entry.id} ${text(entry.title)}`}
        columns={columns}
        filters={filters}
        textOf={({ entry }) => [entry.id, entry.title.zh, entry.title.en, entry.hint?.zh, entry.hint?.en].join(' ')}
        open={line ? open : null}
        onOpen={onOpen}
        acts={acts}
        empty={<p>{packs.none}</p>}
      />
      {line && <TextEditor key={open} draft={draft} line={line} onClose={() => onOpen(null)} />}
    </div>
  );
}

type Packs = ReturnType<typeof useDeskWords>['packs'];

function columnsOf(packs: Packs, text: ReturnType<typeof usePackText>): Column<TextLine>[] {
  return [
    { key: 'id', title: packs.id, width: '64px', cell: ({ entry }) => entry.id, sort: ({ entry }) => entry.id },
    { key: 'list', title: packs.kind, width: '88px', cell: ({ list }) => packs.lists[list], sort: ({ list }) => list },
    { key: 'title', title: packs.fields.title, cell: ({ entry }) => text(entry.title) },
    {
      key: 'state',
      title: packs.state,
      width: '88px',
      cell: ({ isReworded }) => isReworded && packs.states.reworded,
      sort: ({ isReworded }) => (isReworded ? 0 : null),
    },
  ];
}

function filtersOf(packs: Packs): Filter<TextLine>[] {
  return [
    {
      key: 'list',
      title: packs.kind,
      choices: LISTS.map((list) => ({ value: list, name: packs.lists[list] })),
      of: ({ list }) => list,
    },
    {
      key: 'state',
      title: packs.state,
      choices: [{ value: 'reworded', name: packs.states.reworded }],
      of: ({ isReworded }) => (isReworded ? 'reworded' : []),
    },
  ];
}
