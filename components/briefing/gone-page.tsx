import { useDeskWords } from '../ui/desk-words.ts';
import { PageHead } from './page-head.tsx';

/** A page whose record isn't there any more, or never was. */
export function GonePage({ says }: { says: string }) {
  const { briefingDesk: words } = useDeskWords();
  return (
    <main class="bf-page">
      <PageHead title={words.title} escapes />
      <div class="empty">
        <p>{says}</p>
      </div>
    </main>
  );
}
