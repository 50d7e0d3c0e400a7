import { useEffect } from 'preact/hooks';
import { DESK_VOICES, kindOfVoice } from '../../lib/app/desk/voices.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { SUMS, shownKind } from './place.ts';
import { VoiceListPane } from './voice-list.tsx';
import './voices.css';

/** The desk's page of what people said and brought: a list of one kind, and one of them, or the sums, beside it. */
export function VoicesPage({ open }: { open?: string }) {
  const { session, fail } = useApp();
  const kind = shownKind.value;
  useEffect(() => {
    if (!open || open === SUMS) return;
    kindOfVoice(session, open).then((found) => {
      if (found) shownKind.value = found;
    }, fail);
  }, [open]);
  return <VoiceListPane key={kind} kind={kind} open={open ?? null} lead={<KindRow />} />;
}

/** Leads from one kind to another. */
function KindRow() {
  const { go } = useApp();
  const { voices } = useDeskWords();
  return (
    <nav class="vkinds" aria-label={voices.title}>
      {DESK_VOICES.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-current={kind === shownKind.value ? 'true' : undefined}
          onClick={() => {
            shownKind.value = kind;
            go({ screen: 'desk', page: 'voices' });
          }}
        >
          {voices.kinds[kind]}
        </button>
      ))}
    </nav>
  );
}
