import type { Found, SearchedKind } from '../../lib/app/desk/search.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { figure } from './use-search.ts';

interface Props {
  found: Found;
  only: SearchedKind | null;
  onChoose(kind: SearchedKind | null): void;
}

/** The kinds of which something was found, with their counts; one of them can be seen alone. */
export function KindChoice({ found: { groups }, only, onChoose }: Props) {
  const { search } = useDeskWords();
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  const button = (kind: SearchedKind | null, text: string) => (
    <button
      key={kind ?? 'all'}
      type="button"
      class={kind === only ? 'fbtn on' : 'fbtn'}
      aria-pressed={kind === only}
      onClick={() => onChoose(kind)}
    >
      {text}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: these narrow a list, they are no part of a form
    <div class="skinds" role="group" aria-label={search.kindsShown}>
      {button(null, search.allKinds(figure(all)))}
      {groups.map(({ kind, count }) => button(kind, search.kindCount(search.kinds[kind], figure(count))))}
    </div>
  );
}
