import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { typeField } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from './context.ts';

type Props = Omit<JSX.IntrinsicElements['textarea'], 'value' | 'ref' | 'onInput'> & {
  entry: Entry<Kind>;
  field: string;
  /** Called with what the field shows now, after it was taken for saving. */
  onText?: (text: string) => void;
  autofocus?: boolean;
  /**
   * Makes it a text that can't be empty. While the field is, what it showed when the person came to it stays saved; left
   * empty, it shows that again, and this is called with it.
   */
  onLeftEmpty?: (kept: string) => void;
};

/**
 * A text field that saves itself. What another window wrote appears here, as long as nothing of ours is on its way;
 * else both are kept and the conflict is shown. The element keeps its own value, so that composing is never disturbed.
 */
export function AutoText({ entry, field, onText, autofocus, onLeftEmpty, ...rest }: Props) {
  const { session } = useApp();
  const element = useRef<HTMLTextAreaElement>(null);
  const stored = String(entry.body[field] ?? '');
  const heads = entry.heads[field] ?? [];
  const seen = useRef<readonly string[]>(heads);
  const composing = useRef(false);
  const fresh = useRef(true);
  const cameTo = useRef(stored);

  useLayoutEffect(() => {
    const area = element.current;
    if (!area || composing.current) return;
    const unsaved = session.queue.unsavedText(entry.id, field);
    const first = fresh.current;
    fresh.current = false;
    if (unsaved !== null) {
      // What is still on its way to disk is newer than what the store says.
      if (first) area.value = unsaved;
      return;
    }
    const own = session.queue.ownLast(entry.id, field);
    const isOwn = own !== null && heads.length === 1 && heads[0] === own;
    if (isOwn && !first) return;
    // Somebody else's words, or the first showing.
    if (own && !isOwn) session.queue.forget(entry.id, field);
    seen.current = heads;
    if (area.value !== stored) replaceText(area, stored);
  }, [stored, heads.join(), entry.id, field]);

  useLayoutEffect(() => {
    if (autofocus) element.current?.focus();
  }, []);

  const take = () => {
    const shown = element.current?.value ?? '';
    const text = onLeftEmpty && isBlank(shown) ? cameTo.current : shown;
    typeField(session, entry, field, text, seen.current);
    onText?.(text);
  };
  return (
    <textarea
      {...rest}
      ref={element}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={() => (composing.current = false)}
      onInput={take}
      onFocus={(event) => {
        cameTo.current = event.currentTarget.value;
        if (typeof rest.onFocus === 'function') rest.onFocus(event);
      }}
      onBlur={(event) => {
        if (onLeftEmpty && isBlank(event.currentTarget.value) && !isBlank(cameTo.current)) {
          event.currentTarget.value = cameTo.current;
          onLeftEmpty(cameTo.current);
        }
        void session.queue.flush();
        if (typeof rest.onBlur === 'function') rest.onBlur(event);
      }}
    />
  );
}

const isBlank = (text: string) => text.trim() === '';

/** Shows another text without throwing the caret to the end. */
function replaceText(area: HTMLTextAreaElement, text: string): void {
  const focused = document.activeElement === area;
  const [start, end] = [area.selectionStart, area.selectionEnd];
  area.value = text;
  if (focused) area.setSelectionRange(Math.min(start, text.length), Math.min(end, text.length));
}
