import { useEffect, useRef } from 'preact/hooks';
import type { Closing } from '../../lib/app/bundle/addressees.ts';
import { groupDigits } from '../../lib/app/bundle/fingerprint.ts';
import type { HandedOut } from '../../lib/app/bundle/hand-out.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Fingerprint } from './fingerprint.tsx';
import { useOwnFingerprint } from './own-key.tsx';

/** A file that was made: what is said of it afterwards. */
export interface MadeOf {
  readonly name: string;
  readonly digest: string;
  readonly counts: HandedOut['counts'];
  readonly filesStaying: HandedOut['filesStaying'];
  readonly closing: Closing['is'];
}

interface Props {
  made: MadeOf;
  onAgain(): void;
  onClose(): void;
}

/** Where the file is, what it holds, and what the other side compares. */
export function MadeFile({ made, onAgain, onClose }: Props) {
  const { bundles: words, bundlesChanges: says } = useDeskWords();
  const fingerprint = useOwnFingerprint();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { visits, removals, changes, attachments } = made.counts;
  return (
    <div class="bundle-form">
      <h2 ref={heading} tabIndex={-1} class="h3 bundle-flush">
        {words.made0}
      </h2>
      <p class="anyword">
        <b>{made.name}</b>
      </p>
      <p>{words.madeCounts(visits, changes, attachments)}</p>
      {removals > 0 && <p>{says.madeRemovals(removals)}</p>}
      <WithoutFile staying={made.filesStaying} />
      <p>{words.madeWhere}</p>
      {made.closing === 'passphrase' && <p class="ask">{words.madePassphrase}</p>}
      <p class="t13 q">
        {words.digest} <span class="bundle-digits">{groupDigits(made.digest.slice(0, 32))}</span> {words.digestHow}
      </p>
      <p class="t13 q">{words.madeTell}</p>
      {fingerprint && <Fingerprint fingerprint={fingerprint} label={words.own} />}
      <div class="bundle-acts">
        <button type="button" class="btn main" onClick={onClose}>
          {words.madeDone}
        </button>
        <button type="button" class="btn line" onClick={onAgain}>
          {words.madeAgain}
        </button>
      </div>
    </div>
  );
}

/** How much evidence went without its file, and why. */
function WithoutFile({ staying }: { staying: MadeOf['filesStaying'] }) {
  const { bundlesStaying: says } = useDeskWords();
  if (staying.length === 0) return null;
  const byWhy = Map.groupBy(staying, ({ why }) => why);
  return (
    <div class="ask">
      <div>
        <p>{says.madeWithoutFile(staying.length)}</p>
        {[...byWhy].map(([why, some]) => (
          <p key={why}>{says.madeFileWhy(says.fileWhy[why], some.length)}</p>
        ))}
      </div>
    </div>
  );
}
