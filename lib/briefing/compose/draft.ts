import type { Block } from '../blocks/blocks.ts';
import type { Composed } from './live-text.ts';

/** A briefing as it was composed, before anybody edits it, part by part: each has a name that stays when data change. */

/** What a lead must see before a briefing is issued. */
export type CautionCode =
  /** Suspected tags that lack parts: they are left out, or marked. */
  | 'tagLacksParts'
  /** Nothing is there to be said, though the template has the section. */
  | 'emptySection'
  /** Units of a type that are too few to compare. */
  | 'folded'
  /** A sample too small for a share. */
  | 'smallSample'
  /** A photo that was left out, since the anonymous edition has none or since it can't be opened. */
  | 'photosLeftOut'
  /** Words that stay here, since they would give a protected source away. */
  | 'withheld';

export interface Caution {
  readonly code: CautionCode;
  readonly count: number;
  /** What it is about, as screens show it; '' where the code says all. */
  readonly about: string;
  readonly from: readonly string[];
}

/** A text that a person may edit. */
export interface TextPart {
  readonly kind: 'text';
  /** `<edition>/<section>/<…>`: the same for the same thing, whatever else comes or goes. No dots. */
  readonly id: string;
  /** A paragraph; a second heading; small text beside. */
  readonly as: 'body' | 'heading2' | 'small';
  /** Words that lead into it, set apart by their face; not edited. */
  readonly lead?: string;
  /** Who is named in the lead; others of whom the same is told are named with them. */
  readonly who?: string;
  readonly composed: Composed;
  /** The records that it rests on, beside those of its figures. */
  readonly from: readonly string[];
  /** True where the next part has to begin on the same page. */
  readonly keep?: boolean;
  /** True where short neighbours that bear this too make one paragraph with it: 有的…；有的…。 */
  readonly runsOn?: boolean;
}

/** What isn't edited as words: a table, photos, a picture of figures. */
export interface BlocksPart {
  readonly kind: 'blocks';
  readonly id: string;
  /** What the outline and the switch call it. */
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly from: readonly string[];
}

export type DraftPart = TextPart | BlocksPart;

export interface DraftSection {
  /** The template's id of the section: `overview`, `problems`. */
  readonly id: string;
  readonly heading: string;
  /** How many things it is about, with their word: 20个单位; '' for none. */
  readonly count: string;
  /** An annex begins on a page of its own, and is numbered apart. */
  readonly annex: boolean;
  readonly parts: readonly DraftPart[];
}

export interface Draft {
  /** The title as it is composed; a person may put another in its place. */
  readonly title: string;
  /** Sections with something to say, in the template's order. */
  readonly sections: readonly DraftSection[];
  /** Sections of the template that have nothing to say. */
  readonly empty: readonly { readonly id: string; readonly heading: string }[];
  readonly cautions: readonly Caution[];
  /** The photos that its blocks show, by their hash. */
  readonly photos: readonly string[];
}

/** What a person made of a draft: all by the ids of sections and parts. */
export interface DraftEdits {
  /** '' for the composed title. */
  readonly title: string;
  readonly order: readonly string[];
  /** Sections and parts that are left out. */
  readonly off: ReadonlySet<string>;
  readonly headings: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, { readonly text: string; readonly of: string }>;
}

/** A document, ready to be laid out, and the texts that it shows. */
export interface Rendered {
  readonly title: string;
  /** Without head and foot, which the office's settings make. */
  readonly blocks: readonly Block[];
  readonly photos: readonly string[];
  /** The number of the first block of each section and part, so that a screen can show where one stands. */
  readonly places: ReadonlyMap<string, number>;
  /** The number of the first block of the annexes, before which who signs stands; that behind the last for none. */
  readonly annexesAt: number;
}
