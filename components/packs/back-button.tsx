import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';

/** Leads back to all versions. It takes the focus where what was pressed went away with the page before. */
export function BackButton({ onBack }: { onBack(): void }) {
  const { packs } = useDeskWords();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <button ref={button} type="button" class="ib" aria-label={packs.back} onClick={onBack}>
      <Icon name="back" />
    </button>
  );
}
