import type { ComponentType } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type DeskFinding, type FindingRow, standOn, watchDeskFindings } from '../../lib/app/desk/findings.ts';
import { readWithheld } from '../../lib/app/desk/withheld.ts';
import { byUrgency } from '../../lib/app/findings-read.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { DataList } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { NoneYet } from '../ui/none-yet.tsx';
import { PageLoading } from '../ui/page-loading.tsx';
import { useToday } from '../ui/use-today.ts';
import { useWatch } from '../ui/use-watch.ts';
import { BulkActs } from './bulk-acts.tsx';
import { useColumns, useUnitName } from './finding-columns.tsx';
import { FindingPane, type FindingProps } from './finding-pane.tsx';
import { findingFilters, findingViews } from './finding-views.ts';
import './findings-desk.css';

interface Props {
  open?: string;
  /** What is known of a finding, and its steps: the panel's own parts, which the desk's frame hands in. */
  Finding: ComponentType<FindingProps>;
}

/** The desk's page of findings: those of all campaigns as a list, as the three lists of S28, and one beside it. */
export function FindingsPage({ open, Finding }: Props) {
  const { session, go, language } = useApp();
  const { findingsDesk: words } = useDeskWords();
  const { findings } = useLaterWords();
  const text = usePackText();
  const today = useToday();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const found = useWatch<readonly DeskFinding[]>((on) => watchDeskFindings(session, on), [session]);
  const rows = useMemo(() => standOn(found ?? [], today).sort(byStanding), [found, today]);
  const columns = useColumns(today);
  const filters = useMemo(() => findingFilters(rows, words, findings, text), [rows, language]);
  const views = useMemo(() => findingViews(words), [language]);
  const unitName = useUnitName();
  const bulk = useMemo(() => rows.flatMap(({ finding: { id } }) => (picked.has(id) ? [id] : [])), [picked, rows]);
  if (!found) return <PageLoading words={words.loading} />;
  const show = (id: string | null) => go({ screen: 'desk', page: 'findings', ...(id && { open: id }) });
  return (
    <main class={open ? 'split two' : 'split'}>
      {open && <h1 class="sr">{words.title}</h1>}
      <DataList<FindingRow>
        label={words.title}
        name="findings"
        rows={rows}
        idOf={idOf}
        nameOf={(row) => words.rowName(unitName(row), row.finding.body.problem ?? '')}
        columns={columns}
        filters={filters}
        textOf={searchedIn}
        open={open ?? null}
        onOpen={show}
        views={views}
        selected={picked}
        onSelect={setPicked}
        bulk={<BulkActs ids={bulk} />}
        withhold={{
          read: (shown, keys) => readWithheld(session, shown, ({ finding }) => finding, keys),
          whereOf: ({ id }) => {
            const row = rows.find(({ finding }) => finding.id === id);
            return row ? unitName(row) : '';
          },
        }}
        campaignOf={(shown) => campaignOf(shown, text) ?? words.allCampaigns}
        empty={<NoFindings />}
      />
      {open && (
        <FindingPane
          key={open}
          row={rows.find(({ finding }) => finding.id === open)}
          Finding={Finding}
          onClose={() => show(null)}
        />
      )}
    </main>
  );
}

/** What asks for a look first stands on top, where nobody sorts otherwise; those alike stay newest first. */
const byStanding = (a: FindingRow, b: FindingRow): number => byUrgency(a.standing, b.standing);

const idOf = ({ finding }: FindingRow): string => finding.id;

const searchedIn = ({ finding: { body }, unit, campaign }: FindingRow): string =>
  [
    unit?.body.name,
    body.problem,
    body.answers,
    body.leader,
    body.measure,
    body.quantity,
    body.passedTo,
    campaign?.zh,
    campaign?.en,
  ]
    .filter(Boolean)
    .join('\n');

/** The campaign that all rows are of; null where there are several. */
function campaignOf(rows: readonly FindingRow[], text: ReturnType<typeof usePackText>): string | null {
  const names = new Set(rows.map(({ campaign }) => campaign && text(campaign)));
  return names.size === 1 ? ([...names][0] ?? null) : null;
}

function NoFindings() {
  const { go } = useApp();
  const { findingsDesk: words } = useDeskWords();
  return (
    <NoneYet
      says={words.none}
      how={words.noneHow}
      act={words.toVisits}
      onAct={() => go({ screen: 'desk', page: 'visits' })}
    />
  );
}
