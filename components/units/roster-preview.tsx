import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { OpenedTable } from '../../lib/app/desk/roster-file.ts';
import {
  countOutcomes,
  DOUBTS,
  decideAll,
  OUTCOMES,
  type PreviewRow,
  REFUSALS,
  type RosterChoices,
  type RosterDecisions,
} from '../../lib/app/desk/roster-plan.ts';
import type { UnitList } from '../../lib/app/desk/units-list.ts';
import { useApp } from '../ui/context.ts';
import { type Column, DataList, type Filter } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { RosterRow } from './roster-row.tsx';
import { Busy, Stage } from './stage.tsx';
import { usePreview } from './use-preview.ts';

interface Props {
  title: string;
  opened: OpenedTable;
  choices: RosterChoices;
  list: UnitList;
  acts: ComponentChildren;
  onChoices(choices: RosterChoices): void;
  onBack(): void;
  onBring(rows: readonly PreviewRow[]): void;
}

/** What an import would do, row by row; rows in doubt are decided here, one by one or all of a reason. */
export function RosterPreview({ title, opened, choices, list, acts, onChoices, onBack, onBring }: Props) {
  const { roster } = useDeskWords().units;
  const { rows, stale } = usePreview(opened, choices, list);
  const [open, setOpen] = useState<string | null>(null);
  // What a row was before it was decided: its choices stay the same afterwards.
  const [asked, setAsked] = useState<ReadonlyMap<number, PreviewRow>>(new Map());
  const columns = useColumns();
  const filters = useFilters();
  const back = (
    <>
      {acts}
      <button type="button" class="btn line" onClick={onBack}>
        {roster.back}
      </button>
    </>
  );
  if (!rows) {
    return (
      <Stage key="planning" title={title} acts={back}>
        <Busy words={roster.planning} />
      </Stage>
    );
  }
  const decide = (decided: RosterDecisions) => {
    const before = new Map(asked);
    for (const row of rows) {
      if (decided.has(row.line) && row.decision === null) before.set(row.line, row);
    }
    setAsked(before);
    onChoices({ ...choices, decided });
  };
  const row = rows.find(({ line }) => String(line) === open);
  return (
    <main class="roster" aria-busy={stale}>
      <Summary title={title} rows={rows} stale={stale} acts={back} onBring={() => onBring(rows)} />
      <div class={row ? 'split units two' : 'split units'}>
        <DataList
          label={roster.preview}
          name="roster"
          rows={rows}
          idOf={idOf}
          nameOf={(one) => one.values.name ?? roster.noName}
          textOf={(one) => `${one.line} ${one.values.name ?? ''} ${one.values.code ?? ''}`}
          columns={columns}
          filters={filters}
          open={open}
          onOpen={setOpen}
          empty={<p>{roster.nothingIn}</p>}
        />
        {row && (
          <RosterRow
            key={row.line}
            row={row}
            asked={asked.get(row.line) ?? row}
            rows={rows}
            list={list}
            onDecide={(said) => {
              const decided = new Map(choices.decided);
              if (said === null) decided.delete(row.line);
              else decided.set(row.line, said);
              decide(decided);
            }}
            onDecideAll={(reason, said) => decide(decideAll(rows, reason, said, choices.decided))}
            onClose={() => setOpen(null)}
          />
        )}
      </div>
    </main>
  );
}

const idOf = ({ line }: PreviewRow) => String(line);

interface SummaryProps {
  title: string;
  rows: readonly PreviewRow[];
  stale: boolean;
  acts: ComponentChildren;
  onBring(): void;
}

function Summary({ title, rows, stale, acts, onBring }: SummaryProps) {
  const { roster } = useDeskWords().units;
  const counts = useMemo(() => countOutcomes(rows), [rows]);
  const writes = counts.new + counts.changed;
  const open = counts.doubtful + counts.waiting;
  const idle = rows.length > 0 && counts.same === rows.length ? roster.nothing : roster.nothingYet;
  return (
    <div class="ph">
      <h1>{title}</h1>
      <span class="grow" />
      {acts}
      <button type="button" class="btn main" disabled={writes === 0 || stale} onClick={onBring}>
        {roster.bring(writes)}
      </button>
      <p class="t13 q wide" role="status">
        {OUTCOMES.filter((outcome) => counts[outcome] > 0)
          .map((outcome) => roster.count(roster.outcomes[outcome], counts[outcome]))
          .join(' · ')}
      </p>
      {open > 0 && <p class="t13 amber wide">{roster.openRows(open)}</p>}
      {writes === 0 && rows.length > 0 && <p class="t13 q wide">{idle}</p>}
    </div>
  );
}

function useColumns(): Column<PreviewRow>[] {
  const { language } = useApp();
  const { roster } = useDeskWords().units;
  return useMemo(() => {
    const outcomeOf = ({ outcome }: PreviewRow) => roster.outcomes[outcome];
    const reasonsOf = ({ outcome, issues }: PreviewRow) =>
      [
        ...(outcome === 'waiting' ? [roster.waits] : []),
        ...new Set(issues.map(({ reason }) => roster.reasons[reason])),
      ].join(', ');
    return [
      { key: 'line', title: roster.line, width: '64px', cell: ({ line }) => line, sort: ({ line }) => line },
      {
        key: 'name',
        title: roster.name,
        cell: ({ values }) => values.name ?? roster.noName,
        sort: ({ values }) => values.name ?? null,
      },
      {
        key: 'outcome',
        title: roster.outcome,
        width: '112px',
        cell: (row) => <span class={LOOKS[row.outcome]}>{outcomeOf(row)}</span>,
        sort: ({ outcome }) => OUTCOMES.indexOf(outcome),
      },
      { key: 'reason', title: roster.reason, cell: reasonsOf, sort: (row) => reasonsOf(row) || null },
    ];
  }, [language]);
}

const LOOKS: Record<PreviewRow['outcome'], string> = {
  doubtful: 'amber b',
  new: 'b',
  changed: 'b',
  waiting: 'amber',
  refused: 'verm b',
  left: 'q',
  same: 'qq',
};

function useFilters(): Filter<PreviewRow>[] {
  const { language } = useApp();
  const { roster } = useDeskWords().units;
  return useMemo(
    () => [
      {
        key: 'outcome',
        title: roster.outcome,
        choices: OUTCOMES.map((value) => ({ value, name: roster.outcomes[value] })),
        of: ({ outcome }) => outcome,
      },
      {
        key: 'reason',
        title: roster.reason,
        choices: [...DOUBTS, ...REFUSALS].map((value) => ({ value, name: roster.reasons[value] })),
        of: ({ issues }) => issues.map(({ reason }) => reason),
      },
    ],
    [language],
  );
}
