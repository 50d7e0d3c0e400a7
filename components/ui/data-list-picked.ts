import { useRef } from 'preact/hooks';

/** What a person picked in a list, and how keys and presses change it. */
export interface Picking {
  /** Picks one, or lets it go. */
  toggle(at: number): void;
  /** Picks all from the last one that was pressed or toggled up to this one, beside what was picked before. */
  reach(from: number, to: number): void;
  /** The next reach begins anew. */
  rest(): void;
}

/**
 * @param idsAt the ids that a line stands for: one of a row, all of a group's; on the way past it the head of an open
 *   group stands for none, since its rows come by themselves
 * @param picked the ids that are picked now
 */
export function usePicking(
  idsAt: (at: number, passing: boolean) => readonly string[],
  picked: ReadonlySet<string>,
  onPick: (ids: ReadonlySet<string>) => void,
): Picking {
  const anchor = useRef<{ at: number; before: ReadonlySet<string> } | null>(null);
  const newest = useRef(picked);
  newest.current = picked;
  const pick = (ids: ReadonlySet<string>) => {
    // The next key may come before the list is drawn anew.
    newest.current = ids;
    onPick(ids);
  };
  return {
    toggle(at) {
      const ids = idsAt(at, false);
      const all = ids.every((id) => newest.current.has(id));
      const next = new Set(newest.current);
      for (const id of ids) {
        if (all) next.delete(id);
        else next.add(id);
      }
      anchor.current = null;
      pick(next);
    },
    reach(from, to) {
      anchor.current ??= { at: from, before: newest.current };
      const { at, before } = anchor.current;
      const next = new Set(before);
      for (let line = Math.min(at, to); line <= Math.max(at, to); line++)
        for (const id of idsAt(line, true)) next.add(id);
      pick(next);
    },
    rest() {
      anchor.current = null;
    },
  };
}
