import { useState } from 'preact/hooks';
import { nameOfEvidence, noteFromEvidence } from '../../lib/app/evidence.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { EvidenceDialog } from '../ui/evidence-dialog.tsx';
import { Thumb } from '../ui/thumb.tsx';

/** Evidence that hangs on no note and no tag, because what it hung on was deleted or let it go. */
export function LooseEvidence({ evidence }: { evidence: readonly Entry<'evidence'>[] }) {
  const { session, words, run } = useApp();
  const [open, setOpen] = useState<Entry<'evidence'> | null>(null);
  if (evidence.length === 0) return null;
  return (
    <section aria-label={words.visit.loose}>
      <h2 class="day">
        {words.visit.loose} <span>{evidence.length}</span>
      </h2>
      {evidence.map((one) => (
        <div class="row" key={one.id} id={`evidence-${one.id}`}>
          <Thumb evidence={one} onOpen={() => setOpen(one)} />
          <div class="tools wrap loose">
            <span class="t13 q anyword">{nameOfEvidence(one) || words.visit.evidence}</span>
            <button type="button" class="btn text" onClick={() => run(() => noteFromEvidence(session, one))}>
              {words.visit.makeNote}
            </button>
          </div>
        </div>
      ))}
      {open && <EvidenceDialog evidence={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
