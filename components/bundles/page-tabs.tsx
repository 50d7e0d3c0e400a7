import { useDeskWords } from '../ui/desk-words.ts';
import type { BundlePlace } from './place.ts';

const TABS = ['files', 'people'] as const;

interface Props {
  at: (typeof TABS)[number];
  onGo(place: BundlePlace): void;
}

/** The two halves of the page: files, and whom one knows. */
export function PageTabs({ at, onGo }: Props) {
  const { bundles: words } = useDeskWords();
  return (
    <nav class="bundle-tabs" aria-label={words.title}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-current={tab === at ? 'page' : undefined}
          onClick={() => onGo({ at: tab })}
        >
          {words.tabs[tab]}
        </button>
      ))}
    </nav>
  );
}
