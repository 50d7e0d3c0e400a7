import { millisOf, type People } from '../../lib/app/review/watch.ts';
import { useWords } from '../ui/context.ts';
import { showMaker } from '../ui/show-value.ts';
import { useWhen } from '../ui/use-when.ts';

/** Says who did something of a review, and when by the clock of their device. */
export function useWhoWhen(people: People): {
  who(person: string): string;
  when(deed: { readonly hlc: string; readonly at?: number | undefined }): string;
} {
  const words = useWords();
  const when = useWhen();
  return { who: (person) => showMaker(words, people.get(person)), when: ({ hlc, at }) => when(at ?? millisOf(hlc)) };
}
