import { useState } from 'preact/hooks';
import { type DraftShown, standBy, type TextShown, takeLive } from '../../lib/app/briefing/drafts.ts';
import type { LiveText } from '../../lib/app/briefing/live.ts';
import { putFigure } from '../../lib/app/briefing/put-figure.ts';
import { showInLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { composedThen, sourceSaid } from './draft-parts.ts';
import { typedNumbers } from './typed-numbers.ts';
import { useRestore } from './use-restore.ts';

interface Props {
  shown: DraftShown;
  text: TextShown;
  live: LiveText;
  /** Something was done about it: the keys go on from the paragraph. */
  onDone(): void;
}

/** Says which figures of the records an edited text lacks: they are put back, or what was typed stays with its source. */
export function TypedOver({ shown, text, live, onDone }: Props) {
  const { session, run } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const { text: all } = words;
  const restore = useRestore();
  const [asking, setAsking] = useState(false);
  const { part, typedOver } = text;
  const { composed } = part;
  const source = sourceSaid(shown, part.id);
  if (typedOver.length === 0) return null;
  if (source !== '') return <p class="t12 q bf-source anyword">{words.typedOver.kept(source)}</p>;
  const typed = typedNumbers(live, composedThen(shown, text));
  const liveOnes = typedOver.map((name) => ({ name, says: composed.figures[name]?.text ?? '' }));
  const [only] = liveOnes;
  const missing = [...new Set(liveOnes.map(({ says }) => showInLine(says)))];
  const placed = liveOnes.filter(({ name }) => putFigure(live, composed.text, name) !== null);
  const done = () => {
    setAsking(false);
    onDone();
  };
  const doing = (work: () => Promise<void>) => {
    run(work);
    done();
  };
  const isPair = liveOnes.length === 1 && typed.length === 1 && only;
  return (
    <div class="ask">
      <div class="min0">
        <p>
          <b>
            {isPair
              ? words.typedOver.differs(typed[0] ?? '', showInLine(only.says))
              : missing.map((says) => words.typedOver.missing(says)).join('')}
          </b>{' '}
          {words.typedOver.how}
        </p>
        <p class="bf-acts">
          {placed.map(({ name, says }) => (
            <button
              key={name}
              type="button"
              onClick={() => doing(() => takeLive(session, shown.briefing.id, part, name))}
            >
              {words.typedOver.take(showInLine(says))}
            </button>
          ))}
          {placed.length === 0 && (
            <button
              type="button"
              onClick={() => {
                restore(shown.briefing.id, part);
                done();
              }}
            >
              {all.restore}
            </button>
          )}
          {!asking && (
            <button type="button" onClick={() => setAsking(true)}>
              {words.typedOver.keep}
            </button>
          )}
        </p>
        {asking && <SourceField shown={shown} text={text} onDone={done} />}
      </div>
    </div>
  );
}

/** Asks where a figure that was typed by hand comes from. */
function SourceField({ shown, text, onDone }: Omit<Props, 'live'> & { onDone(): void }) {
  const { session, run } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const [source, setSource] = useState('');
  const [asked, setAsked] = useState(false);
  const lacks = source.trim() === '';
  const keep = async () => {
    setAsked(true);
    if (lacks) return;
    await standBy(session, shown.briefing.id, text.part, source.trim());
    onDone();
  };
  return (
    <form
      class="bf-stack"
      onSubmit={(event) => {
        event.preventDefault();
        run(keep);
      }}
    >
      <label class="bf-stack" for={`source-${text.part.id}`}>
        <span>{words.typedOver.source}</span>
        <input
          id={`source-${text.part.id}`}
          class="field"
          type="text"
          maxLength={500}
          value={source}
          ref={(input) => {
            if (input && !asked && source === '') input.focus();
          }}
          placeholder={words.typedOver.sourceHint}
          aria-invalid={asked && lacks}
          onInput={(event) => setSource(event.currentTarget.value)}
        />
      </label>
      {asked && lacks && (
        <p class="t13 verm" role="alert">
          {words.typedOver.needsSource}
        </p>
      )}
      <button type="submit" class="btn line">
        {words.typedOver.keepAct}
      </button>
    </form>
  );
}
