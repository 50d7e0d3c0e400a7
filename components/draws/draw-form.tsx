import { useEffect, useState } from 'preact/hooks';
import { type DrawLine, drawUnits, type FrozenRoster, readRoster } from '../../lib/app/desk/draws.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { DrawPreviewPart } from './draw-preview.tsx';
import { drawFaultWords } from './fault-words.ts';
import { FilterFields } from './filter-fields.tsx';
import { ModeFields } from './mode-fields.tsx';
import type { PageParts } from './page-parts.ts';
import { draftOf, ruleOf } from './rule-draft.ts';
import { SidePane } from './side-pane.tsx';
import { useLabels } from './use-labels.ts';
import { whenOf } from './when-of.ts';

interface Props extends PageParts {
  /** The draw that is redone. */
  redoes?: DrawLine | null;
}

/** A new draw: who may be drawn, how many, and a button. What can be drawn is counted while one chooses. */
export function DrawForm({ redoes = null, to, names }: Props) {
  const { session, fail } = useApp();
  const { draws: words } = useDeskWords();
  const labelOf = useLabels();
  const [roster, setRoster] = useState<FrozenRoster | null>(null);
  const [draft, setDraft] = useState(() => draftOf(redoes?.rule ?? null));
  const [reason, setReason] = useState('');
  const [drawing, setDrawing] = useState(false);
  const [fault, setFault] = useState('');
  const stratumOf = (name: string | null) => {
    if (name !== null) return labelOf(draft.by, name);
    return draft.mode === 'plain' ? null : words.noLabel;
  };
  const faultOf = (error: unknown) => drawFaultWords(error, words, stratumOf);
  useEffect(() => {
    readRoster(session.db).then(setRoster, (error) => {
      const said = faultOf(error);
      if (said) setFault(said);
      else fail(error);
    });
  }, []);
  const draw = async () => {
    if (drawing) return;
    setDrawing(true);
    setFault('');
    try {
      const redraw = redoes && { of: redoes.entry.id, reason };
      to({ at: 'draw', id: await drawUnits(session, ruleOf(draft), redraw) });
    } catch (error) {
      const said = faultOf(error);
      if (said) setFault(said);
      else fail(error);
      setDrawing(false);
    }
  };
  const back = () => to(redoes ? { at: 'draw', id: redoes.entry.id } : { at: 'draws' });
  if (roster?.units.length === 0) return <NoUnits onClose={back} />;
  const shared = { draft, names, onChange: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }) };
  return (
    <SidePane title={redoes ? words.redoesOf(whenOf(redoes.at)) : words.start} onClose={back}>
      <form
        class="formrows"
        aria-busy={!roster || undefined}
        onSubmit={(event) => {
          event.preventDefault();
          void draw();
        }}
      >
        {redoes && (
          <div class="stack">
            <label for="reason">{words.reason}</label>
            <textarea
              id="reason"
              class="field"
              rows={2}
              maxLength={10_000}
              aria-describedby="reason-how"
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
            <span id="reason-how">{words.reasonHow}</span>
          </div>
        )}
        {roster && <FilterFields roster={roster} {...shared} />}
        <ModeFields {...shared} />
        {roster && <DrawPreviewPart roster={roster} draft={draft} />}
        <p role="alert" class={fault ? 'refused' : ''}>
          {fault}
        </p>
        <button type="submit" class="btn main" aria-disabled={drawing || undefined}>
          {drawing ? words.drawing : redoes ? words.redraw : words.draw}
        </button>
      </form>
    </SidePane>
  );
}

function NoUnits({ onClose }: { onClose(): void }) {
  const { go } = useApp();
  const { draws: words } = useDeskWords();
  return (
    <SidePane title={words.start} onClose={onClose}>
      <div class="empty">
        <p>
          <b>{words.noUnits}</b>
        </p>
        <button type="button" class="btn main" onClick={() => go({ screen: 'desk', page: 'units' })}>
          {words.toUnits}
        </button>
      </div>
    </SidePane>
  );
}
