import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Figures, LiveText } from '../../lib/app/briefing/live.ts';
import { isComposing, keyName } from '../ui/keys.ts';
import { copyLive, pasteLive } from './live-clipboard.ts';
import { fillHost, isBlankLive, readHost, refreshChips, sameLive } from './live-dom.ts';

/** How long after the last key the words are saved, in milliseconds. */
const PAUSE = 300;

interface Props {
  label: string;
  text: LiveText;
  figures: Figures;
  /** The paragraph: copied within it, figures stay live. */
  of: string;
  /**
   * Takes what the field says now, never nothing; called after a pause, and before the field goes.
   * @returns resolves once it is on disk
   */
  onText(text: LiveText): Promise<unknown>;
  /** The page is going away: what is told here must be written without waiting. */
  onHide(text: LiveText): void;
  /** The person is done. @param how whether the keys stay with the paragraph */
  onLeave(how: 'stay' | 'away', wasEmptied: boolean): void;
}

/**
 * A text in which figures are parts that can't be broken. The element keeps its own content, so that composing is never
 * disturbed; what is typed is saved after a pause and when the field is left.
 */
export function LiveField({ label, text, figures, of, onText, onHide, onLeave }: Props) {
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
  const clipboard = useClipboard(host, { of, figures, onChange: saving.typed });
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
      onInput={() => {
        clipboard.typed();
        saving.typed();
      }}
      onCopy={clipboard.copy}
      onCut={clipboard.cut}
      onPaste={clipboard.paste}
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
        if (key === 'Ctrl+z' && clipboard.undo()) return event.preventDefault();
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

interface Clipboard {
  of: string;
  figures: Figures;
  onChange(): void;
}

/** Copies, cuts and pastes with figures live. What was pasted so the browser can't undo: it is undone here, till more is typed. */
function useClipboard(host: { current: HTMLElement | null }, { of, figures, onChange }: Clipboard) {
  const takeOut = useRef<(() => void) | null>(null);
  const here = () => (host.current ? { host: host.current, of, figures } : null);
  const copy = (event: ClipboardEvent): boolean => {
    const field = here();
    return field !== null && copyLive(event, field);
  };
  return {
    copy: (event: ClipboardEvent) => void copy(event),
    cut: (event: ClipboardEvent) => {
      if (copy(event)) document.execCommand('delete');
    },
    paste: (event: ClipboardEvent) => {
      const field = here();
      const undo = field && pasteLive(event, field);
      if (!undo) return;
      takeOut.current = undo;
      onChange();
    },
    typed: () => {
      takeOut.current = null;
    },
    /** @returns whether there was something pasted to take out */
    undo: (): boolean => {
      const undo = takeOut.current;
      takeOut.current = null;
      undo?.();
      if (undo) onChange();
      return undo !== null;
    },
  };
}

/** Saves what stands in a field: after a pause, where the field goes, and where the page does. */
function useSaving(
  host: { current: HTMLElement | null },
  text: LiveText,
  { onText, onHide }: Pick<Props, 'onText' | 'onHide'>,
) {
  const sent = useRef(text);
  const stored = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const composing = useRef(false);
  const doors = useRef({ onText, onHide });
  doors.current = { onText, onHide };
  // Where the part goes, the reference went before its last words are asked for.
  const field = useRef<HTMLElement | null>(null);
  const read = () => (field.current ? readHost(field.current) : sent.current);
  /** @returns whether there is something to save in the field at all */
  const save = (): boolean => {
    clearTimeout(timer.current);
    const now = read();
    if (isBlankLive(now)) return false;
    if (sameLive(now, sent.current)) return true;
    sent.current = now;
    const done = () => {
      stored.current = now;
    };
    // Whoever saves says what failed.
    doors.current.onText(now).then(done, () => undefined);
    return true;
  };
  // What is on its way to disk may not come there any more.
  const go = () => {
    const now = read();
    if (!isBlankLive(now) && !sameLive(now, stored.current)) doors.current.onHide(now);
  };
  // At once, not after the next picture: the part may go before that.
  useLayoutEffect(() => {
    field.current = host.current;
    const hide = () => document.visibilityState === 'hidden' && go();
    // Of a page that goes the queue writes its last words at `pagehide`, and was there first: these come before. A tab
    // that is closed from outside is asked nothing, and only told at `pagehide`.
    addEventListener('beforeunload', go);
    addEventListener('pagehide', go, { capture: true });
    document.addEventListener('visibilitychange', hide);
    return () => {
      removeEventListener('beforeunload', go);
      removeEventListener('pagehide', go, { capture: true });
      document.removeEventListener('visibilitychange', hide);
      save();
    };
  }, []);
  return {
    composing,
    flush: save,
    typed: () => {
      clearTimeout(timer.current);
      if (!composing.current) timer.current = setTimeout(save, PAUSE);
    },
  };
}
