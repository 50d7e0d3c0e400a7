import { type AllOutgoing, watchOutgoing } from '../../lib/app/outgoing.ts';
import { useApp } from '../ui/context.ts';
import { HeldParts } from '../ui/held-parts.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { OutwardField } from './outward-field.tsx';

/** Before a visit leaves the device: what of its notes back to back goes out, and what its findings and tags may tell. */
export function OutgoingList({ visit }: { visit: string }) {
  const { session, words } = useApp();
  const all = useWatch<AllOutgoing>((on) => watchOutgoing(session, visit, on), [visit]);
  if (!all) return null;
  const { title, goes, stays } = words.visit.outgoing;
  return (
    <>
      <HeldParts parts={all.parts} />
      {all.notes.length > 0 && (
        <section aria-label={title} class="outgoing">
          <h3 class="t14">{title}</h3>
          <ol>
            {all.notes.map((one) => (
              <li key={one.note.id}>
                <p class="t14 anyword">
                  <b class={one.words === null ? 'amber' : 'green'}>{one.words === null ? stays : goes}</b>{' '}
                  {one.words ?? one.note.body.text}
                </p>
                <OutwardField outgoing={one} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
