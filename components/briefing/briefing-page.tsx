import { BriefingList } from './briefing-list.tsx';
import { DraftPage } from './draft-page.tsx';
import { IssuedPage } from './issued-page.tsx';
import { OfficePage } from './office-page.tsx';
import { OfficesPage } from './offices-page.tsx';
import { placeOf } from './place.ts';
import { SheetsPage } from './sheets-page.tsx';
import { StartPage } from './start-page.tsx';
import './briefing.css';

/** The desk's page of briefings: what was written and issued, a draft in its editor, and the offices that issue them. */
export function BriefingPage({ open }: { open?: string }) {
  const place = placeOf(open);
  if (place.at === 'start') return <StartPage />;
  if (place.at === 'sheets') return <SheetsPage />;
  if (place.at === 'offices') return <OfficesPage />;
  if (place.at === 'office') return <OfficePage key={place.office} id={place.office} />;
  if (place.at === 'issue') return <IssuedPage key={place.issue} id={place.issue} />;
  if (place.at === 'draft') return <DraftPage key={place.briefing} {...place} />;
  return <BriefingList />;
}
