import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Name } from './name.tsx';
import { usePartName } from './part-name.ts';
import { useWhoIn } from './who-in.ts';

/** What is odd about the numbers and clocks of what a file holds, author by author; nothing is refused for it. */
export function OddBatches({ incoming }: { incoming: Incoming }) {
  const { odd } = incoming;
  const { session } = useApp();
  const { bundles: words, bundlesCame: came } = useDeskWords();
  const partName = usePartName();
  const whoIn = useWhoIn(incoming);
  if (odd.length === 0) return null;
  return (
    <section aria-label={partName(came.odd)}>
      <h3 class="h3">{came.odd}</h3>
      <ul class="bundle-lines">
        {odd.map(({ author, person, missing, forked, ahead }) => (
          <li key={author}>
            <p>{person === session.me.id ? words.me : <Name none={words.unnamed}>{whoIn(person)}</Name>}</p>
            {forked && <p class="verm">{came.forked}</p>}
            {ahead > 0 && <p class="amber">{came.ahead(ahead)}</p>}
            {missing > 0 && <p class="t13 q">{came.missing(missing)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
