import type { Secrecy } from '../../model/briefing.ts';
import type { Body } from '../../model/records.ts';
import type { Block } from '../blocks/blocks.ts';
import type { Rendered } from './draft.ts';
import { isSaid } from './parts.ts';

/** What an office's documents bear: head, signature and foot. */
export interface Furniture {
  readonly head: readonly Block[];
  /** Who signs, behind the text and before its annexes. */
  readonly end: readonly Block[];
  readonly foot: readonly Block[];
}

/** What a document bears of its own. */
export interface IssueMarks {
  /** Null for a draft: the place of its number stays blank. */
  readonly number: number | null;
  /** 1 but for a correction. */
  readonly version: number;
  /** The day that it bears, such as 2023-11-30. */
  readonly day: string;
  /** A letter, as a feedback sheet is: it has neither head nor foot, and is signed. */
  readonly letter: boolean;
}

/** The words of head and foot. */
export interface FurnitureWords {
  /** The name on top where the office has set none. */
  readonly masthead: string;
  /** 第12期, and of a draft with the number's place blank. */
  issue(number: number | null, version: number): string;
  date(day: string): string;
  /** 机密★1年; '' for none. */
  secrecy(secrecy: Secrecy, term: string): string;
  readonly rows: Readonly<Record<'report' | 'send' | 'distribute', string>>;
  /** 共印30份 */
  copies(count: number): string;
}

/** Puts together what a document bears by its office's settings. */
export function headAndFoot(
  office: Readonly<Partial<Body<'office'>>>,
  issue: IssueMarks,
  words: FurnitureWords,
): Furniture {
  const end = signatureOf(office, issue, words);
  if (issue.letter) return { head: [], end, foot: [] };
  const { masthead = '', name = '', secrecy, secrecyTerm = '', copyNumber = '', ink } = office;
  const head: Block = {
    kind: 'masthead',
    name: isSaid(masthead) ? masthead : words.masthead,
    issue: words.issue(issue.number, issue.version),
    office: name,
    date: words.date(issue.day),
    secrecy: secrecy ? words.secrecy(secrecy, secrecyTerm.trim()) : '',
    copy: copyNumber,
    ...(ink && { ink }),
  };
  return { head: [head], end, foot: imprintOf(office, words) };
}

/** A letter is signed by its office; what has a head is signed only where the office says by whom. */
function signatureOf(office: Readonly<Partial<Body<'office'>>>, issue: IssueMarks, words: FurnitureWords): Block[] {
  const own = linesOf(office.signature);
  if (own.length === 0 && !issue.letter) return [];
  const lines = own.length > 0 ? own : linesOf(office.name);
  return [{ kind: 'signature', lines: [...lines, words.date(issue.day)] }];
}

const linesOf = (text: string | undefined): string[] => (text ?? '').split(/\r?\n/).filter(isSaid);

function imprintOf(office: Readonly<Partial<Body<'office'>>>, words: FurnitureWords): Block[] {
  const rows = (['report', 'send', 'distribute'] as const).flatMap((part) => {
    const text = office[part] ?? '';
    return isSaid(text) ? [{ label: words.rows[part], text }] : [];
  });
  const copies = office.copies ? words.copies(office.copies) : '';
  return rows.length > 0 || copies !== '' ? [{ kind: 'imprint', rows, copies }] : [];
}

/** Puts head, signature and foot where they belong; the places of sections move along. */
export function furnish(rendered: Rendered, { head, end, foot }: Furniture): Rendered {
  const { blocks, places, annexesAt } = rendered;
  const moved = (at: number) => at + head.length + (at >= annexesAt ? end.length : 0);
  return {
    ...rendered,
    blocks: [...head, ...blocks.slice(0, annexesAt), ...end, ...blocks.slice(annexesAt), ...foot],
    places: new Map([...places].map(([id, at]) => [id, moved(at)])),
    annexesAt: moved(annexesAt),
  };
}
