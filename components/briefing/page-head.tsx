import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { showInLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys.ts';
import type { BriefingPlace } from './place.ts';
import { usePlace } from './use-place.ts';

interface Props {
  title: string;
  /** Where the button on the left leads; the list without it. */
  back?: BriefingPlace;
  /** What stands beside the title, in words: 草稿. */
  says?: string;
  /** Whether Escape leads back: not where work is done that it ends. */
  escapes?: boolean;
  children?: ComponentChildren;
}

/** The head of a page within the page of briefings: the way back, its title, and what can be done. */
export function PageHead({ title, back = { at: 'list' }, says, escapes = false, children }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const to = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  useKeys((key) => {
    if (!escapes || key !== 'Escape') return false;
    to(back);
    return true;
  });
  useEffect(() => {
    // Where somebody comes back to what they worked at, the keys are there already.
    if (!heading.current?.closest('main')?.contains(document.activeElement))
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="ph bf-head">
      <button type="button" class="ib" aria-label={words.back} title={words.back} onClick={() => to(back)}>
        <Icon name="back" />
      </button>
      <h1 ref={heading} tabIndex={-1} class="cut" title={showInLine(title)}>
        {showInLine(title)}
      </h1>
      {says && <span class="t13 q">{says}</span>}
      <span class="grow" />
      {children}
    </div>
  );
}
