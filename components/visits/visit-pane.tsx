import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import type { VisitDetail } from '../../lib/app/desk/visits-detail.ts';
import { watchVisitDetail } from '../../lib/app/desk/visits-detail.ts';
import { Beside } from '../ui/beside.tsx';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useUnitName } from '../ui/unit-name.ts';
import { useWatch } from '../ui/use-watch.ts';
import { VisitFacts } from './visit-facts.tsx';
import { VisitNotes } from './visit-notes.tsx';
import { VisitScores } from './visit-scores.tsx';

/** What a visit's review is shown by. */
export type Review = ComponentType<{
  visit: string;
  /** The visit was taken away: somebody may have gone on with it. */
  isGone?: boolean;
}>;

interface Props {
  id: string;
  /** What is searched for: marked in the notes. */
  typed: string;
  onClose(): void;
  Review?: Review;
}

/** One visit, read beside the list. */
export function VisitPane({ id, typed, onClose, Review }: Props) {
  const { session } = useApp();
  const { visits } = useDeskWords();
  const unitName = useUnitName(visits.noUnit);
  const detail = useWatch<VisitDetail | null>((on) => watchVisitDetail(session, id, on), [session, id]);
  // What was handed over waits for whoever reads it; of what is being written the facts come first.
  const first = useRef<boolean | null>(null);
  if (detail && first.current === null) first.current = Boolean(detail.visit.body.handed);
  const isHanded = first.current;
  const review = Review && detail && <Review key="review" visit={detail.visit.id} />;
  const title = detail ? unitName(detail.unit) : detail === null ? visits.goneTitle : visits.title;
  return (
    <Beside title={title} busy={detail === undefined} onClose={onClose}>
      {detail === null && <p class="empty">{visits.gone}</p>}
      {detail === null && Review && <Review visit={id} isGone />}
      {detail && (
        <>
          {isHanded && review}
          <VisitFacts detail={detail} />
          {!isHanded && review}
          <VisitScores detail={detail} />
          <VisitNotes detail={detail} typed={typed} />
        </>
      )}
    </Beside>
  );
}
