import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Figures, LiveText } from '../../lib/app/briefing/live.ts';
import { isComposing, keyName } from '../ui/keys.ts';
import { fillHost, isBlankLive, readHost, refreshChips, sameLive } from './live-dom.ts';

/** How long after the last key the words are saved, in milliseconds. */
const PAUSE = 600;

interface Props {
  label: string;
  text: LiveText;
  figures: Figures;
  /** Takes what the field says now; called after a pause, and before the field goes. Never with nothing. */
  onText(text: LiveText): void;
  /** The page is going away: what is told here must be written without waiting. */
  onHide(text: LiveText): void;
  /** The person is done. @param how whether the keys stay with the paragraph */
  onLeave(how: 'stay' | 'away', wasEmptied: boolean): void;
}

/**
 * A text in which figures are parts that can't be broken. The element keeps its own content, so that composing is never
 * disturbed; what is typed is saved after a pause and when the field is left.
 */
export function LiveField({ label, text, figures, onText, onHide, onLeave }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const saving = useSaving(host, text, { onText, onHide });
  useLayoutEffect(() => {
    const field = host.current;
    if (!field) return;
    fillHost(field, text, figures);
    field.focus();
    getSelection()?.selectAllChildren(field);
    getSelection()?.collapseToEnd();
  }, []);
  useEffect(() => {
    if (host.current && !saving.composing.current) refreshChips(host.current, figures);
  }, [figures]);
  const leave = (how: 'stay' | 'away') => onLeave(how, !saving.flush());
  return (
    // biome-ignore lint/a11y/useSemanticElements: a textarea can't hold figures
    <div
      ref={host}
      class="bf-field"
      lang="zh-CN"
      contentEditable={'plaintext-only' as 'true'}
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      spellcheck={false}
      onInput={saving.typed}
      onCompositionStart={() => {
        saving.composing.current = true;
      }}
      onCompositionEnd={() => {
        saving.composing.current = false;
        saving.typed();
      }}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        const key = keyName(event);
        if (key !== 'Escape' && key !== 'Ctrl+Enter') return;
        event.preventDefault();
        event.stopPropagation();
        leave('stay');
      }}
      onBlur={() => {
        // Another window has the keys for a while: the field was not left.
        if (document.hasFocus()) leave('away');
        else saving.flush();
      }}
    />
  );
}

/** Saves what stands in a field: after a pause, where the field goes, and where the page does. */
function useSaving(
  host: { current: HTMLElement | null },
  text: LiveText,
  { onText, onHide }: Pick<Props, 'onText' | 'onHide'>,
) {
  const saved = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const composing = useRef(false);
  const doors = useRef({ onText, onHide });
  doors.current = { onText, onHide };
  const read = () => (host.current ? readHost(host.current) : saved.current);
  /** @returns whether there is something to save in the field at all */
  const save = (door: 'onText' | 'onHide'): boolean => {
    clearTimeout(timer.current);
    const now = read();
    if (isBlankLive(now)) return false;
    if (sameLive(now, saved.current)) return true;
    saved.current = now;
    doors.current[door](now);
    return true;
  };
  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && save('onHide');
    const go = () => save('onHide');
    // Before the queue writes its last words, which listens to the same.
    document.addEventListener('visibilitychange', hide, { capture: true });
    addEventListener('pagehide', go, { capture: true });
    return () => {
      document.removeEventListener('visibilitychange', hide, { capture: true });
      removeEventListener('pagehide', go, { capture: true });
      clearTimeout(timer.current);
    };
  }, []);
  return {
    composing,
    flush: () => save('onText'),
    typed: () => {
      clearTimeout(timer.current);
      if (!composing.current) timer.current = setTimeout(() => save('onText'), PAUSE);
    },
  };
}
