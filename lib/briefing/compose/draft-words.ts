import type { Template } from '../../model/briefing.ts';
import type { FindingState } from '../../model/findings.ts';
import type { MethodFact, NoteKind, TagStatus } from '../../model/records.ts';
import type { CaseSide, PracticeKind, RaisedBy } from '../../model/voices.ts';
import type { Graded } from './grades.ts';
import type { NamedFigure, Said } from './say.ts';
import type { SheetFinding } from './sheet-findings.ts';
import type { SectionId } from './templates.ts';

/**
 * Every word of a briefing that isn't a person's or the pack's. `compose` says which sentence stands and what is counted;
 * a sentence of which a figure is null leaves that clause out.
 */
export interface DraftWords {
  title(template: Template, unit: string): string;
  heading(section: SectionId, template: Template): string;
  /** 20个单位, in brackets behind a heading on screens. */
  count(section: SectionId, count: number): string;
  /** The number before a heading: 一、 on level 1, （一） on level 2. */
  ordinal(level: 1 | 2, number: number): string;
  /** 附件1; `number` is null for the only one. */
  annex(number: number | null): string;
  /** What the annexes are, under the text; a line each. */
  annexes(headings: readonly string[]): string;
  /** 图1 宣传栏 */
  photo(number: number, caption: string): string;
  percent(share: number): string;
  date(day: string): string;
  /** In place of a unit's or a type's name that isn't known, or may not be said. */
  readonly aUnit: string;
  /** Types that aren't told apart, in a table or a chart. */
  readonly others: string;
  /** What stands in the place of words that stay here (`clearPrint`): nothing of a briefing says it. */
  readonly withheld: string;
  /** 河东村： */
  unitLead(name: string): string;
  /** 有的村、社区…; the text alone where it says so itself. `type` is '' where only 单位 may be said. */
  someOf(type: string, text: string): string;
  /** A person's words with what ends a sentence, where they lack it, and what stands behind them. */
  ended(text: string, after: string): string;
  /** Says that a text goes on elsewhere. */
  goesOn(text: string): string;
  list(names: readonly string[]): string;
  readonly overview: OverviewWords;
  readonly standsOut: StandsOutWords;
  readonly problems: ProblemsWords;
  readonly formalism: FormalismWords;
  readonly evaluation: EvaluationWords;
  readonly findings: FindingsWords;
  readonly topics: TopicsWords;
  readonly practices: PracticesWords;
  readonly next: NextWords;
  readonly series: SeriesWords;
  readonly drops: DropsWords;
  readonly feedback: FeedbackWords;
  readonly charts: ChartsWords;
}

/** A group's name with its figures. */
interface GroupCount {
  readonly name: string;
  readonly count: NamedFigure;
  readonly of: NamedFigure | null;
}

export interface OverviewWords {
  /** 2023年11月1日至30日; '' where no day is known. */
  period(from: string, until: string): string;
  visited(told: {
    readonly period: string;
    readonly team: string;
    readonly units: NamedFigure;
    readonly of: NamedFigure | null;
    readonly share: NamedFigure | null;
    readonly visits: NamedFigure | null;
    readonly days: NamedFigure | null;
  }): Said;
  types(groups: readonly GroupCount[]): Said;
  /** `kept` is null where none was kept. */
  method(recorded: NamedFigure, applicable: NamedFigure, kept: NamedFigure | null): Said;
  facts(
    facts: readonly { readonly fact: MethodFact; readonly kept: NamedFigure | null; readonly of: NamedFigure }[],
  ): Said;
  /** What was gathered. */
  notes(all: NamedFigure, kinds: readonly { readonly kind: NoteKind; readonly count: NamedFigure }[]): Said;
  heard(count: NamedFigure): Said;
  asked(people: NamedFigure): Said;
  gathered(clauses: readonly Said[]): Said;
  rated(all: NamedFigure, grades: readonly { readonly name: string; readonly count: NamedFigure }[]): Said;
  cost(told: Readonly<Record<'minutes' | 'people' | 'papers', NamedFigure | null>>): Said;
}

/** How units stand in one item. */
interface ItemFigures {
  readonly name: string;
  readonly n: NamedFigure;
  readonly count: NamedFigure;
  /** Of `count` those with the grade at the end of the scale; null for none of them, or all. */
  readonly most: NamedFigure | null;
}

export interface StandsOutWords {
  /** 部署推进方面： */
  lead(section: string): string;
  /** Items that most units do well in. */
  items(items: readonly ItemFigures[]): Said;
  closed(closed: NamedFigure, of: NamedFigure): Said;
}

export interface ProblemsWords {
  /** How many were found, how many tags were confirmed, null for none; both together, and by area. */
  intro(
    sums: { readonly all: NamedFigure; readonly findings: NamedFigure | null; readonly tags: NamedFigure | null },
    areas: readonly { readonly name: string; readonly count: NamedFigure }[],
  ): Said;
  /** 部署推进方面; '' for what belongs to no area. */
  area(name: string): string;
  items(items: readonly ItemFigures[]): Said;
  /** What stands behind a finding that is closed: （已销号）; '' for others. */
  standing(state: FindingState): string;
}

export interface FormalismWords {
  standing(confirmed: NamedFigure | null, suspected: NamedFigure | null, ruledOut: NamedFigure | null): Said;
  /** Suspected ones that lack parts, and are not told. */
  lacking(count: NamedFigure): Said;
  heading(status: Exclude<TagStatus, 'ruledOut'>): string;
  /** Of one kind of tag: at how many units, by name in the named edition. */
  kind(title: string, status: Exclude<TagStatus, 'ruledOut'>, units: NamedFigure, names: readonly string[]): Said;
  /** 河东村（书面调研、套路化，疑似）： */
  lead(unit: string, title: string, status: Exclude<TagStatus, 'ruledOut'>): string;
  parts(parts: Readonly<Record<'fact' | 'unitSaid' | 'peopleSaid' | 'otherwise', string>>): string;
}

export interface EvaluationWords {
  asked(times: NamedFigure, people: NamedFigure): Said;
  question(told: {
    readonly yes: string;
    readonly no: string;
    readonly n: NamedFigure;
    readonly yesCount: NamedFigure;
    readonly noCount: NamedFigure | null;
    readonly share: NamedFigure | null;
  }): Said;
  readonly table: string;
  readonly byType: string;
  readonly head: Readonly<Record<'question' | 'yes' | 'no' | 'unclear' | 'sample' | 'type', string>>;
  pair(yes: string, no: string): string;
  cell(count: number, share: number | null): string;
  /** 80%（共40人）; the counts alone where there is no share. */
  shareCell(count: number, n: number, share: number | null): string;
  few(least: number): string;
  complaints(all: NamedFigure, answered: NamedFigure | null): Said;
  answer(answer: string): string;
  readonly heardHeading: string;
  readonly complaintsHeading: string;
  /** 有群众反映： */
  readonly reported: string;
}

export interface FindingsWords {
  /** @param overdue those of them that are overdue; null for none */
  redo(count: NamedFigure, overdue: NamedFigure | null): Said;
  overdue(count: NamedFigure): Said;
  due(count: NamedFigure, day: NamedFigure): Said;
  later(count: NamedFigure): Said;
  noDeadline(count: NamedFigure): Said;
  /** @param all how many in all @param redo what is done again @param rest how the others stand with their days */
  sentence(all: NamedFigure, redo: Said, rest: readonly Said[]): Said;
  readonly table: string;
  readonly head: Readonly<Record<'unit' | 'type' | 'problem' | 'state' | 'deadline' | 'answers', string>>;
  state(state: FindingState): string;
  /** 11月30日, and under it 逾期3天; with its year where that isn't the year of `today`. */
  deadline(day: string, today: string, overdue: number | null): string;
  readonly none: string;
}

export interface TopicsWords {
  readonly jointHeading: string;
  readonly aboveHeading: string;
  joint(count: NamedFigure): Said;
  lead(unit: string, raisedBy: RaisedBy | null, level: string): string;
  parts(topic: string, parts: Readonly<Record<'analysed' | 'supplied' | 'result', string>>): string;
  above(
    all: NamedFigure,
    claimed: NamedFigure | null,
    unclaimed: NamedFigure | null,
    unknown: NamedFigure | null,
  ): Said;
  readonly aboveTable: string;
  readonly head: Readonly<Record<'unit' | 'type' | 'problem' | 'passedTo' | 'claimed', string>>;
  passed(to: string, on: string | null, today: string): string;
  claimed(claimed: boolean | null, on: string | null, today: string): string;
}

export interface PracticesWords {
  lead(what: PracticeKind, unit: string): string;
  readonly casesHeading: string;
  caseLead(side: CaseSide, unit: string): string;
  caseParts(facts: string, cause: string, lesson: string): string;
}

export interface NextWords {
  open(count: NamedFigure, overdue: NamedFigure | null): Said;
  redo(count: NamedFigure): Said;
  suspected(count: NamedFigure): Said;
  unclaimed(count: NamedFigure): Said;
  areas(areas: readonly string[], low: NamedFigure): Said;
  unvisited(count: NamedFigure): Said;
}

export interface SeriesWords {
  units(units: NamedFigure, visits: NamedFigure): Said;
  /** What became of grades between the first visit and the last. */
  changes(all: NamedFigure, better: NamedFigure | null, same: NamedFigure | null, worse: NamedFigure | null): Said;
  /** Items that went up, or down, most. */
  items(direction: 'better' | 'worse', items: readonly { readonly name: string; readonly count: NamedFigure }[]): Said;
  outcome(told: {
    readonly all: NamedFigure;
    readonly closed: NamedFigure | null;
    readonly redo: NamedFigure | null;
    readonly left: NamedFigure | null;
  }): Said;
  /** S30: nothing lapses when the campaign ends. */
  carriedOn(count: NamedFigure): Said;
}

export interface DropsWords {
  families(parents: NamedFigure, children: NamedFigure): Said;
  /** Of one unit and those below it: items where they are colder by most. */
  colder(children: NamedFigure, items: readonly DropFigures[]): Said;
  /** Over all families. */
  over(items: readonly { readonly name: string; readonly colder: NamedFigure; readonly of: NamedFigure }[]): Said;
  readonly method: string;
  /** 2.5（3个） */
  below(mean: string, n: number): string;
  readonly table: string;
  readonly head: Readonly<Record<'unit' | 'item' | 'above' | 'below' | 'drop', string>>;
}

/** How far those below lie under the unit above in an item. */
interface DropFigures {
  readonly name: string;
  /** What the unit above was graded. */
  readonly above: string;
  readonly drop: NamedFigure;
  readonly n: NamedFigure;
}

export interface FeedbackWords {
  visited(days: readonly string[], team: string, unit: string): string;
  good(names: readonly string[]): string;
  found(count: NamedFigure): Said;
  parts(finding: Pick<SheetFinding, 'problem' | 'measure' | 'quantity' | 'deadline' | 'state'>): string;
  readonly adviceIntro: string;
  remark(text: string, became: string): string;
  advice(text: string, decided: string): string;
}

export interface ChartsWords {
  readonly mark: Readonly<Record<Graded, string>>;
  readonly notGraded: string;
  legend(names: Readonly<Partial<Record<Graded, string>>>): string;
  /** Where a type stands in the place of units. */
  readonly typeLegend: string;
  /** In a cell that too few units stand behind, and what that means. */
  readonly few: string;
  readonly fewLegend: string;
  readonly sum: string;
  heatAlt(about: string, rows: number, columns: number, low: number): string;
  grade(grade: Graded, names: Readonly<Partial<Record<Graded, string>>>): string;
  readonly ratingsHead: Readonly<Record<'item' | 'n', string>>;
  trendPoint(number: number): string;
  trendIntro(shown: number, of: number): string;
  trendAlt(series: readonly { readonly name: string; readonly first: number; readonly last: number }[]): string;
  readonly standings: Readonly<Record<'confirmed' | 'suspected', string>>;
  bar(count: number, units: number): string;
  barsAlt(bars: readonly { readonly area: string; readonly confirmed: number; readonly suspected: number }[]): string;
  photosOf(unit: string, day: string): string;
}
