import { useRef } from 'preact/hooks';
import type { OutgoingPart } from '../../lib/app/outgoing.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { tellingWords } from './outward-field.tsx';

/** Parts of findings and tags that may give somebody away, each with a field to put it otherwise. */
export function OutgoingParts({ parts }: { parts: readonly OutgoingPart[] }) {
  const { words } = useApp();
  const { made } = words.visit.outgoing;
  // Whoever is putting a part otherwise keeps its field when it tells nothing any more.
  const seen = useRef(new Set<string>());
  for (const one of parts) if (one.points.length > 0) seen.current.add(keyOf(one));
  const shown = parts.filter((one) => seen.current.has(keyOf(one)));
  if (shown.length === 0) return null;
  return (
    <section aria-label={made} class="outgoing-parts">
      <h3 class="t14">{made}</h3>
      <ol>
        {shown.map((one) => (
          <Part key={keyOf(one)} one={one} />
        ))}
      </ol>
    </section>
  );
}

const keyOf = ({ record, part }: OutgoingPart): string => `${record.id} ${part}`;

function Part({ one: { record, part, text, points, sources } }: { one: OutgoingPart }) {
  const { words } = useApp();
  const says = words.visit.outgoing;
  const name = `${record.kind === 'tag' ? says.tag(record.body.tag) : says.finding} · ${says.parts[part]}`;
  const standing = points.length === 0 ? says.ready : sources.length > 0 ? says.held : says.asItStands;
  return (
    <li class="blk">
      <p class="t13 q">{name}</p>
      {points.length > 0 && (
        <p class="ask">
          <span>
            {says.points}
            <b class="anyword">{tellingWords(text, points)}</b>
          </span>
        </p>
      )}
      <AutoText
        entry={record}
        field={part}
        class="area"
        rows={2}
        aria-label={name}
        {...(part === 'problem' && { onLeftEmpty: () => undefined })}
      />
      <p class={points.length > 0 ? 't13 amber' : 't13 green'}>{standing}</p>
    </li>
  );
}
