import { useState } from 'preact/hooks';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  /** What is being done, and how far it is. */
  says: string;
  /** Stops it; without it, it can't be stopped any more. */
  onStop?(): void;
}

/** Work that takes a while: says how far it is, with a button that stops it. What is in hand may still be finished. */
export function Working({ says, onStop }: Props) {
  const { bundles: words } = useDeskWords();
  const [stopping, setStopping] = useState(false);
  if (!onStop) return <p class="t13">{says}</p>;
  const stop = () => {
    if (stopping) return;
    setStopping(true);
    onStop();
  };
  return (
    <div class="bundle-acts">
      <p class="t13">{says}</p>
      <button type="button" class="btn line" aria-disabled={stopping} onClick={stop}>
        {stopping ? words.stopping : words.stop}
      </button>
    </div>
  );
}
