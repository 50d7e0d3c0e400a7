import { useCallback, useMemo } from 'preact/hooks';
import { type BriefingLine, watchBriefings } from '../../lib/app/briefing/briefings.ts';
import { isVoid } from '../../lib/app/briefing/issues-read.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { TEMPLATES } from '../../lib/model/briefing.ts';
import { useApp } from '../ui/context.ts';
import { type Column, DataList, type Filter } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { NoneYet } from '../ui/none-yet.tsx';
import { PageLoading } from '../ui/page-loading.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { useWhen } from '../ui/use-when.ts';
import { Clashes } from './clashes.tsx';
import { editionsOf, useIssueName } from './issue-name.ts';
import { usePlace } from './use-place.ts';
import { useReturned } from './use-returned.ts';

/** A line of the list: a draft, or what was issued of one. */
interface Row {
  readonly line: BriefingLine;
  readonly issue: Entry<'issue'> | null;
  /** Whether a newer version stands for it. */
  readonly isCorrected: boolean;
}

/** Drafts and what was issued, newest first, clashes of numbers above them. */
export function BriefingList() {
  const { session } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const to = usePlace();
  const lines = useWatch<BriefingLine[]>((on) => watchBriefings(session, on), [session]);
  const rows = useMemo(() => rowsOf(lines ?? []), [lines]);
  const columns = useColumns();
  const filters = useFilters();
  const returned = useReturned('briefings', lines !== undefined);
  if (!lines) return <PageLoading words={words.loading} />;
  const titleOf = useTitle();
  return (
    <main class="split">
      <DataList
        label={words.title}
        name="briefings"
        rows={rows}
        idOf={idOf}
        nameOf={(row) => words.list.rowName(titleOf(row), words.list.states[stateOf(row)])}
        columns={columns}
        filters={filters}
        textOf={(row) => `${titleOf(row)} ${row.line.office ?? ''} ${row.issue?.body.number ?? ''}`}
        open={returned}
        onOpen={(id) => {
          const row = rows.find((one) => idOf(one) === id);
          if (row?.issue) to({ at: 'issue', issue: row.issue.id });
          else if (row) to({ at: 'draft', briefing: row.line.entry.id, edition: 'named' });
        }}
        lead={<Clashes />}
        acts={<Acts />}
        empty={
          <NoneYet
            says={words.list.none}
            how={words.list.noneHow}
            act={words.list.write}
            onAct={() => to({ at: 'start' })}
          />
        }
      />
    </main>
  );
}

function rowsOf(lines: readonly BriefingLine[]): Row[] {
  const standing = lines.flatMap(({ issues }) => issues).filter(({ body }) => !isVoid(body.void));
  const corrected = new Set(standing.flatMap(({ body }) => body.corrects ?? []));
  return lines.flatMap<Row>((line) => {
    if (line.issues.length === 0) return { line, issue: null, isCorrected: false };
    return line.issues.map((issue) => ({ line, issue, isCorrected: corrected.has(issue.id) }));
  });
}

const idOf = ({ line, issue }: Row): string => issue?.id ?? line.entry.id;

const STATES = ['draft', 'issued', 'corrected', 'void'] as const;

function stateOf({ issue, isCorrected }: Row): (typeof STATES)[number] {
  if (issue === null) return 'draft';
  if (isVoid(issue.body.void)) return 'void';
  return isCorrected ? 'corrected' : 'issued';
}

const timeOf = ({ line, issue }: Row): number => (issue ?? line.entry).body.at.device;

const isCorrection = ({ line, issue }: Row): boolean => issue === null && Boolean(line.entry.body.corrects);

/** What a row is called: by its own title, else a draft by its kind and days, which tell it from the others. */
function useTitle(): (row: Row) => string {
  const { language } = useApp();
  const { briefingDesk: words } = useDeskWords();
  return useCallback(
    ({ line }) => {
      const { template, from, until } = line.entry.body;
      const year = `${new Date().getFullYear()}-`;
      const days = [...new Set([from, until])].flatMap((day) => day?.replace(year, '') ?? []).join('–');
      return line.title || [words.templates[template], days].filter(Boolean).join(' ');
    },
    [language],
  );
}

function Acts() {
  const { briefingDesk: words } = useDeskWords();
  const to = usePlace();
  return (
    <>
      <button type="button" class="btn line" onClick={() => to({ at: 'offices' })}>
        {words.list.offices}
      </button>
      <button type="button" class="btn line" onClick={() => to({ at: 'sheets' })}>
        {words.list.sheets}
      </button>
      <button type="button" class="btn main" onClick={() => to({ at: 'start' })}>
        {words.list.write}
      </button>
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { language } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const when = useWhen();
  const nameOf = useIssueName();
  const titleOf = useTitle();
  const { columns, states } = words.list;
  return useMemo<Column<Row>[]>(
    () => [
      {
        key: 'number',
        title: columns.number,
        // With its version: the longest there is.
        width: 'min(164px, 40%)',
        cell: ({ issue }) =>
          issue ? <span class={isVoid(issue.body.void) ? 'q bf-void' : ''}>{nameOf(issue.body)}</span> : '–',
        sort: ({ issue }) => (issue ? issue.body.year * 1_000_000 + issue.body.number : null),
      },
      {
        key: 'title',
        title: columns.title,
        cell: titleOf,
        sort: titleOf,
      },
      {
        key: 'state',
        title: columns.state,
        width: language === 'en' ? '88px' : '64px',
        cell: (row) => (isCorrection(row) ? words.draft.correcting : states[stateOf(row)]),
        sort: (row) => states[stateOf(row)],
        group: (row) => states[stateOf(row)],
      },
      {
        key: 'office',
        title: columns.office,
        width: '168px',
        room: 'middle',
        cell: ({ line }) => line.office ?? words.list.noOffice,
        sort: ({ line }) => line.office,
        group: ({ line }) => line.office,
      },
      {
        key: 'visits',
        title: columns.visits,
        width: '64px',
        align: 'end',
        room: 'middle',
        cell: ({ line }) => <span class="num">{line.visits}</span>,
        text: ({ line }) => String(line.visits),
        sort: ({ line }) => line.visits,
      },
      {
        key: 'when',
        title: columns.when,
        width: '120px',
        room: 'middle',
        cell: (row) => <span class="num">{when(timeOf(row))}</span>,
        sort: timeOf,
      },
      {
        key: 'editions',
        title: columns.editions,
        width: language === 'en' ? '136px' : '112px',
        room: 'wide',
        cell: ({ issue }) =>
          issue
            ? editionsOf(issue)
                .map((edition) => words.editions[edition])
                .join(words.between)
            : '–',
      },
      {
        key: 'template',
        title: columns.template,
        width: language === 'en' ? '112px' : '80px',
        room: 'wide',
        cell: ({ line }) => words.templates[line.entry.body.template],
        sort: ({ line }) => words.templates[line.entry.body.template],
        group: ({ line }) => words.templates[line.entry.body.template],
      },
    ],
    [language],
  );
}

function useFilters(): readonly Filter<Row>[] {
  const { language } = useApp();
  const { briefingDesk: words } = useDeskWords();
  return useMemo(
    () => [
      {
        key: 'state',
        title: words.list.columns.state,
        choices: STATES.map((value) => ({ value, name: words.list.states[value] })),
        of: stateOf,
      },
      {
        key: 'template',
        title: words.list.columns.template,
        choices: TEMPLATES.map((value) => ({ value, name: words.templates[value] })),
        of: ({ line }: Row) => line.entry.body.template,
      },
    ],
    [language],
  );
}
