import { useEffect, useRef, useState } from 'preact/hooks';
import { nextUnrated, type PackItem } from '../../lib/app/checklist.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { isComposing } from '../ui/keys.ts';
import { moveSpot } from './spot.ts';
import { useCurrent } from './use-current.ts';
import { useItemNote } from './use-item-note.ts';

/** What is always reachable in the checklist: the item before, a line for a note, and the next open item. */
export function ChecklistBar({ line }: { line: VisitLine }) {
  const { words, run, session } = useApp();
  const text = usePackText();
  const { items, current, spot } = useCurrent(line);
  const field = useRef<HTMLInputElement>(null);
  const [spoken, setSpoken] = useState('');
  const { checklist } = words;
  const note = useItemNote(line.visit.id, current?.id ?? null, field);

  const asked = useRef(spot.note);
  useEffect(() => {
    if (spot.note !== asked.current) field.current?.focus();
    asked.current = spot.note;
  }, [spot.note]);

  // The focus stays on the button, so that it can be pressed again; where one is now is spoken instead.
  const goTo = (item: PackItem | null | undefined) => {
    if (!item) return;
    if (item.id === current?.id) document.getElementById(`item-${item.id}`)?.scrollIntoView({ block: 'nearest' });
    moveSpot(line.visit.id, { item: item.id });
    setSpoken(checklist.group(item.id, text(item.question)));
  };
  const before = items[items.findIndex((item) => item.id === current?.id) - 1];
  const next = nextUnrated(line.visit, items, current?.id ?? null);
  const label = note.item ? checklist.noteOn(note.item) : checklist.noteHint;
  return (
    <div class="mini">
      <button
        type="button"
        class="ib"
        aria-label={checklist.previous}
        aria-disabled={!before || undefined}
        onClick={() => goTo(before)}
      >
        <Icon name="back" />
      </button>
      <input
        ref={field}
        type="text"
        class="field"
        autocomplete="off"
        enterkeyhint="done"
        aria-label={label}
        placeholder={label}
        disabled={!note.item}
        onInput={note.onInput}
        onBlur={() => void session.queue.flush()}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') run(note.keep);
          else if (event.key === 'Escape') document.getElementById(`item-${current?.id}`)?.focus();
          else return;
          event.preventDefault();
        }}
      />
      <button type="button" class="btn main" aria-disabled={!next || undefined} onClick={() => goTo(next)}>
        {next ? checklist.next : checklist.allDone}
      </button>
      <span class="sr" role="status">
        {spoken}
      </span>
    </div>
  );
}
