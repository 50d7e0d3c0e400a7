import { useMemo } from 'preact/hooks';
import type { DeskVisit } from '../../lib/app/desk/visits.ts';
import type { VisitStand } from '../../lib/app/desk/visits-review.ts';
import { hitIn } from '../../lib/app/desk/visits-words.ts';
import { useApp, usePackText } from '../ui/context.ts';
import type { Column } from '../ui/data-list.tsx';
import type { ListCampaigns } from '../ui/data-list-campaigns.ts';
import { placeOf } from '../ui/data-list-state.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Mark } from '../ui/icon.tsx';
import { useMemberName } from '../ui/member-name.ts';
import { useUnitName } from '../ui/unit-name.ts';

/** A visit in the list, with the words that are searched while somebody searches. */
export interface VisitRow extends DeskVisit {
  /** How its review stands; null until that is known. */
  stand: VisitStand | null;
  words: readonly string[];
  text: string;
}

/** The name of the list of visits. */
export const VISITS = 'visits';

/** The four grades that a score counts, as columns. */
export const SCORED = ['good', 'fairlyGood', 'fair', 'poor'] as const;

/**
 * The columns of the list of visits.
 * @param searching whether there is a search: then the place where it was found is shown
 * @param urgent the visits with something to report today
 * @param campaigns what is known of their campaigns
 */
export function useColumns(
  searching: boolean,
  urgent: ReadonlySet<string>,
  campaigns: ListCampaigns<VisitRow> | null,
): readonly Column<VisitRow>[] {
  const { session, language, words } = useApp();
  const { visits } = useDeskWords();
  const text = usePackText();
  const nameOf = useMemberName();
  const unitName = useUnitName(visits.noUnit);
  return useMemo(() => {
    const types = new Map(session.pack.unitTypes.map((type) => [type.id, text(type.name)]));
    const typeOf = (row: VisitRow) => types.get(row.unit?.body.type ?? '') ?? null;
    const places = [...types.keys()];
    const { columns } = visits;
    // What was found needs the room that the tallies have else; they stand in the pane.
    const tally = searching || language === 'en' ? 'wide' : 'middle';
    const hit: Column<VisitRow> = {
      key: 'hit',
      title: columns.hit,
      room: 'any',
      cell: (row) => <HitCell row={row} />,
    };
    const type: Column<VisitRow> = {
      key: 'type',
      title: columns.type,
      width: language === 'en' ? 'clamp(200px, 18cqw, 320px)' : '120px',
      room: 'wide',
      cell: (row) => typeOf(row) ?? '–',
      sort: typeOf,
      group: (row) => {
        const name = typeOf(row);
        return name ? { name, place: places.indexOf(row.unit?.body.type ?? '') } : null;
      },
    };
    const campaign = campaigns ? [campaigns.column] : [];
    // The unit's name keeps its room: the type gives way to the campaign.
    const crowded = campaign.some(({ extra }) => !extra);
    const by: Column<VisitRow> = {
      key: 'by',
      title: columns.by,
      width: '104px',
      room: 'wide',
      cell: (row) => (row.by ? nameOf(row.by) : '–'),
      sort: (row) => row.by?.name ?? null,
      group: (row) => (row.by ? nameOf(row.by) : null),
    };
    return [
      {
        key: 'date',
        title: columns.date,
        width: '96px',
        cell: (row) => <span class="num">{shownDay(row)}</span>,
        sort: (row) => `${row.date} ${row.time}`,
        // The newest month first, as the list itself stands.
        group: ({ date }) =>
          date ? { name: date.slice(0, 7), place: -Number(date.slice(0, 7).replace('-', '')) } : null,
      },
      {
        key: 'unit',
        title: columns.unit,
        cell: (row) => (
          <>
            {unitName(row.unit)}
            {row.visit.body.covert === true && <span class="t12 q"> {words.finish.covert}</span>}
          </>
        ),
        sort: (row) => row.unit?.body.name ?? null,
        group: (row) => (row.unit ? unitName(row.unit) : null),
      },
      {
        key: 'rated',
        title: columns.rated,
        width: '64px',
        align: 'end',
        room: tally,
        cell: (row) => <span class="num">{visits.ratedOf(row.rated, row.total)}</span>,
        sort: (row) => (row.total > 0 ? row.rated / row.total : null),
      },
      ...SCORED.map(
        (grade): Column<VisitRow> => ({
          key: grade,
          title: words.common.grades[grade],
          width: language === 'en' ? (grade === 'fairlyGood' ? '96px' : '72px') : '52px',
          room: tally,
          cell: (row) => <GradeCount grade={grade} count={row.grades[grade]} />,
          sort: (row) => row.grades[grade],
        }),
      ),
      {
        key: 'tags',
        title: columns.tags,
        width: language === 'en' ? '132px' : '92px',
        room: 'middle',
        cell: (row) => <Tags row={row} urgent={urgent.has(row.visit.id)} />,
        sort: (row) => row.confirmed * 1000 + row.suspected,
      },
      {
        key: 'state',
        title: columns.state,
        room: searching ? 'middle' : 'any',
        width: language === 'en' ? '128px' : '92px',
        cell: (row) => <State row={row} />,
        text: (row) => visits.states[stateOf(row)] + (row.stand?.isChanged ? ` ${visits.changed}` : ''),
        sort: (row) => STATES.indexOf(stateOf(row)),
        group: (row) => ({ name: visits.states[stateOf(row)], place: STATES.indexOf(stateOf(row)) }),
      },
      // Out of sight while somebody searches, though the list may be grouped by them.
      ...(searching ? [hit, ...[type, by, ...campaign].map(hidden)] : [crowded ? hidden(type) : type, by, ...campaign]),
    ];
  }, [searching, urgent, campaigns, language, session.pack]);
}

/** How far a visit has come, what waits for whoever reviews first. */
export const STATES = ['handed', 'reopened', 'returned', 'open', 'accepted'] as const;
type State = (typeof STATES)[number];
const LOOKS: Readonly<Partial<Record<State, string>>> = { handed: 'b', accepted: 'green' };

/** How far a visit has come; until its review is known, by whether it is handed over. */
export function stateOf({ stand, visit }: VisitRow): State {
  if (!stand) return visit.body.handed ? 'handed' : 'open';
  if (stand.is === 'written') return 'open';
  return stand.is === 'submitted' ? 'handed' : stand.is;
}

function State({ row }: { row: VisitRow }) {
  const { visits } = useDeskWords();
  const state = stateOf(row);
  return (
    <>
      <span class={LOOKS[state] ?? 'amber'}>{visits.states[state]}</span>
      {row.stand?.isChanged && (
        <span class="t12 amber" title={visits.changedHow}>
          {' '}
          {visits.changed}
        </span>
      )}
    </>
  );
}

const hidden = (column: Column<VisitRow>): Column<VisitRow> => ({ ...column, extra: true });

/** This year's by day and time, others by their full day. */
function shownDay({ date, time }: VisitRow): string {
  if (!date) return '–';
  return date.startsWith(`${new Date().getFullYear()}-`) ? `${date.slice(5)} ${time}` : date;
}

function GradeCount({ grade, count }: { grade: (typeof SCORED)[number]; count: number }) {
  if (count === 0) return <span class="qq">–</span>;
  return (
    <span class="num gc">
      <Mark grade={grade} /> {count}
    </span>
  );
}

function Tags({ row, urgent }: { row: VisitRow; urgent: boolean }) {
  const { visits } = useDeskWords();
  return (
    <span class="num">
      {row.suspected > 0 && <span>{visits.suspected(row.suspected)} </span>}
      {row.confirmed > 0 && <span class="verm">{visits.confirmed(row.confirmed)} </span>}
      {urgent && <b class="verm">{visits.urgent}</b>}
    </span>
  );
}

/** So many signs before what was found, that it stands in sight in a narrow column. */
const BEFORE = 6;

/** It asks for itself what is searched for: the columns stay the same from key to key, and what they sort by with them. */
function HitCell({ row }: { row: VisitRow }) {
  const { typed } = placeOf(VISITS).value;
  const hit = hitIn(row.words, typed);
  if (!hit) return <span class="qq">–</span>;
  return (
    <span>
      {hit.map((piece, at) => {
        if (piece.hit) return <mark key={at}>{piece.text}</mark>;
        return at === 0 ? shortened(piece.text) : piece.text;
      })}
    </span>
  );
}

function shortened(before: string): string {
  const signs = [...before.replace(/\s/gu, ' ')];
  return signs.length > BEFORE ? `…${signs.slice(-BEFORE).join('')}` : signs.join('');
}
