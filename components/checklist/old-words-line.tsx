import type { OldWords } from '../../lib/app/pack-switch.ts';
import { useWords } from '../ui/context.ts';
import { Wordings } from './wordings.tsx';

/** Says of an answer that it was given under an older version, with the words of then one press away. */
export function OldWordsLine({ item, words: { version, old } }: { item: string; words: OldWords }) {
  const { checklist } = useWords();
  if (!old) return <p class="t13 old-words">{checklist.ratedUnderLost(version)}</p>;
  return (
    <details class="t13 old-words">
      <summary aria-label={checklist.ratedUnderOf(item, version, checklist.oldAnswer[old.is])}>
        {checklist.ratedUnder(version, checklist.oldAnswer[old.is])}
      </summary>
      <Wordings old={old} />
    </details>
  );
}
