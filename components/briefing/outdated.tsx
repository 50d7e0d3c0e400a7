import { useState } from 'preact/hooks';
import { type DraftShown, setText, type TextShown } from '../../lib/app/briefing/drafts.ts';
import { type LiveText, sayLive } from '../../lib/app/briefing/live.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { ThreeWay } from '../ui/three-way.tsx';
import { composedBefore } from './draft-parts.ts';
import { useRestore } from './use-restore.ts';

interface Props {
  shown: DraftShown;
  text: TextShown;
  live: LiveText;
  /** One was taken: the keys go on from the paragraph. */
  onDone(): void;
}

/** Says that the composed text became another one after somebody edited it: both side by side, and one of them taken. */
export function Outdated({ shown, text, live, onDone }: Props) {
  const { session, run } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const restore = useRestore();
  const [open, setOpen] = useState(false);
  const { part } = text;
  const base = composedBefore(shown, part.id);
  const now = sayLive(part.composed.text, part.composed.figures);
  const take = () => {
    restore(shown.briefing.id, part);
    onDone();
  };
  const keep = () => {
    run(() => setText(session, shown.briefing.id, part, live));
    onDone();
  };
  return (
    <div class="ask">
      <div class="min0">
        <p class="bf-acts">
          <b>{words.outdated.says}</b>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.outdated.hide : words.outdated.look}
          </button>
        </p>
        {open && (
          <div class="bf-both">
            <section aria-label={words.outdated.now}>
              <h3 class="t12 q">{words.outdated.now}</h3>
              <ThreeWay base={base} own={now} other={text.text} />
              <button type="button" class="btn line" onClick={take}>
                {words.outdated.take}
              </button>
            </section>
            <section aria-label={words.outdated.yours}>
              <h3 class="t12 q">{words.outdated.yours}</h3>
              <ThreeWay base={base} own={text.text} other={now} />
              <button type="button" class="btn line" onClick={keep}>
                {words.outdated.keep}
              </button>
            </section>
          </div>
        )}
      </div>
    </div>
  );
}
