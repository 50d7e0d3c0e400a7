import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** No more than this leaves a page at once; lib/platform checks the same limit on receipt. */
const MOST = 200_000;

/**
 * Runs in a page, in a world of its own, on a person's click, and returns what is selected there. The page can
 * overwrite none of the functions used here, but it can name elements so that `document.title` is one of them:
 * hence the getters of the prototypes.
 */
export default defineUnlistedScript({
  // Without a name the value of an injected script is lost (wxt 0.21).
  globalName: true,
  main() {
    const active = read(Document.prototype, 'activeElement', document);
    // What a page shows of a password is dots, but it is nobody's note.
    if (active instanceof HTMLInputElement && active.type === 'password') return null;
    const selected = fieldSelection(active) ?? String(window.getSelection() ?? '');
    if (selected.trim() === '') return null;
    return {
      text: selected.slice(0, MOST),
      title: String(read(Document.prototype, 'title', document) ?? '').slice(0, 2000),
      address: location.href.slice(0, 8000),
      cut: selected.length > MOST,
    };
  },
});

/** A property as the browser defines it, whatever the page named its elements. */
function read(prototype: object, name: string, of: object): unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(of);
}

/** What is selected inside a text field, which the page's selection leaves out. */
function fieldSelection(active: unknown): string | null {
  const isText = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement;
  if (!isText || active.selectionStart === null || active.selectionEnd === null) return null;
  return active.value.slice(active.selectionStart, active.selectionEnd) || null;
}
