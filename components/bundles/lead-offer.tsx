import { useState } from 'preact/hooks';
import { type GoneBy, watchGoneBy, watchRosters } from '../../lib/app/bundle/go-by-lead.ts';
import type { Signed } from '../../lib/app/bundle/incoming.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { RosterDialog } from './roster-dialog.tsx';

/** Where whoever packed a file has a roster and this device goes by nobody's: the way to go by theirs. */
export function LeadOffer({ packer }: { packer: Signed }) {
  const { session } = useApp();
  const { bundlesTeam: team } = useDeskWords();
  const [open, setOpen] = useState(false);
  const rosters = useWatch<ReadonlyMap<string, number>>((on) => watchRosters(session, on), [session.db]);
  const goneBy = useWatch<GoneBy | null>((on) => watchGoneBy(session, on), [session.db]);
  const people = rosters?.get(packer.key) ?? 0;
  if (goneBy !== null || people === 0) return null;
  return (
    <div class="bundle-pad">
      <div class="ask">
        <div>
          <p>{team.goByOffer(people)}</p>
          <button type="button" class="btn text" onClick={() => setOpen(true)}>
            {team.goBy}
          </button>
        </div>
      </div>
      {open && <RosterDialog lead={packer} onClose={() => setOpen(false)} />}
    </div>
  );
}
