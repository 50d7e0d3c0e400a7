import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Choosable } from '../../lib/app/briefing/briefings.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { type Column, DataList, type Filter } from '../ui/data-list.tsx';
import { useListCampaigns } from '../ui/data-list-campaigns.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { NoneYet } from '../ui/none-yet.tsx';
import { useTypeName } from './type-name.ts';

interface Props {
  visits: readonly Choosable[];
  /** The heading. */
  label?: string;
  picked: ReadonlySet<string>;
  onPick(ids: ReadonlySet<string>): void;
  acts?: ComponentChildren;
  /** Shows the visits of all days, where there are some and none of them lies in the period. */
  onAllDays?: (() => void) | undefined;
}

const LIST = 'briefing-picks';
const campaignOf = ({ visit }: Choosable): string => visit.body.campaign;

/** Visits to be written about, each with its box; those that may not be ready are marked in words. */
export function VisitPicks({ visits, label, picked, onPick, acts, onAllDays }: Props) {
  const { go } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const { picks } = words;
  const campaigns = useListCampaigns(LIST, visits, campaignOf);
  const own = useColumns();
  const others = useFilters(visits);
  const [columns, filters] = useMemo(
    () => [campaigns ? [...own, campaigns.column] : own, campaigns ? [campaigns.filter, ...others] : others],
    [campaigns, own, others],
  );
  const toggle = (id: string | null) => {
    if (id === null) return;
    const ids = new Set(picked);
    if (!ids.delete(id)) ids.add(id);
    onPick(ids);
  };
  // The button goes with what it says: the keys go on among the visits.
  const showAll = () => {
    onAllDays?.();
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main [data-at][tabindex="0"]')?.focus());
  };
  return (
    <DataList
      label={label ?? picks.title}
      name={LIST}
      rows={visits}
      idOf={({ visit }) => visit.id}
      nameOf={({ day, unitName }) => `${day} ${showLine(unitName)}`}
      columns={columns}
      filters={filters}
      textOf={({ unitName, day }) => `${unitName} ${day}`}
      open={null}
      onOpen={toggle}
      selected={picked}
      onSelect={onPick}
      acts={acts}
      empty={
        onAllDays ? (
          <NoneYet says={picks.noneThen} how={picks.noneThenHow} act={picks.allDays} onAct={showAll} />
        ) : (
          <NoneYet
            says={picks.none}
            how={picks.noneHow}
            act={picks.toUnits}
            onAct={() => go({ screen: 'desk', page: 'units' })}
          />
        )
      }
    />
  );
}

const READINESS = ['ready', 'blind', 'notAccepted', 'notHanded'] as const;
type Readiness = (typeof READINESS)[number];

/** Whether a visit may go into a briefing without a thought: handed over and accepted, or one's own. */
const readinessOf = ({ visit, accepted, blind }: Choosable): Readiness =>
  blind ? 'blind' : accepted ? 'ready' : visit.body.handed ? 'notAccepted' : 'notHanded';

function useColumns(): readonly Column<Choosable>[] {
  const { language } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const { columns, states, whose, noType } = words.picks;
  const typeName = useTypeName();
  const wide = language === 'en';
  return useMemo<Column<Choosable>[]>(
    () => [
      {
        key: 'day',
        title: columns.day,
        width: '92px',
        cell: ({ day }) => <span class="num">{day}</span>,
        sort: ({ day, visit }) => `${day} ${visit.id}`,
      },
      {
        key: 'unit',
        title: columns.unit,
        cell: ({ unitName }) => showLine(unitName),
        sort: ({ unitName }) => unitName,
        group: ({ unitName }) => unitName,
      },
      {
        key: 'state',
        title: columns.state,
        width: wide ? '136px' : '84px',
        room: 'any',
        cell: (row) => {
          const is = readinessOf(row);
          return <span class={is === 'ready' ? 'q' : 'amber'}>{states[is]}</span>;
        },
        text: (row) => states[readinessOf(row)],
        sort: (row) => states[readinessOf(row)],
        group: (row) => states[readinessOf(row)],
      },
      {
        key: 'type',
        title: columns.type,
        width: '132px',
        room: 'middle',
        cell: ({ type }) => (type ? typeName(type) : noType),
        sort: ({ type }) => (type ? typeName(type) : null),
        group: ({ type }) => (type ? typeName(type) : null),
      },
      {
        key: 'whose',
        title: columns.whose,
        width: wide ? '84px' : '64px',
        room: 'middle',
        cell: ({ mine }) => (mine ? whose.mine : whose.imported),
        sort: ({ mine }) => (mine ? whose.mine : whose.imported),
        group: ({ mine }) => (mine ? whose.mine : whose.imported),
      },
    ],
    [language, typeName],
  );
}

function useFilters(visits: readonly Choosable[]): readonly Filter<Choosable>[] {
  const { briefingDesk: words } = useDeskWords();
  const { picks } = words;
  const typeName = useTypeName();
  const { language } = useApp();
  return useMemo(() => {
    const types = [...new Set(visits.flatMap(({ type }) => type ?? []))];
    return [
      {
        key: 'type',
        title: picks.columns.type,
        choices: types.map((value) => ({ value, name: typeName(value) })),
        of: ({ type }) => type ?? '',
      },
      {
        key: 'whose',
        title: picks.columns.whose,
        choices: (['mine', 'imported'] as const).map((value) => ({ value, name: picks.whose[value] })),
        of: ({ mine }) => (mine ? 'mine' : 'imported'),
      },
      {
        key: 'state',
        title: picks.columns.state,
        choices: READINESS.map((value) => ({
          value,
          name: picks.states[value],
        })),
        of: readinessOf,
      },
    ];
  }, [visits, language, typeName]);
}
