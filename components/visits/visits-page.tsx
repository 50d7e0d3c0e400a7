import { useEffect, useMemo, useState } from 'preact/hooks';
import { ALL_VISITS, type DeskVisit, FIRST_SLICE, watchDeskVisits } from '../../lib/app/desk/visits.ts';
import { type VisitStands, watchVisitStands } from '../../lib/app/desk/visits-review.ts';
import { watchTagShifts } from '../../lib/app/review/tag-stands.ts';
import { type TagShifts, withShifts } from '../../lib/app/tag-shifts.ts';
import { watchUrgent } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { DataList } from '../ui/data-list.tsx';
import { useListCampaigns } from '../ui/data-list-campaigns.ts';
import { placeOf } from '../ui/data-list-state.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { NoneYet } from '../ui/none-yet.tsx';
import { useUnitName } from '../ui/unit-name.ts';
import { useWatch } from '../ui/use-watch.ts';
import { useFilters } from './filters.ts';
import { useNoteWords } from './use-note-words.ts';
import { useColumns, VISITS, type VisitRow } from './visit-columns.tsx';
import { type Review, VisitPane } from './visit-pane.tsx';
import { VisitsBulk } from './visits-bulk.tsx';
import { VisitsRemind } from './visits-remind.tsx';
import './visits.css';

/** The desk's page of visits: all that was done, found by unit and by the words of notes, and one read beside the list. */
export function VisitsPage({ open, Review }: { open?: string; Review?: Review }) {
  const { go } = useApp();
  const { visits } = useDeskWords();
  const unitName = useUnitName(visits.noUnit);
  const { found, whole } = useVisits();
  const { typed } = placeOf(VISITS).value;
  const { words, searching } = useNoteWords(typed.trim() !== '');
  const stands = useStands(found !== undefined);
  const shifts = useShifts(found !== undefined);
  const rows = useMemo(
    () => (found ?? []).map((line) => rowOf(withShifts(line, shifts), stands, words?.get(line.visit.id))),
    [found, stands, shifts, words],
  );
  const campaigns = useListCampaigns(VISITS, rows, campaignOf);
  const filters = useFilters(rows, campaigns);
  const columns = useColumns(typed.trim() !== '', useUrgent(), campaigns);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const nameOf = (row: VisitRow) => visits.rowName(row.date, unitName(row.unit));
  const bulk = rows.flatMap((row) => (picked.has(row.visit.id) ? [[row.visit.id, nameOf(row)] as const] : []));
  if (!found || !campaigns) return <main aria-busy="true" />;
  const show = (id: string | null) => go({ screen: 'desk', page: 'visits', ...(id && { open: id }) });
  return (
    <main class={open ? 'split two' : 'split'}>
      {/* In a narrow window what is open takes the list's place, and its heading with it. */}
      {open && <h1 class="sr">{visits.title}</h1>}
      <DataList<VisitRow>
        label={visits.title}
        name={VISITS}
        rows={rows}
        idOf={(row) => row.visit.id}
        nameOf={nameOf}
        columns={columns}
        filters={filters}
        textOf={searchedIn}
        open={open ?? null}
        onOpen={show}
        views
        selected={picked}
        onSelect={setPicked}
        bulk={bulk.length > 0 && <VisitsBulk picked={new Map(bulk)} />}
        lead={<VisitsRemind />}
        acts={(searching || !whole) && <span class="q t13">{whole ? visits.searching : visits.reading}</span>}
        empty={<NoVisits />}
      />
      {open && <VisitPane key={open} id={open} typed={typed} onClose={() => show(null)} {...(Review && { Review })} />}
    </main>
  );
}

const campaignOf = ({ visit }: VisitRow): string => visit.body.campaign ?? '';
const searchedIn = ({ text }: VisitRow): string => text;

const rowOf = (visit: DeskVisit, stands: VisitStands | undefined, words: readonly string[] = []): VisitRow => ({
  ...visit,
  stand: stands?.get(visit.visit.id) ?? null,
  words,
  text: [visit.unit?.body.name ?? '', ...words].join('\n'),
});

/** The newest first, so that the list stands at once; then all. */
function useVisits(): { found: DeskVisit[] | undefined; whole: boolean } {
  const { session } = useApp();
  const [limit, setLimit] = useState(FIRST_SLICE);
  const answer = useWatch<{ found: DeskVisit[]; limit: number }>(
    (on) => watchDeskVisits(session, limit, { ...on, value: (found) => on.value({ found, limit }) }),
    [session, limit],
  );
  const full = answer !== undefined && answer.found.length >= answer.limit;
  useEffect(() => {
    if (full) setLimit(ALL_VISITS);
  }, [full]);
  return { found: answer?.found, whole: !full || answer?.limit === ALL_VISITS };
}

/** How the reviews stand, once the list does: nothing waits for them. */
function useStands(ready: boolean): VisitStands | undefined {
  const { session } = useApp();
  return useWatch<VisitStands>((on) => (ready ? watchVisitStands(session, on) : () => undefined), [session, ready]);
}

/** By how much the rows miscount their tags, as late. */
function useShifts(ready: boolean): TagShifts | undefined {
  const { session } = useApp();
  return useWatch<TagShifts>((on) => (ready ? watchTagShifts(session, on) : () => undefined), [session, ready]);
}

/** The visits with an urgent tag that nobody has reported yet (S32). */
function useUrgent(): ReadonlySet<string> {
  const { session } = useApp();
  const urgent = useWatch<{ line: { visit: { id: string } } }[]>((on) => watchUrgent(session, on), [session]);
  return useMemo(() => new Set(urgent?.map(({ line }) => line.visit.id)), [urgent]);
}

function NoVisits() {
  const { go } = useApp();
  const { visits } = useDeskWords();
  return (
    <NoneYet
      says={visits.none}
      how={visits.noneHow}
      act={visits.toUnits}
      onAct={() => go({ screen: 'desk', page: 'units' })}
    />
  );
}
