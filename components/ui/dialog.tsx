import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { showInLine } from '../../lib/model/one-line.ts';

interface Props {
  title: string;
  onClose(): void;
  children: ComponentChildren;
}

/** A dialog that all else waits for while it is on screen; the focus goes back to what opened it. */
export function useModal() {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const dialog = element.current;
    dialog?.showModal();
    return () => {
      // At once: the next key belongs to what opened it.
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      // It went with what was seen to: the page's own head is nearest then.
      else if (document.activeElement === document.body)
        document.querySelector<HTMLElement>('main h1[tabindex]')?.focus({ preventScroll: true });
    };
  }, []);
  return element;
}

/** A dialog. Escape closes it. */
export function Dialog({ title, onClose, children }: Props) {
  const element = useModal();
  return (
    <dialog
      ref={element}
      class="dlg"
      aria-label={showInLine(title)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2>{showInLine(title)}</h2>
      {children}
    </dialog>
  );
}
