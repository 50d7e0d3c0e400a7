import type { SheetEvidence, SheetNote, SheetPhoto, SheetTag, VisitSheet } from './sheet.ts';

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
  /** Findings and tags with a part in whose place other words stand. */
  readonly records: number;
}

/**
 * Takes out of a visit what would give away who spoke back to back: the speaker's category, time, items, quote, evidence,
 * and words that point at somebody, which only go out as somebody has put them for that.
 * Evidence of such a note goes nowhere, though a tag or another note names it as well. What was said is put in the order
 * of its text, so that its place tells nothing of its time.
 * @param instead what stands for the parts of findings and tags that are held back
 */
export function protectSources(
  sheet: VisitSheet,
  instead: string,
): { readonly open: OpenSheet; readonly withheld: Withheld } {
  const closed = sheet.notes.filter((note) => note.source === 'backToBack');
  const refs = new Set(closed.flatMap((note) => note.evidence.map(({ ref }) => ref)));
  const shown = (evidence: readonly SheetEvidence[]) => evidence.filter(({ ref }) => !refs.has(ref));
  const open: OpenSheet = {
    ...sheet,
    notes: sheet.notes
      .filter((note) => note.source !== 'backToBack')
      .map((note) => ({ ...note, evidence: shown(note.evidence) })),
    heard: closed.flatMap((note) => outgoingOf(note) ?? []).sort(byText),
    tags: sheet.tags.map((tag) => ({
      ...tag,
      parts: replace(tag.parts, tag.held, instead),
      evidence: shown(tag.evidence),
    })),
    ...(sheet.found && {
      found: { ...sheet.found, findings: sheet.found.findings.map((one) => replace(one, one.held, instead)) },
    }),
    photos: sheet.photos.filter(({ ref }) => !refs.has(ref)),
  };
  const words = closed.filter((note) => outgoingOf(note) === null).length;
  const linked = [...sheet.tags.filter(({ status }) => status !== 'ruledOut'), ...(sheet.found?.findings ?? [])];
  const records = linked.filter(({ held = [] }) => held.length > 0).length;
  const quotes = closed.filter((note) => note.quote).length;
  return { open, withheld: { words, evidence: refs.size, quotes, records } };
}

const outgoingOf = ({ outgoing, text }: SheetNote): string | null => (outgoing === undefined ? text : outgoing);

const replace = <T extends object>(of: T, held: readonly (keyof T)[] | undefined, instead: string): T => ({
  ...of,
  ...Object.fromEntries((held ?? []).map((part) => [part, instead])),
});

/** By code units: the same everywhere, whatever the device's language. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
