import { ConflictList, useConflicts } from './review/conflict-list.tsx';
import { ReviewPart } from './review/review-part.tsx';
import { useParts } from './review/use-parts.ts';
import { VisitsPage } from './visits/visits-page.tsx';

/** The desk's page of visits, with the review of the one that is open. */
export function VisitsAtDesk({ open }: { open?: string }) {
  return <VisitsPage Review={Review} {...(open && { open })} />;
}

function Review({ visit, isGone }: { visit: string; isGone?: boolean }) {
  return isGone ? <GoneVisit visit={visit} /> : <ReviewPart visit={visit} />;
}

/** Of a visit that was taken away nothing is reviewed; where others went on with it, that is settled here. */
function GoneVisit({ visit }: { visit: string }) {
  const parts = useParts(visit);
  const found = useConflicts(visit);
  return found ? <ConflictList visit={visit} parts={parts} found={found} /> : null;
}
