import { useRef, useState } from 'preact/hooks';
import { setMayGo } from '../../lib/app/may-go.ts';
import type { OutgoingPart } from '../../lib/app/outgoing.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { LeavingKind } from '../../lib/model/leaving.ts';
import { showLine } from '../../lib/model/one-line.ts';
import type { Kind } from '../../lib/model/records.ts';
import { AutoText } from './auto-text.tsx';
import { useApp } from './context.ts';
import './held-parts.css';
import { useLaterWords } from './later-words.ts';
import { tellingWords } from './telling-words.ts';

interface Props {
  /** As they stand now; those without points are shown only while somebody puts them otherwise. */
  parts: readonly OutgoingPart[];
  /** Where a record stands, beside what it is: a unit's name. */
  whereOf?(record: Entry<Kind>): string;
}

/** So many are shown at first. */
const SHOWN = 30;

/** Parts of what leaves the device that may give somebody away, each to be put otherwise or let go. */
export function HeldParts({ parts, whereOf }: Props) {
  const { leaving } = useLaterWords();
  const [limit, setLimit] = useState(SHOWN);
  // Whoever is putting a part otherwise keeps its field when it tells nothing any more.
  const seen = useRef(new Set<string>());
  for (const one of parts) if (one.points.length > 0) seen.current.add(keyOf(one));
  const shown = parts.filter((one) => seen.current.has(keyOf(one)));
  if (shown.length === 0) return null;
  return (
    <section aria-label={leaving.title} class="held-parts">
      <h3 class="t14">{leaving.title}</h3>
      <ol>
        {shown.slice(0, limit).map((one) => (
          <Part key={keyOf(one)} one={one} where={whereOf?.(one.record) ?? ''} />
        ))}
      </ol>
      {shown.length > limit && (
        <button type="button" class="btn text" onClick={() => setLimit(limit + SHOWN)}>
          {leaving.more(shown.length - limit)}
        </button>
      )}
    </section>
  );
}

const keyOf = ({ record, part }: OutgoingPart): string => `${record.id} ${part}`;

function Part({ one, where }: { one: OutgoingPart; where: string }) {
  const { leaving } = useLaterWords();
  const { record, part, field, text, points } = one;
  const kinds: Readonly<Record<LeavingKind, string>> = leaving.kinds;
  const code = record.kind === 'tag' ? ` ${showLine((record as Entry<'tag'>).body.tag)}` : '';
  const name = leaving.place(`${kinds[record.kind as LeavingKind]}${code}`, leaving.fields[field], where);
  return (
    <li class="blk">
      <p class="t13 q">{name}</p>
      {points.length > 0 && (
        <p class="ask">
          <span>
            {leaving.points}
            <b class="anyword">{tellingWords(text, points)}</b>
          </span>
        </p>
      )}
      {canReword(one) ? (
        <AutoText
          entry={record}
          field={part}
          class="area"
          rows={2}
          aria-label={name}
          {...(isMain(one) && { onLeftEmpty: () => undefined })}
        />
      ) : (
        <p class="t14 anyword clip3">{text}</p>
      )}
      <Standing one={one} name={name} />
    </li>
  );
}

/** Whether it goes, in words, and the word of a person that changes that. */
function Standing({ one, name }: { one: OutgoingPart; name: string }) {
  const { session, run } = useApp();
  const { leaving } = useLaterWords();
  const { record, points, standing } = one;
  const stays = canReword(one) ? leaving.stays : leaving.staysUnless;
  const said = points.length === 0 ? leaving.ready : standing === 'stays' ? stays : leaving[standing];
  return (
    <p class={points.length > 0 && standing !== 'let' ? 't13 amber' : 't13 green'}>
      {said}{' '}
      {points.length > 0 && standing !== 'goes' && (
        <button
          type="button"
          class="btn text"
          aria-description={name}
          onClick={() => run(() => setMayGo(session, record, one, standing === 'stays'))}
        >
          {standing === 'stays' ? leaving.mayGo : leaving.mayNotGo}
        </button>
      )}
    </p>
  );
}

/** What is said once and never changed. */
const SAID_ONCE: ReadonlySet<Kind> = new Set(['step', 'comment', 'review', 'verdict', 'settlement']);

/** Steps are never changed, and a clip of a page says what the page said. */
const canReword = ({ record, part }: OutgoingPart): boolean => !SAID_ONCE.has(record.kind) && !part.includes('/');

const MAIN: readonly string[] = ['problem', 'topic', 'facts', 'name', 'text'];

/** What a record can't be without. */
const isMain = ({ record, part }: OutgoingPart): boolean => record.kind !== 'note' && MAIN.includes(part);
