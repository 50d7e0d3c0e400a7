import { type MergeRings, watchRings } from '../lib/app/desk/units-rings.ts';
import { type Disputes, watchDisputes } from '../lib/app/review/disputes.ts';
import { BundlesPage } from './bundles/bundles-page.tsx';
import { DisputesPart } from './review/disputes-part.tsx';
import { useApp } from './ui/context.ts';
import { useWatch } from './ui/use-watch.ts';

/** The desk's page of hand-overs, with all that people disagree on. */
export function BundlesAtDesk({ open }: { open?: string }) {
  const { session } = useApp();
  const found = useWatch<Disputes>((on) => watchDisputes(session, on), [session.db]);
  const rings = useWatch<MergeRings>((on) => watchRings(session, null, on), [session.db]);
  return (
    <BundlesPage
      disputes={{
        count: (found?.count ?? 0) + (rings?.count ?? 0),
        part: <DisputesPart found={found} rings={rings} />,
      }}
      {...(open && { open })}
    />
  );
}
