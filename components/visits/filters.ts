import { useMemo } from 'preact/hooks';
import { useApp, usePackText } from '../ui/context.ts';
import type { Filter } from '../ui/data-list.tsx';
import type { ListCampaigns } from '../ui/data-list-campaigns.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useMemberName } from '../ui/member-name.ts';
import { STATES, stateOf, type VisitRow } from './visit-columns.tsx';

const NONE = '-';
/** Of what was changed since it was last decided on, wherever it stands now. */
const CHANGED = 'changed';

/** What visits are narrowed by: month, type, state of review, who went, and for which campaign. Only what occurs is offered. */
export function useFilters(
  rows: readonly VisitRow[],
  campaigns: ListCampaigns<VisitRow> | null,
): readonly Filter<VisitRow>[] {
  const { session, language } = useApp();
  const { visits } = useDeskWords();
  const text = usePackText();
  const nameOf = useMemberName();
  return useMemo(() => {
    const months = [...new Set(rows.map(monthOf))].sort().reverse();
    const types = new Set(rows.map(typeOf));
    const members = new Map(rows.map((row) => [memberOf(row), row.by ? nameOf(row.by) : visits.noMember]));
    const known = session.pack.unitTypes.map(({ id, name }) => ({ value: id, name: text(name) }));
    const others = [...types].filter((type) => !known.some(({ value }) => value === type));
    return [
      {
        key: 'month',
        title: visits.month,
        choices: months.map((value) => ({ value, name: value })),
        of: monthOf,
      },
      {
        key: 'type',
        title: visits.columns.type,
        choices: [
          ...known.filter(({ value }) => types.has(value)),
          ...others.map((value) => ({ value, name: value === NONE ? visits.noType : value })),
        ],
        of: typeOf,
      },
      {
        key: 'state',
        title: visits.columns.state,
        choices: [
          ...STATES.map((value) => ({ value, name: visits.states[value] })),
          { value: CHANGED, name: visits.changedHow },
        ],
        of: (row) => (row.stand?.isChanged ? [stateOf(row), CHANGED] : stateOf(row)),
      },
      {
        key: 'by',
        title: visits.columns.by,
        choices: [...members].map(([value, name]) => ({ value, name })),
        of: memberOf,
      },
      ...(campaigns ? [campaigns.filter] : []),
    ];
  }, [rows, campaigns, language, session.pack]);
}

const monthOf = (row: VisitRow): string => row.date.slice(0, 7) || NONE;
const typeOf = (row: VisitRow): string => row.unit?.body.type ?? NONE;
const memberOf = (row: VisitRow): string => (row.by ? row.visit.body.by : NONE);
