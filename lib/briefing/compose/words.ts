import type { FindingState, MaterialVerdict, RemarkNature, RuleVerdict } from '../../model/findings.ts';
import type { FactState, Grade, MethodFact, NoteKind, Source, Speaker, TagStatus } from '../../model/records.ts';
import type { CaseSide, PracticeKind, RaisedBy } from '../../model/voices.ts';
import type { SheetCost, SheetGap, SheetMember, SheetQuote, SheetTime } from './sheet.ts';
import type { SheetFinding, SheetStep } from './sheet-findings.ts';

/** What a visit's figures are. Each stands with the number it is taken from. */
export interface Figures {
  readonly items: { readonly rated: number; readonly of: number };
  readonly grades: Readonly<Record<Grade, number>>;
  /** Items with one of the four grades: what the shares are shares of. */
  readonly graded: number;
  readonly method: {
    readonly kept: number;
    readonly applicable: number;
    readonly recorded: number;
    readonly of: number;
  };
  readonly notes: Readonly<Record<NoteKind, number>>;
  /** Notes with a source that may be named. */
  readonly openNotes: number;
  /** Notes from back to back. */
  readonly heard: number;
  readonly tags: { readonly confirmed: number; readonly suspected: number };
  readonly photos: number;
}

interface NoteLead {
  readonly number: number;
  readonly how: NoteKind;
  readonly source: Exclude<Source, 'backToBack'>;
  readonly speaker: Speaker | null;
  readonly at: SheetTime;
  /** False where the note was made on another day than the visit began. */
  readonly sameDay: boolean;
  /** True where one hadn't said who one is: then every note says so (S20). */
  readonly covert: boolean;
}

/** A visit's chapters, in their order. */
export type Chapter =
  | 'overview'
  | 'ratings'
  | 'tags'
  | 'findings'
  | 'remarks'
  | 'materials'
  | 'evaluation'
  | 'heard'
  | 'brought'
  | 'notes'
  | 'photos'
  | 'missing';

/**
 * Every word of a visit's PDF that isn't a person's or the pack's. `compose` holds codes only, so that the sentences lie
 * with all others in i18n.
 */
export interface BriefingWords {
  /** 某某局走访记录 */
  title(unit: string): string;
  chapter(chapter: Chapter): string;
  /** The number before a heading: 一、 on level 1, （一） on level 2. */
  ordinal(level: 1 | 2, number: number): string;
  readonly info: Readonly<
    Record<
      | 'unit'
      | 'unitType'
      | 'team'
      | 'date'
      | 'time'
      | 'went'
      | 'accompanied'
      | 'method'
      | 'covert'
      | 'places'
      | 'whyHere'
      | 'cost'
      | 'notRecorded',
      string
    >
  >;
  date(date: string): string;
  /** From when to when; `ended` is null for a visit that isn't closed. */
  span(began: SheetTime, ended: SheetTime | null): string;
  /** 四不两直, fact by fact; `null` says that it wasn't recorded. */
  fact(fact: MethodFact, state: FactState | null, why: string): string;
  /** Whether one came covertly. */
  covert(covert: boolean): string;
  went(members: readonly SheetMember[]): string;
  /** What the visit cost the unit; what is not known is said to be so. */
  cost(cost: SheetCost): string;
  /** The overview, paragraph by paragraph. */
  overview(figures: Figures): readonly string[];
  readonly ratingHead: Readonly<Record<'item' | 'question' | 'grade' | 'comment', string>>;
  /** The section's name with its count: n items. */
  ratingSection(title: string, count: number): string;
  /** ● 好: mark and word, so that it can be read in black and white. */
  grade(grade: Grade | null, name: string): string;
  /** 依据 3 条; empty for 0. */
  facts(count: number): string;
  /** The line over the tags that says what 核实 and 疑似 mean. */
  tagsIntro(confirmed: number, suspected: number): string;
  tagTitle(id: string, title: string, status: Exclude<TagStatus, 'ruledOut'>): string;
  /** What leads into a tag's parts. What people said leads with `reported`. */
  readonly part: Readonly<Record<'fact' | 'unitSaid' | 'otherwise' | 'evidence', string>>;
  /** 有群众反映： — all that goes out about a protected source. */
  readonly reported: string;
  /** What stands for words that would give a protected source away. */
  readonly withheld: string;
  noteLead(lead: NoteLead): string;
  quote(quote: SheetQuote): string;
  /** Which items a note belongs to. */
  items(labels: readonly string[]): string;
  /** Pieces of evidence by their names; `total` counts those without one too. */
  evidence(captions: readonly string[], total: number): string;
  /** The same as a line of its own under a note, with its lead. */
  evidenceLine(captions: readonly string[], total: number): string;
  /** 图1 宣传栏 */
  photo(number: number, caption: string): string;
  /** The public evaluation. */
  readonly evaluation: {
    readonly head: Readonly<Record<'question' | 'yes' | 'no' | 'unclear' | 'sample', string>>;
    question(yes: string, no: string): string;
    /** Where and among whom; `number` is null for the only group. */
    place(group: { number: number | null; where: string; among: string; people: number }): string;
    /** A count, with its share where there is one. */
    count(count: number, share: number | null): string;
    /** Says that counts alone stand below that sample. */
    few(least: number): string;
  };
  /** What was found wrong, what was said on the spot, and which papers were examined. */
  readonly findings: {
    finding(finding: { number: number; area: string; state: FindingState; earlier: boolean }): string;
    remark(number: number, nature: RemarkNature): string;
    material(number: number, verdict: MaterialVerdict | null): string;
    readonly verdicts: Readonly<Record<RuleVerdict, string>>;
    readonly parts: Readonly<
      Record<
        | 'answers'
        | 'leader'
        | 'measure'
        | 'quantity'
        | 'deadline'
        | 'above'
        | 'step'
        | 'decided'
        | 'became'
        | 'comment',
        string
      >
    >;
    day(day: string): string;
    /** A deadline; `overdue` is by how many days it has passed, null where it hasn't. */
    deadline(day: string, overdue: number | null): string;
    /** A step: when, where to, why it is done again, and what was seen. */
    step(step: SheetStep): string;
    /** To whom a root above was passed, and whether it was claimed there; what isn't known is said. */
    above(above: Pick<SheetFinding, 'passedTo' | 'passedOn' | 'claimed' | 'claimedOn'>): string;
    becameOn(became: string, day: string): string;
    readonly notKnown: string;
  };
  /** What people brought. */
  readonly brought: {
    readonly titles: Readonly<Record<'topic' | 'complaint' | 'practice' | 'case', string>>;
    readonly parts: Readonly<
      Record<'analysed' | 'supplied' | 'result' | 'times' | 'answer' | 'cause' | 'lesson', string>
    >;
    plain(number: number): string;
    topic(number: number, raisedBy: RaisedBy | null, level: string): string;
    practice(number: number, what: PracticeKind, passOn: boolean): string;
    case(number: number, side: CaseSide, passOn: boolean): string;
    /** When a complaint was received, taken up and answered; what isn't known is said. */
    times(times: Readonly<Record<'received' | 'takenUp' | 'answered', SheetTime | null>>): string;
  };
  missing(gap: SheetGap): string;
  /** The line over what is missing. */
  readonly missingIntro: string;
}
