import { useState } from 'preact/hooks';
import type { FindingLine } from '../../lib/app/findings-read.ts';
import { OpenFindings, removeUnit } from '../../lib/app/findings-unit.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useLaterWords } from '../ui/later-words.ts';

/** So many findings are named; the rest is counted. */
const NAMED = 8;

/** Takes a unit away, undoably; where findings under it are not solved, they are named and it is asked once more. */
export function RemoveUnit({ unit, onGone }: { unit: Entry<'unit'>; onGone(): void }) {
  const { session, run } = useApp();
  const { findings } = useLaterWords();
  const [open, setOpen] = useState<readonly FindingLine[] | null>(null);
  const remove = (knowing: readonly FindingLine[]) =>
    run(async () => {
      try {
        await removeUnit(session, unit, knowing);
        setOpen(null);
        onGone();
      } catch (error) {
        if (!(error instanceof OpenFindings)) throw error;
        setOpen(error.lines);
      }
    });
  return (
    <>
      <button type="button" class="btn warn" onClick={() => remove([])}>
        {findings.removeUnit}
      </button>
      {open && (
        <Dialog title={findings.removeUnitAsk(showLine(unit.body.name))} onClose={() => setOpen(null)}>
          <p>{findings.removeUnitOpen(open.length)}</p>
          <ul class="t14">
            {open.slice(0, NAMED).map(({ finding }) => (
              <li key={finding.id} class="cut">
                {finding.body.problem.slice(0, 200)}
              </li>
            ))}
            {open.length > NAMED && <li>…</li>}
          </ul>
          <p class="t13 q">{findings.removeUnitStays}</p>
          <div class="da">
            <button type="button" class="btn main" onClick={() => setOpen(null)}>
              {findings.removeUnitKeep}
            </button>
            <button type="button" class="btn warn" onClick={() => remove(open)}>
              {findings.removeUnit}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
