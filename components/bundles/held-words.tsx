import { useEffect, useState } from 'preact/hooks';
import type { Going } from '../../lib/app/bundle/going.ts';
import { readWithheld, type Withholding, watchWithheld } from '../../lib/app/desk/withheld.ts';
import type { OutgoingPart } from '../../lib/app/outgoing.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { HeldParts } from '../ui/held-parts.tsx';
import { useWatch } from '../ui/use-watch.ts';

/** What is said once in a review and never changed: nowhere but here may somebody say that it may go. */
const SAID: ReadonlySet<Kind> = new Set(['comment', 'review', 'verdict', 'settlement']);

type Held = Pick<Withholding<never>, 'parts' | 'guards'>;

/** Comments and reasons that stay at home because they may give a protected source away, each to be let go. */
export function HeldWords({ going }: { going: Going }) {
  const { session, fail } = useApp();
  const [held, setHeld] = useState<Held | null>(null);
  const records = new Map<string, Entry<Kind>>();
  for (const { stays } of going.scopes)
    for (const { record, why } of stays.staying)
      if (why === 'source' && SAID.has(record.kind)) records.set(record.id, record);
  const key = [...records.keys()].join(' ');
  useEffect(() => {
    let is = true;
    readWithheld(session, [...records.values()], (one) => one).then((found) => is && setHeld(found), fail);
    return () => {
      is = false;
    };
  }, [key]);
  return held && held.parts.length > 0 ? <LiveParts held={held} /> : null;
}

function LiveParts({ held }: { held: Held }) {
  const { session } = useApp();
  const parts = useWatch<readonly OutgoingPart[]>((on) => watchWithheld(session, held, on), [held], held.parts);
  return <HeldParts parts={parts ?? []} />;
}
