import { useMemo, useState } from 'preact/hooks';
import { type Choosable, startBriefing, watchChoosable } from '../../lib/app/briefing/briefings.ts';
import { type OfficeLine, watchOffices } from '../../lib/app/briefing/offices.ts';
import { type ListedCampaign, watchListedCampaigns } from '../../lib/app/desk/campaigns-listed.ts';
import { TEMPLATES } from '../../lib/model/briefing.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { PageLoading } from '../ui/page-loading.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { keptIn } from './kept-in.ts';
import { OfficeSelect } from './office-select.tsx';
import { PageHead } from './page-head.tsx';
import { isIn } from './period.ts';
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
  if (!visits || !offices || !campaigns) return <PageLoading words={words.loading} />;
  const current = campaigns.find(({ isCurrent }) => isCurrent)?.id ?? null;
  return <Started visits={visits} offices={offices} current={current} />;
}

interface Props {
  visits: readonly Choosable[];
  offices: readonly OfficeLine[];
  /** The campaign in force: its visits are ticked at first. */
  current: string | null;
}

function Started({ visits, offices, current }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const draft = startDraft.value;
  const inPeriod = useMemo(() => visits.filter(({ day }) => isIn(draft.period, day)), [visits, draft.period]);
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
      <PageHead title={words.start.title} />
      <div class="bf-two">
        <Choosing picked={[...picked]} inPeriod={inPeriod} offices={offices} />
        <VisitPicks
          visits={offered}
          picked={picked}
          onPick={(ids) => setStart({ visits: ids })}
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
  inPeriod: readonly Choosable[];
  offices: readonly OfficeLine[];
}

/** What is chosen beside the visits, and the act. */
function Choosing({ picked, inPeriod, offices }: ChoosingProps) {
  const { session, run } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const to = usePlace();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const draft = startDraft.value;
  const { from, until } = draft.period;
  const office = offices.find(({ entry }) => entry.id === draft.office)?.entry.id ?? null;
  const chosen = draft.office === null ? (offices[0]?.entry.id ?? null) : office;
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
      <PeriodFields period={draft.period} onPeriod={(period) => setStart({ period, visits: null })} />
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
      <button type="button" class="btn main bf-act" aria-disabled={busy} onClick={() => run(start)}>
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
