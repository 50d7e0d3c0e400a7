import type { ComponentChildren } from 'preact';
import { showInLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from './desk-words.ts';

interface Props {
  title: string;
  /** A class of the page, for what it lays out in its own way. */
  class?: string;
  /** Whether what it shows is still being read. */
  busy?: boolean;
  onClose(): void;
  children: ComponentChildren;
}

/** What is open beside a list or a picture, to be read there; what it stands beside lets Escape close it. */
export function Beside({ title, class: own, busy, onClose, children }: Props) {
  const { desk } = useDeskWords();
  return (
    <section class={own ? `pane side ${own}` : 'pane side'} aria-label={showInLine(title)} aria-busy={busy}>
      <div class="ph">
        <h2>{showInLine(title)}</h2>
        <span class="grow" />
        <button type="button" class="btn text" onClick={onClose}>
          {desk.close} <kbd>Esc</kbd>
        </button>
      </div>
      <div class="body">{children}</div>
    </section>
  );
}
