import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Beside, type HeldBy, heldBy, watchBeside } from '../../lib/app/held-by.ts';
import { type Hearing, type Outgoing, outgoingOf } from '../../lib/app/outward.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';
import { OutwardField } from './outward-field.tsx';

/** How long nothing is typed before what else repeats the note is counted again, in milliseconds. */
const PAUSE = 300;

/** How a protected note goes out, and what else holds its words back. */
export function Outward({ note, line: { visit } }: { note: Entry<'note'>; line: VisitLine }) {
  const { session, words } = useApp();
  const beside = useWatch<Beside>(
    (on) => watchBeside(session, { note: note.id, visit }, on),
    [note.id, visit.id, visit.body.unit],
  );
  const held = useHeldBy(note, beside);
  const outgoing = useOutgoing(note, beside?.hearing);
  if (!outgoing) return null;
  const { findings = 0, tags = 0, others = 0 } = held ?? {};
  return (
    <>
      {findings + tags + others > 0 && (
        <p class="ask" role="status">
          {words.visit.outgoing.heldBy(findings, tags, others)}
        </p>
      )}
      <OutwardField outgoing={outgoing} />
    </>
  );
}

/** What of the note goes out: reckoned where its words changed, not at each drawing. */
function useOutgoing(note: Entry<'note'>, hearing: Hearing | undefined): Outgoing | null {
  const { text, outward, quote, 'mayGo.outward': mayGo, 'mayGo.text': kept } = note.body;
  const reckoned = useMemo(
    () => hearing && outgoingOf(note, hearing),
    [note.id, text, outward, quote?.text, mayGo, kept, hearing],
  );
  return reckoned ? { ...reckoned, note } : null;
}

/** Counts after a pause: no key waits for it. */
function useHeldBy(note: Entry<'note'>, beside: Beside | undefined): HeldBy | null {
  const [held, setHeld] = useState<HeldBy | null>(null);
  const { text, outward, 'mayGo.outward': mayGo, 'mayGo.text': kept } = note.body;
  useEffect(() => {
    if (!beside) return;
    const timer = setTimeout(() => setHeld(heldBy(note, beside)), PAUSE);
    return () => clearTimeout(timer);
  }, [note.id, text, outward, mayGo, kept, beside]);
  return held;
}
