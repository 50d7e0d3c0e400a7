import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type DraftShown,
  letGo,
  type PartShown,
  setOff,
  setText,
  type TextShown,
} from '../../lib/app/briefing/drafts.ts';
import { type LiveText, writeLive } from '../../lib/app/briefing/live.ts';
import { typeField } from '../../lib/app/fields.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { isComposing, keyName } from '../ui/keys.ts';
import { Disagreement } from './disagreement.tsx';
import { composedThen, liveOf } from './draft-parts.ts';
import { FigureCard } from './figure-card.tsx';
import { sameLive } from './live-dom.ts';
import { LiveField } from './live-field.tsx';
import { LiveWords } from './live-words.tsx';
import { Margin } from './margin.tsx';
import { NamesFound } from './names-found.tsx';
import { Outdated } from './outdated.tsx';
import { TypedOver } from './typed-over.tsx';
import { useRestore } from './use-restore.ts';

interface Props {
  shown: DraftShown;
  one: PartShown;
  text: TextShown;
  label: string;
  isAt: boolean;
  onAt(): void;
  onBehind(records: readonly string[]): void;
}

/** A text of a draft: read with its figures as buttons, edited in place. */
export function TextPartCard({ shown, one, text, label, isAt, onAt, onBehind }: Props) {
  const { session, run, say } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const restore = useRestore();
  const { part } = text;
  const { id: briefing } = shown.briefing;
  const [editing, setEditing] = useState(false);
  const [figure, setFigure] = useState<string | null>(null);
  const stop = useRef<HTMLDivElement>(null);
  // One card at a time: where the work goes on, the last one is in the way.
  useEffect(() => {
    if (!isAt) setFigure(null);
  }, [isAt]);
  const live = liveOf(shown, text);
  const { figures } = part.composed;
  const field = `text.${part.id}`;
  // What somebody else writes from here on stays beside it, as a conflict.
  const seen = useRef<readonly string[]>([]);
  // The words in the field are these, whatever is composed while it is open.
  const begun = useRef(part);
  const save = (said: LiveText) => {
    const text = sameLive(said, begun.current.composed.text) ? null : said;
    const saving = setText(session, briefing, begun.current, text, seen.current);
    run(() => saving);
    return saving;
  };
  // Without waiting: the page may be gone before anything else is read.
  const hide = (said: LiveText) =>
    typeField(session, shown.briefing, field, writeLive(said, figures), shown.briefing.heads[field] ?? []);
  // What was pressed goes with what it was about.
  const back = () => stop.current?.focus({ preventScroll: true });
  const leave = (how: 'stay' | 'away', wasEmptied: boolean) => {
    setEditing(false);
    if (wasEmptied) say(words.text.emptied);
    if (how === 'stay') requestAnimationFrame(back);
  };
  const edit = () => {
    seen.current = shown.briefing.heads[field] ?? [];
    begun.current = part;
    setFigure(null);
    setEditing(true);
  };
  return (
    <div class={isAt ? 'bf-block cur' : 'bf-block'}>
      <Margin one={one} isAt={isAt} onBehind={onBehind} />
      <div class="min0">
        {editing ? (
          <LiveField
            label={words.text.field}
            text={live}
            figures={figures}
            of={`${briefing} ${part.id}`}
            onText={save}
            onHide={hide}
            onLeave={leave}
          />
        ) : (
          /* biome-ignore lint/a11y/useSemanticElements: a fieldset is no stop of the keys */
          <div
            ref={stop}
            role="group"
            lang="zh-CN"
            class={`bf-part bf-${part.as}${one.on ? '' : ' bf-off'}`}
            data-stop={part.id}
            tabIndex={isAt ? 0 : -1}
            aria-label={label}
            onFocus={onAt}
            onClick={(event) => {
              onAt();
              // A press on a figure opens it, and words that are being selected are no press.
              if (event.target instanceof Element && event.target.closest('button')) return;
              if (getSelection()?.isCollapsed !== false) edit();
            }}
            onKeyDown={(event) => {
              if (isComposing(event)) return;
              const key = keyName(event);
              if (key === 'Escape' && figure !== null) {
                event.preventDefault();
                setFigure(null);
              }
              if (event.target !== event.currentTarget) return;
              if (key !== 'Enter' && key !== 'F2') return;
              event.preventDefault();
              edit();
            }}
          >
            {part.lead && <b>{part.lead}</b>}
            <LiveWords
              live={live}
              composed={part.composed}
              known={composedThen(shown, text)}
              edited={text.edited}
              open={figure}
              isStop={isAt}
              onFigure={(name) => {
                onAt();
                setFigure(name === figure ? null : name);
              }}
            />
          </div>
        )}
        {figure !== null && !editing && (
          <FigureCard
            figure={figures[figure] ?? null}
            onBehind={onBehind}
            onClose={() => {
              setFigure(null);
              back();
            }}
          />
        )}
        {text.edited && <TypedOver shown={shown} text={text} live={live} onDone={back} />}
        {text.isOutdated && <Outdated shown={shown} text={text} live={live} onDone={back} />}
        {text.protectedWords && (
          <p class="ask">
            <span>{words.text.protectedWords}</span>
            <button
              type="button"
              onClick={() => {
                run(() => letGo(session, briefing, part.id));
                back();
              }}
            >
              {words.text.letGo}
            </button>
          </p>
        )}
        <NamesFound briefing={briefing} names={text.names} onDone={back} />
        <Disagreement briefing={shown.briefing} field={field} />
        {isAt && !editing && (
          <PartActs
            one={one}
            edited={text.edited}
            onEdit={edit}
            onRestore={() => {
              restore(briefing, part);
              back();
            }}
            onSwitch={() => run(() => setOff(session, briefing, part.id, one.on))}
          />
        )}
      </div>
    </div>
  );
}

interface ActsProps {
  one: PartShown;
  edited: boolean;
  onEdit(): void;
  onRestore(): void;
  onSwitch(): void;
}

function PartActs({ one, edited, onEdit, onRestore, onSwitch }: ActsProps) {
  const { briefingDesk: words } = useDeskWords();
  return (
    <p class="bf-acts">
      <button type="button" class="btn text" onClick={onEdit}>
        {words.text.edit}
      </button>
      {edited && (
        <button type="button" class="btn text" onClick={onRestore}>
          {words.text.restore}
        </button>
      )}
      <button type="button" class="btn text" onClick={onSwitch}>
        {one.on ? words.text.leaveOut : words.text.putIn}
      </button>
      {edited && <span class="t12 q">{words.text.edited}</span>}
      {!one.on && <span class="t12 q">{words.text.isOut}</span>}
    </p>
  );
}
