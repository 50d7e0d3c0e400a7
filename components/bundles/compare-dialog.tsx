import { fingerprintOfKey, type KeyRow } from '../../lib/app/bundle/address-book.ts';
import { decideAbout } from '../../lib/app/bundle/decide.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { useStandingSaid } from './key-words.ts';
import { Name } from './name.tsx';

/** The words of a key, to compare with what its owner reads out, and what a person decides after that. */
export function CompareDialog({ row, onClose }: { row: KeyRow; onClose(): void }) {
  const { session, run, words: all } = useApp();
  const { bundles: words } = useDeskWords();
  const said = useStandingSaid();
  const called = useCalled();
  const decide = (state: KeyRow['state']) => {
    run(() => decideAbout(session, row, state));
    onClose();
  };
  // What a roster confirms stays so whoever compares it or not; it can be confirmed in person, or refused.
  const open = row.by ? (['refused', 'confirmed'] as const) : (['seen', 'refused', 'confirmed'] as const);
  const acts = open.filter((state) => row.by || state !== row.state);
  const says = { seen: words.undecide, refused: words.refuse, confirmed: words.theirs };
  return (
    <Dialog title={words.compareTitle} onClose={onClose}>
      <div class="bundle-form bundle-flush">
        <p>
          <Name none={words.unnamed}>{called(row.person, row.name)}</Name>
        </p>
        <p class="t13 q">{said({ key: row.key, standing: row.state })}</p>
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
