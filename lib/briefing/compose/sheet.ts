import type { Body, FactState, Grade, MethodFact, NoteKind, Source, Speaker, TagStatus } from '../../model/records.ts';
import type { SheetFindings } from './sheet-findings.ts';
import type { SheetVoices } from './sheet-voices.ts';

/** A local date and time, as `shownTime` gives them: 2023-11-08, 09:42. */
export interface SheetTime {
  readonly date: string;
  readonly time: string;
}

/**
 * A piece of evidence. `ref` is the hash of its content, so that one picture under two records is protected as one;
 * a photo among `photos` bears the same.
 */
export interface SheetEvidence {
  readonly ref: string;
  readonly caption: string;
}

export interface SheetQuote {
  readonly text: string;
  readonly title: string;
  readonly address: string;
  readonly at: SheetTime;
}

export interface SheetNote {
  readonly id: string;
  readonly how: NoteKind;
  readonly source: Source;
  readonly speaker: Speaker | null;
  readonly at: SheetTime;
  readonly text: string;
  /** Of a note back to back, what may go out in its place; null where nothing may. */
  readonly outgoing?: string | null | undefined;
  readonly quote?: SheetQuote | undefined;
  /** The checklist items that it belongs to, as they are called. */
  readonly itemLabels: readonly string[];
  readonly evidence: readonly SheetEvidence[];
}

export interface SheetRating {
  readonly itemId: string;
  readonly question: string;
  /** null where nothing was chosen yet. */
  readonly grade: Grade | null;
  /** The grade as the pack's scale calls it; empty with `grade` null. */
  readonly gradeName: string;
  readonly comment: string;
  /** How many notes stand behind it. Back-to-back ones aren't counted here: an item tells where a source sits. */
  readonly facts: number;
}

export interface SheetSection {
  readonly title: string;
  readonly ratings: readonly SheetRating[];
}

export interface SheetTag {
  /** The pack's id, such as F08. */
  readonly id: string;
  /** The record; left out where a document needs no trace to it. */
  readonly record?: string | undefined;
  readonly title: string;
  readonly status: TagStatus;
  /** Four of the five parts of a confirmed tag; the fifth is its evidence (domain.md, taxonomy). */
  readonly parts: {
    readonly fact: string;
    readonly unitSaid: string;
    readonly peopleSaid: string;
    readonly otherwise: string;
  };
  readonly evidence: readonly SheetEvidence[];
}

export interface SheetPhoto {
  readonly ref: string;
  readonly caption: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Who of the team went; the role where two bear one name. */
export interface SheetMember {
  readonly name: string;
  readonly role: NonNullable<Body<'member'>['role']> | null;
}

/** What a visit cost the unit (S36); null where nobody noted it, which is not 0. */
export interface SheetCost {
  readonly minutes: number | null;
  /** True where the minutes were worked out from typed times. */
  readonly derived: boolean;
  readonly people: number | null;
  readonly papers: number | null;
}

/** Something that a visit still lacks; the words know the codes. */
export interface SheetGap {
  readonly code: string;
  readonly count?: number | undefined;
  readonly label?: string | undefined;
}

/**
 * All that a visit's PDF is made from. Notes are as people wrote them, since leaving out what would show a protected one's
 * speaker is `composeVisit`'s work; in all else other words stand already for what would.
 */
export interface VisitSheet {
  readonly unit: { readonly name: string; readonly type: string | null };
  readonly began: SheetTime;
  readonly ended: SheetTime | null;
  readonly team: string | null;
  readonly summary?: string | undefined;
  /** The facts of 四不两直 in the pack's order; null where nothing was recorded. */
  readonly method: readonly { readonly fact: MethodFact; readonly state: FactState | null; readonly why: string }[];
  /** Whether one came without saying who one is (S20); null where nobody noted it. */
  readonly covert: boolean | null;
  readonly went: readonly SheetMember[];
  /** Who of the unit or from above came along, and where one was and why there (S18). '' where nobody wrote it. */
  readonly accompanied: string;
  readonly places: string;
  readonly whyHere: string;
  readonly cost: SheetCost;
  readonly notes: readonly SheetNote[];
  readonly ratings: readonly SheetSection[];
  /** Items that were given any grade, of those that apply to the unit. */
  readonly progress: { readonly rated: number; readonly of: number };
  readonly tags: readonly SheetTag[];
  readonly photos: readonly SheetPhoto[];
  /** What people said and brought. */
  readonly voices?: SheetVoices | undefined;
  /** What was found wrong, what was said on the spot, and which papers were examined. */
  readonly found?: SheetFindings | undefined;
  /** How many records have words in whose place others stand. */
  readonly held?: number | undefined;
  readonly missing: readonly SheetGap[];
}
