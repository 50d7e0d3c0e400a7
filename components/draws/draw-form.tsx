import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type DrawLine, drawnBefore, drawUnits, type FrozenRoster, readRoster } from '../../lib/app/desk/draws.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { SidePane } from '../ui/side-pane.tsx';
import { DrawPreviewPart } from './draw-preview.tsx';
import { drawFaultWords } from './fault-words.ts';
import { FilterFields } from './filter-fields.tsx';
import { ModeFields } from './mode-fields.tsx';
import type { PageParts } from './page-parts.ts';
import { draftOf, ruleOf } from './rule-draft.ts';
import { useLabels } from './use-labels.ts';
import { whenOf } from './when-of.ts';

interface Props extends PageParts {
  /** The draw that is redone. */
  redoes?: DrawLine | null;
}

/** A new draw: who may be drawn, how many, and a button. What can be drawn is counted while one chooses. */
export function DrawForm({ redoes = null, to, team }: Props) {
  const { session, fail } = useApp();
  const { draws: words } = useDeskWords();
  const labelOf = useLabels();
  const [roster, setRoster] = useState<FrozenRoster | null>(null);
  const [draft, setDraft] = useState(() => draftOf(redoes?.rule ?? null));
  const [reason, setReason] = useState('');
  const [drawing, setDrawing] = useState(false);
  const [fault, setFault] = useState('');
  // Set where some of these units were drawn among before: then this one is a redraw of that.
  const [again, setAgain] = useState<ReturnType<typeof drawnBefore>>(null);
  const before = redoes?.entry.id ?? again?.draw ?? null;
  const reasonField = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (again) reasonField.current?.focus();
  }, [again]);
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
      const redraw = before === null ? null : { of: before, reason };
      to({ at: 'draw', id: await drawUnits(session, ruleOf(draft), redraw) });
    } catch (error) {
      const same = drawnBefore(error);
      const said = faultOf(error);
      if (same) setAgain(same);
      else if (said) setFault(said);
      else fail(error);
      setDrawing(false);
    }
  };
  const back = () => to(redoes ? { at: 'draw', id: redoes.entry.id } : { at: 'draws' });
  if (roster?.units.length === 0) return <NoUnits onClose={back} />;
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    // Another rule may be another draw.
    setAgain(null);
  };
  const shared = { draft, names: team, onChange: change };
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
        {roster && <FilterFields roster={roster} {...shared} />}
        <ModeFields {...shared} />
        {roster && <DrawPreviewPart roster={roster} draft={draft} />}
        <div role="status">{again && <p class="ask">{words.drawnBefore(whenOf(again.at))}</p>}</div>
        {before !== null && <ReasonField field={reasonField} value={reason} onType={setReason} />}
        <p role="alert" class={fault ? 'refused' : ''}>
          {fault}
        </p>
        <button type="submit" class="btn main" aria-disabled={drawing || undefined}>
          {drawing ? words.drawing : before !== null ? words.redraw : words.draw}
        </button>
      </form>
    </SidePane>
  );
}

interface ReasonProps {
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onType(reason: string): void;
}

function ReasonField({ field, value, onType }: ReasonProps) {
  const { draws: words } = useDeskWords();
  return (
    <div class="stack">
      <label for="reason">{words.reason}</label>
      <textarea
        ref={field}
        id="reason"
        class="field"
        rows={2}
        maxLength={10_000}
        aria-describedby="reason-how"
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <span id="reason-how">{words.reasonHow}</span>
    </div>
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
