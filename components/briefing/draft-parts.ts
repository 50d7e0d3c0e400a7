import type { DraftShown, PartShown, SectionShown, TextShown } from '../../lib/app/briefing/drafts.ts';
import { type LiveText, readLive } from '../../lib/app/briefing/live.ts';

/** Where somebody is in a draft: in a section, and there at a part or its heading. */
export interface Spot {
  readonly section: string;
  readonly part: string | null;
}

/** The text of a part as somebody left it, else as it was composed. */
export function liveOf(shown: DraftShown, { part, edited }: TextShown): LiveText {
  const written = edited ? shown.briefing.body[`text.${part.id}`] : null;
  return typeof written === 'string' ? readLive(written) : part.composed.text;
}

/** What the composed text of a part said when it was edited; null where nobody did. */
export function composedBefore(shown: DraftShown, part: string): string | null {
  const said = shown.briefing.body[`of.${part}`];
  return typeof said === 'string' ? said : null;
}

/** The words that nobody typed: those composed now, and where these became others since, those from which it was edited. */
export const composedThen = (shown: DraftShown, { part, isOutdated }: TextShown): LiveText => [
  ...part.composed.text,
  ...(isOutdated ? [composedBefore(shown, part.id) ?? ''] : []),
];

/** Where a figure that was typed by hand comes from, as somebody said it; '' for nothing. */
export function sourceSaid(shown: DraftShown, part: string): string {
  const said = shown.briefing.body[`typed.${part}`];
  return typeof said === 'string' ? said.trim() : '';
}

/** The records that a part rests on, with those of its figures. */
export function recordsOf({ part, text }: PartShown): string[] {
  return [...new Set([...part.from, ...(text?.from ?? [])])];
}

/** The place of a spot on the pages: of its part, else of its section. */
export const blockOf = ({ places }: DraftShown, { section, part }: Spot): number | null =>
  (part === null ? undefined : places.get(part)) ?? places.get(section) ?? null;

/** Which sections are numbered 一、二、三 and as what: those that are on and no annex. */
export function numbersOf(sections: readonly SectionShown[]): ReadonlyMap<string, number> {
  const numbered = sections.filter(({ section, on }) => on && !section.annex);
  return new Map(numbered.map(({ section }, at) => [section.id, at + 1]));
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number below a hundred as headings write it: 十二. */
export function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens > 1 ? DIGITS[tens] : ''}十${DIGITS[ones]}`;
}

/** Where a section goes that is moved by one; null where it is at the end of that way. */
export function moveTo(sections: readonly SectionShown[], section: string, by: -1 | 1): number | null {
  const at = sections.findIndex((one) => one.section.id === section);
  const to = at + by;
  return at < 0 || to < 0 || to >= sections.length ? null : to;
}

/** A line of the outline beneath a section. */
export interface Subheading {
  readonly id: string;
  readonly name: string;
  /** How many records its parts rest on. */
  readonly count: number;
  /** The parts from it to the next one. */
  readonly parts: readonly string[];
}

/** What stands in the outline beneath a section: its headings; where it has none, its parts that lead in with a name. */
export function subheadingsOf({ parts }: SectionShown): Subheading[] {
  const isHeading = ({ part }: PartShown) => part.kind === 'text' && part.as === 'heading2';
  const hasHeadings = parts.some(isHeading);
  const starts = parts.filter((one) => isHeading(one) || (!hasHeadings && nameOf(one) !== ''));
  return starts.flatMap((one, at) => {
    const name = nameOf(one);
    const next = starts[at + 1];
    const own = hasHeadings ? parts.slice(parts.indexOf(one), next && parts.indexOf(next)) : [one];
    const count = new Set(own.flatMap(recordsOf)).size;
    return name === '' ? [] : [{ id: one.part.id, name, count, parts: own.map(({ part }) => part.id) }];
  });
}

/** What a part leads in with, without its number and what ends it; '' for nothing. */
function nameOf({ part, text }: PartShown): string {
  if (part.kind !== 'text') return '';
  const name = part.as === 'heading2' ? (text?.text ?? '') : (part.lead ?? '');
  return name.replace(/^（[一二三四五六七八九十]+）/u, '').replace(/方面?[。：:]?$|[。：:]$/u, '');
}
