import { useDeskWords } from '../ui/desk-words.ts';
import type { BundlePlace } from './place.ts';

const TABS = ['files', 'disputed', 'people'] as const;

interface Props {
  at: (typeof TABS)[number];
  /** How many disagreements are open. */
  disputed: number;
  onGo(place: BundlePlace): void;
}

/** The parts of the page: files, what people disagree on, and whom one knows. */
export function PageTabs({ at, disputed, onGo }: Props) {
  const { bundles: words, disputes } = useDeskWords();
  const names = { ...words.tabs, disputed: disputes.tab };
  return (
    <nav class="bundle-tabs" aria-label={words.title}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-current={tab === at ? 'page' : undefined}
          onClick={() => onGo({ at: tab })}
        >
          {names[tab]}
          {tab === 'disputed' && disputed > 0 && <span class="num amber"> {disputed}</span>}
        </button>
      ))}
    </nav>
  );
}
