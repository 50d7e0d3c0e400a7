import type { SheetEvidence, SheetNote, SheetPhoto, SheetTag, VisitSheet } from './sheet.ts';
import { byText } from './text.ts';

/** A visit without anything by which a back-to-back source could be found (S26, domain.md principle 7). */
export interface OpenSheet extends Omit<VisitSheet, 'notes' | 'tags' | 'photos'> {
  readonly notes: readonly SheetNote[];
  /** What was said back to back: the substance alone. */
  readonly heard: readonly string[];
  readonly tags: readonly SheetTag[];
  readonly photos: readonly SheetPhoto[];
}

/** What was held back, for the person to know before it goes out. */
export interface Withheld {
  /** Notes whose words might give somebody away and that nobody has put otherwise. */
  readonly words: number;
  readonly evidence: number;
  readonly quotes: number;
  /** Records with a part in whose place other words stand. */
  readonly records: number;
}

/**
 * Takes out of a visit what would give away who spoke back to back: the speaker's category, time, items, quote, evidence,
 * and words that point at somebody, which only go out as somebody has put them for that.
 * Evidence of such a note goes nowhere, though a tag or another note names it as well. What was said is put in the order
 * of its text, so that its place tells nothing of its time.
 */
export function protectSources(sheet: VisitSheet): { readonly open: OpenSheet; readonly withheld: Withheld } {
  const closed = sheet.notes.filter((note) => note.source === 'backToBack');
  const refs = new Set(closed.flatMap((note) => note.evidence.map(({ ref }) => ref)));
  const shown = (evidence: readonly SheetEvidence[]) => evidence.filter(({ ref }) => !refs.has(ref));
  const open: OpenSheet = {
    ...sheet,
    notes: sheet.notes
      .filter((note) => note.source !== 'backToBack')
      .map((note) => ({ ...note, evidence: shown(note.evidence) })),
    heard: closed.flatMap((note) => outgoingOf(note) ?? []).sort(byText),
    tags: sheet.tags.map((tag) => ({ ...tag, evidence: shown(tag.evidence) })),
    photos: sheet.photos.filter(({ ref }) => !refs.has(ref)),
  };
  const words = closed.filter((note) => outgoingOf(note) === null).length;
  const quotes = closed.filter((note) => note.quote).length;
  return { open, withheld: { words, evidence: refs.size, quotes, records: sheet.held ?? 0 } };
}

const outgoingOf = ({ outgoing, text }: SheetNote): string | null => (outgoing === undefined ? text : outgoing);
