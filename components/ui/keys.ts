import { useLayoutEffect, useRef } from 'preact/hooks';

/** Whether an event belongs to an input method that is composing: then no key of ours acts. */
export function isComposing(event: KeyboardEvent): boolean {
  // 229: Chromium's code for a key that the input method took, also on the keydown that ends a composition.
  return event.isComposing || event.keyCode === 229;
}

/** Whether the focus is where letters are text. */
export function inTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  const typed = ['checkbox', 'radio', 'button', 'submit', 'file', 'range'];
  return target instanceof HTMLInputElement && !typed.includes(target.type);
}

/** The name of a key with its modifiers, such as `Ctrl+z` or `Alt+p`; letters as the keyboard's layout gives them. */
export function keyName(event: KeyboardEvent): string {
  // Alt with a letter gives another character on some keyboards: there the physical key is meant.
  const key = event.altKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  const command = event.ctrlKey || event.metaKey;
  // Shift is part of a sign (?), but a letter with Ctrl and Shift is another shortcut.
  const shift = command && event.shiftKey ? 'Shift+' : '';
  return `${command ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${plain}`;
}

/**
 * Listens to keys while the part is on screen, outside of text fields and dialogs, never while composing.
 * @param handle true when it took the key. Always the newest is asked: two keys in quick order are two steps, though the
 *   screen was not painted between them
 */
export function useKeys(handle: (name: string, event: KeyboardEvent) => boolean): void {
  const latest = useRef(handle);
  latest.current = handle;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event) || inTextField(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (latest.current(keyName(event), event)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
