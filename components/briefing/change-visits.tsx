import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Choosable, chooseVisits, watchChoosable } from '../../lib/app/briefing/briefings.ts';
import type { DraftShown } from '../../lib/app/briefing/drafts.ts';
import { membersOf } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useKeys } from '../ui/keys.ts';
import { useWatch } from '../ui/use-watch.ts';
import { keptIn } from './kept-in.ts';
import { VisitPicks } from './visit-picks.tsx';

/** Chooses other visits for a draft. */
export function ChangeVisits({ shown, onClose }: { shown: DraftShown; onClose(): void }) {
  const { session, run, say, undo, words: all } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const { briefing } = shown;
  const visits = useWatch<Choosable[]>((on) => watchChoosable(session, on), [session]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(membersOf(briefing.body, 'visit')));
  const first = useRef(picked);
  const page = useRef<HTMLElement>(null);
  const isReady = visits !== undefined;
  useEffect(() => page.current?.focus({ preventScroll: true }), [isReady]);
  const there = useMemo(() => new Set((visits ?? []).map(({ visit }) => visit.id)), [visits]);
  // Escape gives up nothing that somebody has ticked.
  useKeys((key) => {
    if (key !== 'Escape' || picked !== first.current) return false;
    onClose();
    return true;
  });
  if (!visits) return <main aria-busy="true" />;
  // Those that were taken away are let go with it, or the draft would go on telling of them.
  const kept = keptIn(picked, there);
  const count = kept.size;
  const use = async () => {
    await chooseVisits(session, briefing.id, [...kept]);
    say(words.picks.changed(count), { label: all.common.undo, run: undo });
    onClose();
  };
  return (
    <main class="split" ref={page} tabIndex={-1} aria-label={words.picks.changeTitle}>
      <VisitPicks
        visits={visits}
        label={words.picks.changeTitle}
        picked={picked}
        onPick={setPicked}
        acts={
          <>
            <span class="t13" role="status">
              {words.start.chosen(count, visits.length)}
            </span>
            <button type="button" class="btn line" onClick={onClose}>
              {all.common.cancel}
            </button>
            <button type="button" class="btn main" onClick={() => run(use)}>
              {words.picks.changeAct}
            </button>
          </>
        }
      />
    </main>
  );
}
