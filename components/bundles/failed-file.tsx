import { BundleWorkerFailed } from '../../lib/app/bundle/incoming.ts';
import { reasonOf } from '../../lib/app/reasons.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { explain } from '../ui/explain.ts';

interface Props {
  error: unknown;
  /** It was taken in, and not all of it is merged yet. */
  committed: boolean;
}

/** Why a file could not be opened or taken in to its end, and what is left of it here. */
export function FailedFile({ error, committed }: Props) {
  const { words: all } = useApp();
  const { bundles: words, bundlesCame: came } = useDeskWords();
  const says = () => {
    if (reasonOf(error)?.reason === 'diskFull') return committed ? came.fullLater : came.full;
    const why = error instanceof BundleWorkerFailed ? words.broke : explain(error, all);
    return committed ? `${came.later} ${why}` : why;
  };
  return <p class="ask red">{says()}</p>;
}
