import { type Outgoing, type TellingTag, watchOutgoing } from '../../lib/app/outgoing.ts';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';
import { OutwardField, tellingWords } from './outward-field.tsx';

/** Before a visit leaves the device: what of its notes back to back goes out, and what its tags may tell. */
export function OutgoingList({ visit }: { visit: string }) {
  const { session, words } = useApp();
  const all = useWatch<{ notes: Outgoing[]; tags: TellingTag[] }>((on) => watchOutgoing(session, visit, on), [visit]);
  if (!all || all.notes.length + all.tags.length === 0) return null;
  const { title, goes, stays, tag: tagSays } = words.visit.outgoing;
  return (
    <section aria-label={title} class="outgoing">
      {all.tags.map(({ tag, points }) => (
        <p key={tag.id} class="ask anyword">
          {tagSays(tag.body.tag, tellingWords(tag.body.peopleSaid ?? '', points))}
        </p>
      ))}
      {all.notes.length > 0 && <h3 class="t14">{title}</h3>}
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
  );
}
