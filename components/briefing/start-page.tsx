import { useMemo, useState } from 'preact/hooks';
import {
  type BriefingLine,
  type Choosable,
  startBriefing,
  watchBriefings,
  watchChoosable,
} from '../../lib/app/briefing/briefings.ts';
import { type OfficeLine, watchOffices } from '../../lib/app/briefing/offices.ts';
import { type ListedCampaign, watchListedCampaigns } from '../../lib/app/desk/campaigns-listed.ts';
import { TEMPLATES } from '../../lib/model/briefing.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useKeys } from '../ui/keys.ts';
import { PageLoading } from '../ui/page-loading.tsx';
import { useToday } from '../ui/use-today.ts';
import { useWatch } from '../ui/use-watch.ts';
import { keptIn } from './kept-in.ts';
import { OfficeSelect } from './office-select.tsx';
import { PageHead } from './page-head.tsx';
import { ALL_DAYS, isIn, type Period, periodAtFirst } from './period.ts';
import { PeriodFields } from './period-fields.tsx';
import { NOTHING_CHOSEN, setStart, startDraft } from './start-draft.ts';
import { usePlace } from './use-place.ts';
import { VisitPicks } from './visit-picks.tsx';

/** Begins a briefing: what kind, of which days, by whom, and which visits go in. */
export function StartPage() {
  const { session } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const visits = useWatch<Choosable[]>((on) => watchChoosable(session, on), [session]);
  const offices = useWatch<OfficeLine[]>((on) => watchOffices(session, on), [session]);
  const campaigns = useWatch<readonly ListedCampaign[]>((on) => watchListedCampaigns(session, on), [session]);
  const briefings = useWatch<BriefingLine[]>((on) => watchBriefings(session, on), [session]);
  if (!visits || !offices || !campaigns || !briefings) return <PageLoading words={words.loading} />;
  const current = campaigns.find(({ isCurrent }) => isCurrent)?.id ?? null;
  const used = briefings.map(({ entry }) => offices.find((one) => one.entry.id === entry.body.office)).find(Boolean);
  const usual = (used ?? offices[0])?.entry.id ?? null;
  return <Started visits={visits} offices={offices} usual={usual} current={current} />;
}

interface Props {
  visits: readonly Choosable[];
  offices: readonly OfficeLine[];
  /** The office that issued or is to issue what was begun last. */
  usual: string | null;
  /** The campaign in force: its visits are ticked at first. */
  current: string | null;
}

function Started({ visits, offices, usual, current }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const draft = startDraft.value;
  const today = useToday();
  const period = useMemo(() => {
    const days = visits.map(({ day }) => day);
    return draft.period ?? periodAtFirst(draft.template, days, today);
  }, [visits, draft.period, draft.template, today]);
  const inPeriod = useMemo(() => visits.filter(({ day }) => isIn(period, day)), [visits, period]);
  const offered = useMemo(
    () => (draft.template === 'feedback' && draft.unit ? inPeriod.filter(isOf(draft.unit)) : inPeriod),
    [inPeriod, draft.template, draft.unit],
  );
  const all = useMemo(() => {
    const own = offered.filter(({ visit }) => visit.body.campaign === current);
    return new Set((own.length > 0 ? own : offered).map(({ visit }) => visit.id));
  }, [offered, current]);
  const there = useMemo(() => new Set(offered.map(({ visit }) => visit.id)), [offered]);
  const picked = draft.visits ? keptIn(draft.visits, there) : all;
  return (
    <main class="bf-page">
      <PageHead title={words.start.title} escapes />
      <div class="bf-two">
        <Choosing picked={[...picked]} {...{ period, inPeriod, offices, usual }} />
        <VisitPicks
          visits={offered}
          picked={picked}
          onPick={(ids) => setStart({ visits: ids })}
          {...(visits.length > inPeriod.length && { onAllDays: () => setStart({ period: ALL_DAYS, visits: null }) })}
          acts={
            <button type="button" class="btn text" onClick={() => setStart({ visits: null })}>
              {words.picks.allOf}
            </button>
          }
        />
      </div>
    </main>
  );
}

const isOf =
  (unit: string) =>
  ({ visit }: Choosable): boolean =>
    visit.body.unit === unit;

interface ChoosingProps {
  picked: readonly string[];
  period: Period;
  inPeriod: readonly Choosable[];
  offices: readonly OfficeLine[];
  usual: string | null;
}

/** What is chosen beside the visits, and the act. */
function Choosing({ picked, period, inPeriod, offices, usual }: ChoosingProps) {
  const { session, run } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const to = usePlace();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const draft = startDraft.value;
  const { from, until } = period;
  const office = offices.find(({ entry }) => entry.id === draft.office)?.entry.id ?? null;
  const chosen = draft.office === null ? usual : office;
  const lacks =
    draft.template === 'feedback' && draft.unit === null
      ? words.start.needsUnit
      : picked.length === 0
        ? words.start.needsVisits
        : from && until && from > until
          ? words.start.backwards
          : null;
  const start = async () => {
    setAsked(true);
    if (lacks || busy) return;
    setBusy(true);
    try {
      const unit = draft.template === 'feedback' ? { unit: draft.unit } : {};
      const choice = { template: draft.template, office: chosen, visits: [...picked], from, until, ...unit };
      const briefing = await startBriefing(session, choice);
      startDraft.value = NOTHING_CHOSEN;
      to({ at: 'draft', briefing, edition: 'named' });
    } finally {
      setBusy(false);
    }
  };
  useKeys((key) => {
    if (key === 'Ctrl+Enter') run(start);
    return key === 'Ctrl+Enter';
  });
  return (
    <section class="bf-form" aria-label={words.start.title}>
      <fieldset class="bf-kinds">
        <legend>{words.start.kind}</legend>
        {TEMPLATES.map((template) => (
          <label key={template} class="bf-kind">
            <input
              type="radio"
              name="briefing-template"
              checked={draft.template === template}
              onChange={() => setStart({ template, visits: null })}
            />
            <span>
              <b>{words.templates[template]}</b>
              <span class="t13 q">{words.templateHow[template]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <PeriodFields period={period} onPeriod={(period) => setStart({ period, visits: null })} />
      {draft.template === 'feedback' && <UnitField visits={inPeriod} />}
      <OfficeSelect
        id="bf-start-office"
        offices={offices}
        value={chosen ?? ''}
        onOffice={(office) => setStart({ office })}
      />
      <p class="t13" role="status">
        {words.start.chosen(picked.length, inPeriod.length)}
      </p>
      {asked && lacks && (
        <p class="t13 verm" role="alert">
          {lacks}
        </p>
      )}
      <button
        type="button"
        class="btn main"
        aria-disabled={busy}
        aria-keyshortcuts="Control+Enter"
        title="Ctrl+Enter"
        onClick={() => run(start)}
      >
        {busy ? words.start.busy : words.start.act}
      </button>
    </section>
  );
}

/** The unit that a feedback sheet is for: one that was visited in the period. */
function UnitField({ visits }: { visits: readonly Choosable[] }) {
  const { briefingDesk: words } = useDeskWords();
  const units = useMemo(() => {
    const named = new Map(visits.map(({ visit, unitName }) => [visit.body.unit, unitName]));
    return [...named].sort(([, one], [, other]) => one.localeCompare(other, 'zh-CN'));
  }, [visits]);
  return (
    <label class="bf-stack" for="bf-start-unit">
      <span>{words.start.unit}</span>
      <select
        id="bf-start-unit"
        class="field"
        value={startDraft.value.unit ?? ''}
        onChange={(event) => setStart({ unit: event.currentTarget.value || null, visits: null })}
      >
        <option value="">{words.start.pickUnit}</option>
        {units.map(([id, name]) => (
          <option key={id} value={id}>
            {showLine(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
