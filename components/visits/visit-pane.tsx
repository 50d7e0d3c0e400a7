import type { VisitDetail } from '../../lib/app/desk/visits-detail.ts';
import { watchVisitDetail } from '../../lib/app/desk/visits-detail.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { VisitFacts } from './visit-facts.tsx';
import { VisitNotes } from './visit-notes.tsx';
import { VisitScores } from './visit-scores.tsx';

interface Props {
  id: string;
  /** What is searched for: marked in the notes. */
  typed: string;
  onClose(): void;
}

/** One visit, read beside the list. */
export function VisitPane({ id, typed, onClose }: Props) {
  const { session } = useApp();
  const { desk, visits } = useDeskWords();
  const detail = useWatch<VisitDetail | null>((on) => watchVisitDetail(session, id, on), [session, id]);
  const title = detail?.unit?.body.name ?? visits.noUnit;
  return (
    <section class="pane side" aria-label={detail ? title : visits.title} aria-busy={detail === undefined}>
      <div class="ph">
        <h2>{detail ? title : visits.title}</h2>
        <span class="grow" />
        <button type="button" class="btn text" onClick={onClose}>
          {desk.close} <kbd>Esc</kbd>
        </button>
      </div>
      <div class="body">
        {detail === null && <p class="empty">{visits.gone}</p>}
        {detail && (
          <>
            <VisitFacts detail={detail} />
            <VisitScores detail={detail} />
            <VisitNotes detail={detail} typed={typed} />
          </>
        )}
      </div>
    </section>
  );
}
