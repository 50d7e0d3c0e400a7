import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Addressee, watchAddressees } from '../../lib/app/bundle/addressees.ts';
import { type OpenUnit, watchOpenUnits } from '../../lib/app/bundle/open-units.ts';
import { type OutVisit, watchRemoved } from '../../lib/app/bundle/removals.ts';
import { readNewSince } from '../../lib/app/bundle/since.ts';
import { ALL_VISITS, type DeskVisit, watchDeskVisits } from '../../lib/app/desk/visits.ts';
import { useApp } from '../ui/context.ts';
import { type Column, DataList } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { useMemberName } from '../ui/member-name.ts';
import { NoneYet } from '../ui/none-yet.tsx';
import { SidePane } from '../ui/side-pane.tsx';
import { useUnitName } from '../ui/unit-name.ts';
import { useWatch } from '../ui/use-watch.ts';
import { handOutDraft, NO_DRAFT } from './hand-out-draft.ts';
import { HandOutForm } from './hand-out-form.tsx';
import { MadeFile, type MadeOf } from './made-file.tsx';

/** Chooses visits and hands them out as one file. */
export function HandOutPage({ onClose }: { onClose(): void }) {
  const { session } = useApp();
  const { bundles: words } = useDeskWords();
  const visits = useWatch<DeskVisit[]>((on) => watchDeskVisits(session, ALL_VISITS, on), [session]);
  const removed = useWatch<OutVisit[]>((on) => watchRemoved(session, on), [session.db]);
  const people = useWatch<Addressee[]>((on) => watchAddressees(session, on), [session.db]);
  const units = useWatch<OpenUnit[]>((on) => watchOpenUnits(session, on), [session.db]);
  const [made, setMade] = useState<MadeOf | null>(null);
  const told = (one: MadeOf) => {
    // The same may go to somebody else; how that file is closed is asked anew.
    handOutDraft.value = { ...handOutDraft.value, to: NO_DRAFT.to, closing: NO_DRAFT.closing };
    setMade(one);
  };
  const close = () => {
    if (made) handOutDraft.value = NO_DRAFT;
    onClose();
  };
  const page = useRef<HTMLDivElement>(null);
  const all = useMemo(() => visits && removed && [...visits, ...removed], [visits, removed]);
  const ready = all !== undefined && people !== undefined && units !== undefined;
  // Visits are chosen first.
  useLayoutEffect(() => {
    if (ready) page.current?.querySelector<HTMLElement>('input[type="search"], .btn')?.focus();
  }, [ready]);
  if (!all || !people || !units) return <div aria-busy="true" />;
  return (
    <div ref={page} class="split two bundle-out">
      <VisitPicks visits={all} />
      <SidePane title={words.handOut} takesFocus={false} onClose={close}>
        {made ? (
          <MadeFile made={made} onAgain={() => setMade(null)} onClose={close} />
        ) : (
          <HandOutForm visits={all} people={people} units={units} onMade={told} />
        )}
      </SidePane>
    </div>
  );
}

function VisitPicks({ visits }: { visits: readonly OutVisit[] }) {
  const { go, language } = useApp();
  const { bundles: words, bundlesChanges: says, visits: of } = useDeskWords();
  const unitName = useUnitName(of.noUnit);
  const nameOf = useMemberName();
  const states = { ...of.states, gone: says.removed };
  const draft = handOutDraft.value;
  const pick = (ids: ReadonlySet<string>) => {
    handOutDraft.value = { ...handOutDraft.value, visits: ids };
  };
  const toggle = (id: string | null) => {
    if (id === null) return;
    const ids = new Set(handOutDraft.value.visits);
    if (!ids.delete(id)) ids.add(id);
    pick(ids);
  };
  const columns = useMemo<Column<OutVisit>[]>(
    () => [
      {
        key: 'date',
        title: of.columns.date,
        width: '92px',
        cell: ({ date }) => <span class="num">{date}</span>,
        sort: ({ date, time }) => `${date} ${time}`,
      },
      {
        key: 'unit',
        title: of.columns.unit,
        cell: ({ unit }) => unitName(unit),
        sort: ({ unit }) => unit?.body.name ?? null,
      },
      {
        key: 'by',
        title: of.columns.by,
        width: '104px',
        room: 'middle',
        cell: ({ by }) => (by ? nameOf(by) : '–'),
        sort: ({ by }) => by?.name ?? null,
      },
      {
        key: 'state',
        title: of.columns.state,
        width: language === 'en' ? '92px' : '56px',
        room: 'any',
        cell: ({ visit }) => states[stateOf(visit)],
        sort: ({ visit }) => stateOf(visit),
      },
    ],
    [language],
  );
  const filters = useMemo(
    () => [
      {
        key: 'state',
        title: of.columns.state,
        choices: (['open', 'handed', 'gone'] as const).map((value) => ({ value, name: states[value] })),
        of: ({ visit }: OutVisit) => stateOf(visit),
      },
    ],
    [language],
  );
  return (
    <DataList
      label={words.choosing}
      name="bundles-out"
      rows={visits}
      idOf={({ visit }) => visit.id}
      nameOf={({ visit, date, unit }) => {
        const name = of.rowName(date, unitName(unit));
        return isGone(visit) ? says.removedName(name) : name;
      }}
      columns={columns}
      filters={filters}
      textOf={({ unit, date }) => `${unit?.body.name ?? ''} ${date}`}
      open={null}
      onOpen={toggle}
      selected={draft.visits}
      onSelect={pick}
      acts={<Acts onPick={pick} visits={visits} />}
      empty={
        <NoneYet says={of.none} how={of.noneHow} act={of.toUnits} onAct={() => go({ screen: 'desk', page: 'units' })} />
      }
    />
  );
}

type Visit = OutVisit['visit'];

const isGone = ({ shelf }: Visit): boolean => shelf === 'deleted';

/** A visit that was taken away can be chosen for that to be handed on. */
function stateOf(visit: Visit): 'open' | 'handed' | 'gone' {
  if (isGone(visit)) return 'gone';
  return visit.body.handed ? 'handed' : 'open';
}

interface ActsProps {
  visits: readonly OutVisit[];
  onPick(ids: ReadonlySet<string>): void;
}

function Acts({ visits, onPick }: ActsProps) {
  const { session, run, say } = useApp();
  const { bundles: words } = useDeskWords();
  const { to } = handOutDraft.value;
  const since = async () => {
    if (to === '') return say(words.sinceWhom);
    const found = await readNewSince(session, to);
    if (found.length === 0) say(words.sinceNone);
    onPick(new Set(found));
  };
  return (
    <>
      <button
        type="button"
        class="btn text"
        onClick={() => onPick(new Set(visits.flatMap(({ visit }) => (isGone(visit) ? [] : [visit.id]))))}
      >
        {words.all}
      </button>
      <button type="button" class="btn text" onClick={() => onPick(new Set())}>
        {words.nobody}
      </button>
      <button type="button" class="btn text" onClick={() => run(since)}>
        {words.since}
      </button>
    </>
  );
}
