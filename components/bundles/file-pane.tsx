import { useEffect, useState } from 'preact/hooks';
import { fingerprintOfKey, type KeyRow, watchBook } from '../../lib/app/bundle/address-book.ts';
import type { FileLine } from '../../lib/app/bundle/files.ts';
import { groupDigits } from '../../lib/app/bundle/fingerprint.ts';
import { type Named, nameRecords } from '../../lib/app/bundle/names.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { SidePane } from '../ui/side-pane.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { useWhen } from '../ui/use-when.ts';
import { Fingerprint } from './fingerprint.tsx';
import { Name } from './name.tsx';
import { RecordName } from './record-name.tsx';
import { TakeBack } from './take-back.tsx';
import { usePeople } from './use-people.ts';

/** So many visits are written out. */
const LISTED = 200;

interface Props {
  /** Undefined where there is no such file. */
  line: FileLine | undefined;
  onClose(): void;
}

/** A file that came or went: who packed it, what it held, and taking it back. */
export function FilePane({ line, onClose }: Props) {
  const { bundles: words } = useDeskWords();
  return (
    <SidePane title={words.fileOf} onClose={onClose}>
      {line ? <FileFacts line={line} /> : <p class="bundle-pad q">{words.none}</p>}
    </SidePane>
  );
}

function FileFacts({ line }: { line: FileLine }) {
  const { session } = useApp();
  const { bundles: words } = useDeskWords();
  const when = useWhen();
  const { row } = line;
  const out = row.state === 'out';
  const nameOf = usePeople(row.recipients);
  const called = useCalled();
  const book = useWatch<KeyRow[]>((on) => watchBook(session, on), [session.db]) ?? [];
  const standing = out ? 'own' : (book.find(({ key }) => key === row.key)?.state ?? 'seen');
  return (
    <>
      <dl class="dl">
        <dt>{words.columns.file}</dt>
        <dd>
          <Name none="–">{row.file}</Name>
        </dd>
        <dt>{words.columns.state}</dt>
        <dd>{`${words.states[row.state]} ${when(row.at)}`}</dd>
        <dt>{words.packedBy}</dt>
        <dd>{out ? words.me : <Name none={words.unnamed}>{called(row.author, row.name)}</Name>}</dd>
        {out && <dt>{words.toWhom}</dt>}
        {out && <dd>{row.recipients.length > 0 ? row.recipients.map(nameOf).join('、') : words.anybody}</dd>}
        <dt>{words.key}</dt>
        <dd>{words.standings[standing]}</dd>
        <dt>{words.digest}</dt>
        <dd>
          <span class="bundle-digits">{groupDigits(row.digest.slice(0, 32))}</span>
          <span class="q"> {words.digestHow}</span>
        </dd>
      </dl>
      <details class="bundle-more bundle-pad">
        <summary>{words.words}</summary>
        <Fingerprint fingerprint={fingerprintOfKey(row.key)} label={words.key} />
      </details>
      <VisitsIn ids={line.visits} />
      <TakeBack row={row} />
    </>
  );
}

function VisitsIn({ ids }: { ids: readonly string[] }) {
  const { session, fail } = useApp();
  const { bundles: words } = useDeskWords();
  const [names, setNames] = useState<ReadonlyMap<string, Named> | null>(null);
  const key = ids.join(' ');
  useEffect(() => {
    nameRecords(session, ids.slice(0, LISTED)).then(setNames, fail);
  }, [key]);
  return (
    <section aria-label={words.inIt} aria-busy={names === null}>
      <h2 class="h3">
        {words.inIt} <span class="num">{ids.length}</span>
      </h2>
      {ids.length === 0 && <p class="bundle-pad t13 q">{words.noVisits}</p>}
      <ul class="bundle-lines">
        {names &&
          ids.slice(0, LISTED).map((id) => (
            <li key={id}>
              <RecordName named={names.get(id)} link />
            </li>
          ))}
      </ul>
      {ids.length > LISTED && <p class="bundle-pad t13 q">{words.more(ids.length - LISTED)}</p>}
    </section>
  );
}
