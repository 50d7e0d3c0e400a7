import { useMemo } from 'preact/hooks';
import type { FindingRow } from '../../lib/app/desk/findings.ts';
import { rankOf } from '../../lib/app/findings-read.ts';
import type { LaterWords } from '../../lib/i18n/later.ts';
import { FINDING_STATES } from '../../lib/model/findings.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';
import type { Column } from '../ui/data-list.tsx';
import { Deadline, sayStanding } from '../ui/deadline.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { STANDINGS, standingGroup } from './standings.ts';

/** So much of a text is drawn in a cell; a file and the pane have all of it. */
const SHOWN = 200;

/** The name of the unit that answers for a finding. */
export function useUnitName(): (row: Pick<FindingRow, 'unit'>) => string {
  const { findingsDesk: words } = useDeskWords();
  return ({ unit }) => {
    if (!unit) return words.noUnit;
    return unit.shelf === 'deleted' ? words.removedUnit(showLine(unit.body.name)) : showLine(unit.body.name);
  };
}

/** The columns of findings; which of them a list has follows from its view (S28, S29). @param today for their standing */
export function useColumns(today: string): readonly Column<FindingRow>[] {
  const { session, language } = useApp();
  const desk = useDeskWords();
  const { findings } = useLaterWords();
  const text = usePackText();
  const unitName = useUnitName();
  return useMemo(() => {
    const { columns: titles } = desk.findingsDesk;
    const areas = session.pack.areas.map(({ id }) => id);
    const areaOf = ({ area, finding }: FindingRow) => (area ? text(area) : (finding.body.area ?? null));
    const area: Column<FindingRow> = {
      key: 'area',
      title: titles.area,
      width: '104px',
      room: 'middle',
      cell: (row) => areaOf(row) ?? '–',
      sort: areaOf,
      group: (row) => named(areaOf(row), areas.indexOf(row.finding.body.area ?? '')),
    };
    const unit: Column<FindingRow> = {
      key: 'unit',
      title: titles.unit,
      width: 'clamp(84px, 18cqw, 320px)',
      cell: (row) => (row.unit ? unitName(row) : <span class="qq">{unitName(row)}</span>),
      text: unitName,
      sort: (row) => (row.unit ? unitName(row) : null),
      group: unitName,
    };
    return [
      standingColumn(titles.standing, today, desk.findingsDesk, findings),
      unit,
      words('problem', titles.problem, { room: 'any' }),
      area,
      stateColumn(titles.state, desk.findingsDesk, findings, language === 'en' ? '132px' : '88px'),
      { ...words('answers', titles.answers, { room: 'wide', width: '112px' }), group: of('answers') },
      {
        ...words('leader', titles.leader, { room: 'wide', width: language === 'en' ? '144px' : '112px' }),
        group: of('leader'),
      },
      { ...day('deadline', titles.deadline), room: 'wide' },
      ...extraColumns(desk.findingsDesk, findings, text),
    ];
  }, [session.pack, language, today]);
}

const named = (name: string | null, at: number) => (name ? { name, place: at < 0 ? 1000 : at } : null);

type TextField = 'problem' | 'answers' | 'leader' | 'measure' | 'quantity' | 'passedTo';
type DayField = 'deadline' | 'passedOn' | 'lookAgain';

const of =
  (field: TextField) =>
  ({ finding }: FindingRow): string | null =>
    finding.body[field]?.trim() || null;

function words(field: TextField, title: string, look: Partial<Column<FindingRow>> = {}): Column<FindingRow> {
  const value = of(field);
  const cell = (row: FindingRow) => value(row)?.slice(0, SHOWN).toWellFormed() ?? <span class="qq">–</span>;
  return { key: field, title, cell, text: ({ finding }) => finding.body[field] ?? '', sort: value, ...look };
}

function day(field: DayField, title: string): Column<FindingRow> {
  const value = ({ finding }: FindingRow) => finding.body[field] ?? null;
  return { key: field, title, width: '104px', cell: (row) => value(row) ?? <span class="qq">–</span>, sort: value };
}

type Words = ReturnType<typeof useDeskWords>['findingsDesk'];

function standingColumn(
  title: string,
  today: string,
  desk: Words,
  findings: LaterWords['findings'],
): Column<FindingRow> {
  return {
    key: 'standing',
    title,
    width: 'clamp(84px, 18cqw, 116px)',
    cell: ({ standing }) => <Deadline standing={standing} today={today} />,
    text: ({ standing }) => sayStanding(standing, findings),
    sort: ({ standing }) => rankOf(standing),
    group: ({ standing }) => {
      const group = standingGroup(standing);
      return { name: desk.standings[group], place: STANDINGS.indexOf(group) };
    },
  };
}

function stateColumn(
  title: string,
  { rowName: both }: Words,
  { states, closingGone }: LaterWords['findings'],
  width: string,
): Column<FindingRow> {
  const at = ({ life }: FindingRow) => FINDING_STATES.indexOf(life.state);
  return {
    key: 'state',
    title,
    width,
    room: 'middle',
    cell: ({ life, restsGone }) => (
      <>
        <span class={restsGone ? 'sr' : (LOOKS[life.state] ?? '')}>{states[life.state]}</span>
        {/* One line: rows are of one height. The column of days says that it is closed. */}
        {restsGone && <span class="t12 amber">{closingGone}</span>}
      </>
    ),
    text: ({ life, restsGone }) => (restsGone ? both(states[life.state], closingGone) : states[life.state]),
    sort: at,
    group: (row) => ({ name: states[row.life.state], place: at(row) }),
  };
}

const LOOKS: Readonly<Record<string, string>> = { closed: 'green', redo: 'amber b' };

/** What only some of the lists show. */
function extraColumns(
  desk: Words,
  findings: LaterWords['findings'],
  text: ReturnType<typeof usePackText>,
): Column<FindingRow>[] {
  const { columns: titles } = desk;
  const lacksOf = ({ lacks }: FindingRow) => desk.listed(lacks.map((part) => findings.parts[part]));
  const causeOf = ({ finding: { body } }: FindingRow) => (body.cause ? findings.causes[body.cause] : null);
  const claimOf = ({ finding: { body } }: FindingRow) => {
    const { claimed, claimedOn } = body;
    const said = desk.claimedStates[claimed == null ? 'unknown' : claimed ? 'yes' : 'no'];
    return claimedOn ? `${said} ${claimedOn}` : said;
  };
  const lacks: Column<FindingRow> = {
    key: 'lacks',
    title: titles.lacks,
    width: '128px',
    cell: (row) => <span class="amber">{lacksOf(row) || desk.lacksNone}</span>,
    text: lacksOf,
    sort: ({ lacks: parts }) => parts.length,
    group: lacksOf,
  };
  const campaign: Column<FindingRow> = {
    key: 'campaign',
    title: titles.campaign,
    width: '128px',
    cell: ({ campaign: name }) => (name ? text(name) : desk.noCampaign),
    text: ({ campaign: name }) => (name ? text(name) : desk.noCampaign),
    sort: ({ campaign: name }) => (name ? text(name) : null),
    group: ({ campaign: name }) => name && text(name),
  };
  const all: Column<FindingRow>[] = [
    words('measure', titles.measure, { room: 'middle' }),
    words('quantity', titles.quantity, { width: '104px' }),
    lacks,
    {
      key: 'cause',
      title: titles.cause,
      width: '104px',
      cell: (row) => causeOf(row) ?? '–',
      sort: causeOf,
      group: causeOf,
    },
    { ...words('passedTo', titles.passedTo, { width: '144px', room: 'middle' }), group: of('passedTo') },
    day('passedOn', titles.passedOn),
    { key: 'claimed', title: titles.claimed, width: '152px', cell: claimOf, sort: claimOf },
    { key: 'made', title: titles.made, width: '104px', cell: ({ made }) => made, sort: ({ made }) => made || null },
    day('lookAgain', titles.lookAgain),
    campaign,
  ];
  return all.map((column) => ({ room: 'wide', ...column, extra: true }));
}
