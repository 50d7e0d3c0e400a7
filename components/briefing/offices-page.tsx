import { useMemo, useState } from 'preact/hooks';
import { type OfficeLine, watchOffices } from '../../lib/app/briefing/offices.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { type Column, DataList } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { NoneYet } from '../ui/none-yet.tsx';
import { PageLoading } from '../ui/page-loading.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { AddOffice } from './add-office.tsx';
import { useHolderName } from './holder-name.ts';
import { usePlace } from './use-place.ts';
import { useReturned } from './use-returned.ts';

/** The offices that issue briefings. */
export function OfficesPage() {
  const { session, language } = useApp();
  const { briefingDesk: words, briefingOffice } = useDeskWords();
  const to = usePlace();
  const [adding, setAdding] = useState(false);
  const offices = useWatch<OfficeLine[]>((on) => watchOffices(session, on), [session]);
  const holderName = useHolderName();
  const { columns: titles } = briefingOffice;
  const columns = useMemo<Column<OfficeLine>[]>(
    () => [
      { key: 'name', title: titles.name, cell: nameOf, sort: nameOf },
      {
        key: 'next',
        title: titles.next,
        width: '132px',
        cell: ({ next }) => briefingOffice.next(next.year, next.number),
        sort: ({ next }) => next.year * 1_000_000 + next.number,
      },
      {
        key: 'holder',
        title: titles.holder,
        width: '168px',
        room: 'middle',
        cell: ({ holder }) => holderName(holder),
        sort: ({ holder }) => holderName(holder),
      },
      {
        key: 'masthead',
        title: titles.masthead,
        room: 'middle',
        cell: ({ entry }) => showLine(entry.body.masthead) || '–',
        sort: ({ entry }) => entry.body.masthead ?? null,
      },
      {
        key: 'issued',
        title: titles.issued,
        width: '88px',
        align: 'end',
        room: 'middle',
        cell: ({ issued }) => <span class="num">{issued}</span>,
        sort: ({ issued }) => issued,
      },
    ],
    [language, holderName],
  );
  const returned = useReturned('offices', offices !== undefined);
  if (!offices) return <PageLoading words={words.loading} />;
  return (
    <main class="split">
      <DataList
        label={briefingOffice.title}
        name="offices"
        rows={offices}
        idOf={({ entry }) => entry.id}
        nameOf={nameOf}
        columns={columns}
        textOf={({ entry }) => `${entry.body.name} ${entry.body.masthead ?? ''}`}
        open={returned}
        onOpen={(id) => {
          if (id) to({ at: 'office', office: id });
        }}
        acts={
          <>
            <button type="button" class="btn line" onClick={() => to({ at: 'list' })}>
              {words.back}
            </button>
            <button type="button" class="btn main" onClick={() => setAdding(true)}>
              {briefingOffice.add}
            </button>
          </>
        }
        empty={
          <NoneYet
            says={briefingOffice.none}
            how={briefingOffice.noneHow}
            act={briefingOffice.add}
            onAct={() => setAdding(true)}
          />
        }
      />
      {adding && <AddOffice onClose={() => setAdding(false)} onAdded={(office) => to({ at: 'office', office })} />}
    </main>
  );
}

const nameOf = ({ entry }: OfficeLine): string => showLine(entry.body.name);
