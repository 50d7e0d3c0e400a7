import { useMemo, useState } from 'preact/hooks';
import { createOffice, type OfficeLine, watchOffices } from '../../lib/app/briefing/offices.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { type Column, DataList } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { NoneYet } from '../ui/none-yet.tsx';
import { PageLoading } from '../ui/page-loading.tsx';
import { useWatch } from '../ui/use-watch.ts';
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
        open={returned.open}
        onOpen={(id) => {
          if (!id) return;
          returned.note(id);
          to({ at: 'office', office: id });
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
      {adding && <AddOffice onClose={() => setAdding(false)} />}
    </main>
  );
}

const nameOf = ({ entry }: OfficeLine): string => showLine(entry.body.name);

function AddOffice({ onClose }: { onClose(): void }) {
  const { session, words: all, run } = useApp();
  const { briefingOffice } = useDeskWords();
  const to = usePlace();
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const lacks = name.trim() === '';
  const add = async () => {
    setAsked(true);
    if (lacks) return;
    const office = await createOffice(session, name.trim());
    onClose();
    to({ at: 'office', office });
  };
  return (
    <Dialog title={briefingOffice.addTitle} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(add);
        }}
      >
        <label class="bf-stack" for="bf-office-name">
          <span>{briefingOffice.addName}</span>
          <input
            id="bf-office-name"
            class="field"
            type="text"
            maxLength={200}
            value={name}
            aria-invalid={asked && lacks}
            aria-describedby="bf-office-how"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <p id="bf-office-how" class="t13 q">
          {briefingOffice.addHow}
        </p>
        {asked && lacks && (
          <p class="t13 verm" role="alert">
            {briefingOffice.needsName}
          </p>
        )}
        <div class="da">
          <button type="button" class="btn line" onClick={onClose}>
            {all.common.cancel}
          </button>
          <button type="submit" class="btn main">
            {briefingOffice.add}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
