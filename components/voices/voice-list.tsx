import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type DeskVoice, type DeskVoiceKind, watchDeskVoices } from '../../lib/app/desk/voices.ts';
import { useApp } from '../ui/context.ts';
import { DataList } from '../ui/data-list.tsx';
import { useListCampaigns } from '../ui/data-list-campaigns.ts';
import { select } from '../ui/data-list-select.ts';
import { placeOf } from '../ui/data-list-state.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { PageLoading } from '../ui/page-loading.tsx';
import { useUnitName } from '../ui/unit-name.ts';
import { useWatch } from '../ui/use-watch.ts';
import { Bulk } from './bulk.tsx';
import { EvaluationSums } from './evaluation-sums.tsx';
import { SUMS } from './place.ts';
import { useColumns } from './voice-columns.tsx';
import { useFilters } from './voice-filters.ts';
import { VoicePane } from './voice-pane.tsx';

interface Props {
  kind: DeskVoiceKind;
  open: string | null;
  lead: ComponentChildren;
}

const NONE: readonly DeskVoice[] = [];
const campaignOf = ({ visit }: DeskVoice): string => visit.body.campaign ?? '';
const idOf = ({ entry }: DeskVoice): string => entry.id;
/** All that a person wrote: fields that hold no words (times, counts, codes) find nothing. */
const textOf = ({ entry, unit }: DeskVoice): string =>
  [unit?.body.name, ...Object.values(entry.body).filter((value) => typeof value === 'string')].join('\n');

/** The list of one kind, with what is open beside it. */
export function VoiceListPane({ kind, open, lead }: Props) {
  const { session, go, language } = useApp();
  const { voices } = useDeskWords();
  const unitName = useUnitName(voices.noUnit);
  const found = useWatch<DeskVoice[]>((on) => watchDeskVoices(session, kind, on), [session, kind]);
  const rows = found ?? NONE;
  const name = `voices-${kind}`;
  const campaigns = useListCampaigns(name, rows, campaignOf);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns(kind, campaigns);
  const filters = useFilters(kind, rows, campaigns);
  if (!found || !campaigns) return <PageLoading words={voices.reading} />;
  const show = (id: string | null) => go({ screen: 'desk', page: 'voices', ...(id && { open: id }) });
  const shown = select(rows, { columns, filters, textOf }, placeOf(name).value, language);
  const chosen = shown.filter(({ entry }) => picked.has(entry.id));
  const meant = chosen.length > 0 ? chosen : shown;
  const one = open ? rows.find(({ entry }) => entry.id === open) : undefined;
  const withSums = kind === 'evaluation' && open === SUMS;
  return (
    <main class={open ? 'split two' : 'split'}>
      {open && <h1 class="sr">{voices.title}</h1>}
      <DataList<DeskVoice>
        label={voices.kinds[kind]}
        name={name}
        rows={rows}
        idOf={idOf}
        nameOf={(row) => voices.rowName(row.date, unitName(row.unit))}
        columns={columns}
        filters={filters}
        textOf={textOf}
        open={open}
        onOpen={show}
        views
        selected={picked}
        onSelect={setPicked}
        lead={lead}
        bulk={kind !== 'evaluation' && <Bulk kind={kind} rows={chosen} />}
        acts={
          kind === 'evaluation' && (
            <button type="button" class="btn line" aria-pressed={withSums} onClick={() => show(withSums ? null : SUMS)}>
              {voices.sums}
            </button>
          )
        }
        empty={
          <>
            <p>
              <b>{voices.none[kind]}</b>
            </p>
            <p>{voices.noneHow}</p>
          </>
        }
      />
      {withSums && (
        <EvaluationSums
          rows={meant as readonly DeskVoice<'evaluation'>[]}
          campaigns={campaigns.count(meant)}
          onClose={() => show(null)}
        />
      )}
      {open && !withSums && <VoicePane key={open} found={one} onClose={() => show(null)} />}
    </main>
  );
}
