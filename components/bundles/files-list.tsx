import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { FileLine } from '../../lib/app/bundle/files.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { type Column, DataList, type Filter } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { NoneYet } from '../ui/none-yet.tsx';
import { useWhen } from '../ui/use-when.ts';
import { arrivalsOf } from './arrivals.ts';
import { Name } from './name.tsx';
import type { BundlePlace } from './place.ts';
import { usePeople } from './use-people.ts';

interface Props {
  files: readonly FileLine[];
  place: BundlePlace;
  /** Where the person comes back from to the list: the button that led there gets the focus. */
  back: BundlePlace['at'] | null;
  onGo(place: BundlePlace): void;
}

/** The files that came and went. */
export function FilesList({ files, place, back, onGo }: Props) {
  const { language } = useApp();
  const { bundles: words } = useDeskWords();
  const people = useMemo(() => files.flatMap(({ row }) => row.recipients), [files]);
  const nameOf = usePeople(people);
  const called = useCalled();
  const whoOf = ({ row }: FileLine): string => {
    if (row.state !== 'out') return called(row.author, row.name) || words.unnamed;
    const [first] = row.recipients;
    return first === undefined ? words.anybody : nameOf(first);
  };
  const columns = useColumns(whoOf);
  const filters = useMemo<Filter<FileLine>[]>(
    () => [
      {
        key: 'way',
        title: words.columns.way,
        choices: (['came', 'went'] as const).map((value) => ({ value, name: words.ways[value] })),
        of: wayOf,
      },
    ],
    [language],
  );
  return (
    <DataList
      label={words.tabs.files}
      name="bundles"
      rows={files}
      idOf={({ row }) => row.digest}
      nameOf={(line) => `${words.ways[wayOf(line)]} ${whoOf(line)} ${line.row.file}`}
      columns={columns}
      filters={filters}
      textOf={(line) => `${whoOf(line)} ${line.row.file}`}
      open={place.at === 'file' ? place.digest : null}
      onOpen={(digest) => onGo(digest ? { at: 'file', digest } : { at: 'files' })}
      acts={<Acts back={back} onGo={onGo} />}
      empty={<NoneYet says={words.none} how={words.noneHow} act={words.takeIn} onAct={() => onGo({ at: 'in' })} />}
    />
  );
}

function Acts({ back, onGo }: Pick<Props, 'back' | 'onGo'>) {
  const { session } = useApp();
  const { bundles: words } = useDeskWords();
  const waiting = arrivalsOf(session).list.value.filter(({ state }) => state.is !== 'taken').length;
  const into = useRef<HTMLButtonElement>(null);
  const out = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (back === 'in') into.current?.focus();
    if (back === 'out') out.current?.focus();
  }, [back]);
  return (
    <>
      <button ref={into} type="button" class="btn line" onClick={() => onGo({ at: 'in' })}>
        {words.takeIn}
        {waiting > 0 && <span class="num"> {waiting}</span>}
      </button>
      <button ref={out} type="button" class="btn main" onClick={() => onGo({ at: 'out' })}>
        {words.handOut}
      </button>
    </>
  );
}

const wayOf = ({ row }: FileLine): 'came' | 'went' => (row.state === 'out' ? 'went' : 'came');

function useColumns(whoOf: (line: FileLine) => string): readonly Column<FileLine>[] {
  const { language } = useApp();
  const { bundles: words } = useDeskWords();
  const when = useWhen();
  const { columns, states, ways } = words;
  return [
    {
      key: 'at',
      title: columns.at,
      width: '112px',
      cell: ({ row }) => <span class="num">{when(row.at)}</span>,
      sort: ({ row }) => row.at,
    },
    // The state says it as well; the narrowest list leaves its room to the name.
    { key: 'way', title: columns.way, width: '60px', room: 'middle', cell: (line) => ways[wayOf(line)], sort: wayOf },
    { key: 'who', title: columns.who, cell: (line) => <Name none={words.unnamed}>{whoOf(line)}</Name>, sort: whoOf },
    {
      key: 'visits',
      title: columns.visits,
      width: '64px',
      align: 'end',
      room: 'middle',
      // What was taken back is not here to be counted.
      cell: ({ row, visits }) => <span class="num">{row.state === 'undone' ? '–' : visits.length}</span>,
      sort: ({ visits }) => visits.length,
    },
    {
      key: 'state',
      title: columns.state,
      width: language === 'en' ? '112px' : '72px',
      room: 'any',
      cell: ({ row }) => <span class={row.state === 'undone' ? 'q' : ''}>{states[row.state]}</span>,
      sort: ({ row }) => states[row.state],
    },
    {
      key: 'file',
      title: columns.file,
      room: 'wide',
      cell: ({ row }) => <Name none="–">{row.file}</Name>,
      sort: ({ row }) => row.file,
    },
  ];
}
