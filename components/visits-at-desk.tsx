import { ReviewPart } from './review/review-part.tsx';
import { VisitsPage } from './visits/visits-page.tsx';

/** The desk's page of visits, with the review of the one that is open. */
export function VisitsAtDesk({ open }: { open?: string }) {
  return <VisitsPage Review={ReviewPart} {...(open && { open })} />;
}
