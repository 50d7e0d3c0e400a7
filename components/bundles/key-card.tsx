import { useState } from 'preact/hooks';
import { fingerprintOfKey, type KeyRow } from '../../lib/app/bundle/address-book.ts';
import { decideAbout } from '../../lib/app/bundle/decide.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useWhen } from '../ui/use-when.ts';
import { Fingerprint } from './fingerprint.tsx';
import { Name } from './name.tsx';

interface Props {
  row: KeyRow;
  /** Whether the person has another key as well. */
  hasOther: boolean;
}

/** Somebody's key: since when it is known, what was decided about it, and deciding anew. */
export function KeyCard({ row, hasOther }: Props) {
  const { bundles: words } = useDeskWords();
  const when = useWhen();
  const [open, setOpen] = useState(false);
  const { state } = row;
  return (
    <div class="bundle-key">
      <p class="min0">
        <Name none={words.unnamed}>{row.name}</Name>{' '}
        <b class={state === 'confirmed' ? 'green' : state === 'refused' ? 'verm' : 'amber'}>
          {words.standingShort[state]}
        </b>
        <span class="blk t13 q">
          {words.firstSeen(when(row.firstSeen))}
          {row.by && ` · ${words.byRoster}`}
          {hasOther && ` · ${words.changedToo}`}
        </span>
      </p>
      <button type="button" class="btn line" onClick={() => setOpen(true)}>
        {words.compare}
      </button>
      {open && <CompareDialog row={row} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** The words of a key, to compare with what its owner reads out, and what a person decides after that. */
function CompareDialog({ row, onClose }: { row: KeyRow; onClose(): void }) {
  const { session, run, words: all } = useApp();
  const { bundles: words } = useDeskWords();
  const decide = (state: KeyRow['state']) => {
    run(() => decideAbout(session, row, state));
    onClose();
  };
  const acts = (['seen', 'refused', 'confirmed'] as const).filter((state) => state !== row.state);
  const says = { seen: words.undecide, refused: words.refuse, confirmed: words.theirs };
  return (
    <Dialog title={words.compareTitle} onClose={onClose}>
      <div class="bundle-form bundle-flush">
        <p>
          <Name none={words.unnamed}>{row.name}</Name>
        </p>
        <p class="t13 q">{words.standings[row.state]}</p>
        <Fingerprint fingerprint={fingerprintOfKey(row.key)} label={words.key} />
        <p class="t13 q">{words.compareCall}</p>
      </div>
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {all.common.close}
        </button>
        {acts.map((state) => (
          <button
            key={state}
            type="button"
            class={state === 'confirmed' ? 'btn main' : 'btn line'}
            onClick={() => decide(state)}
          >
            {says[state]}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
