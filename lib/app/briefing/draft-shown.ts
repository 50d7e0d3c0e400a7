import type { CautionCode, Draft, DraftPart, DraftSection, TextPart } from '../../briefing/compose/draft.ts';
import type { Shown } from '../../briefing/compose/live-text.ts';
import type { Edition } from '../../model/briefing.ts';
import type { Id } from '../../model/ids.ts';
import type { Entry } from '../../store/queries.ts';
import type { BriefingDocument } from './document.ts';
import type { NameIn } from './draft-check.ts';
import type { IssueNumber } from './numbering.ts';

/** A text of a draft, with what has to be looked at in it. */
export interface TextShown extends Shown {
  readonly part: TextPart;
  readonly edited: boolean;
  /** Where figures come from that somebody typed over and stands by; '' for nothing. */
  readonly source: string;
  /** Whether it may give a protected source away: other words stand for it on the page. */
  readonly protectedWords: boolean;
  /** Names in it, in the anonymous edition. */
  readonly names: readonly NameIn[];
}

/** A part of a section; `names` also of what isn't edited as words. */
export interface PartShown {
  readonly part: DraftPart;
  readonly on: boolean;
  readonly text: TextShown | null;
  readonly names: readonly NameIn[];
}

/** A section of a draft, left out or not. */
export interface SectionShown {
  readonly section: DraftSection;
  readonly heading: string;
  readonly on: boolean;
  readonly parts: readonly PartShown[];
}

/** A draft as its editor shows it. */
export interface DraftShown {
  readonly briefing: Entry<'briefing'>;
  readonly office: Entry<'office'> | null;
  readonly edition: Edition;
  /** As it stands on the page. */
  readonly title: string;
  /** In their order, those left out among them. */
  readonly sections: readonly SectionShown[];
  readonly empty: Draft['empty'];
  readonly document: BriefingDocument;
  /** The block of the document with which each section and part begins. */
  readonly places: ReadonlyMap<string, number>;
  readonly todo: readonly Todo[];
  /** As what it would be issued now; null where no office issues it, and of a letter, which takes no number. */
  readonly number: IssueNumber | null;
  /** Of the office's own 仿宋; null where it has none. */
  readonly fontName: string | null;
}

/** What a lead has to look at before a briefing is issued. */
export type TodoCode =
  | CautionCode
  | 'typedOver'
  | 'outdated'
  | 'nameInText'
  | 'protectedWords'
  | 'noOffice'
  | 'notHolder'
  /** The issue that it corrects has a newer version: that one is to be corrected. */
  | 'corrected'
  /** It was issued before, under the number that is counted: once more takes a new one. */
  | 'issuedBefore'
  | 'noVisits'
  | 'unreadablePhoto'
  | 'secrecy'
  /** Two people wrote into one field: one of the sides has to be chosen. */
  | 'conflict'
  /** Visits without their ratings, since another rates the same unit and hasn't handed over. */
  | 'blind'
  /** Visits that were taken away since they were chosen. */
  | 'goneVisits'
  /** Words that somebody wrote in a paragraph that isn't composed any more: they stand nowhere. */
  | 'lostWords';

export interface Todo {
  readonly code: TodoCode;
  readonly count: number;
  /** What it is about, as screens show it; '' where the code says all. */
  readonly about: string;
  readonly part: string | null;
  readonly section: string | null;
  /** The records that it is about. */
  readonly from: readonly Id[];
  /** Whether the briefing can't be issued with it. */
  readonly blocks: boolean;
  /** Of a name outside the text parts: what says that it may stand (`letStand`). */
  readonly names?: readonly NameIn[];
  /** Of a disagreement, or of words that stand nowhere: the field that it is in. */
  readonly field?: string;
}
