import type { Block, TableRow } from '../blocks/blocks.ts';
import type { SheetRating, SheetSection } from './sheet.ts';
import type { BriefingWords } from './words.ts';

/** A comment of more characters than this would fill its narrow column for half a page: it gets a row of its own. */
const LONG_COMMENT = 120;

/** The table of ratings, section by section. */
export function composeRatings(sections: readonly SheetSection[], words: BriefingWords): Block[] {
  const rows = sections.flatMap((section) => sectionRows(section, words));
  if (rows.length === 0) return [];
  const head = words.ratingHead;
  const cells = [head.item, head.question, head.grade, head.comment];
  return [{ kind: 'table', columns: [15, 66, 23, 52], head: { cells: cells.map(label) }, rows }];
}

const label = (text: string) => ({ text, align: 'center', strong: true }) as const;

function sectionRows(section: SheetSection, words: BriefingWords): TableRow[] {
  if (section.ratings.length === 0) return [];
  const title = words.ratingSection(section.title, section.ratings.length);
  return [
    { cells: [{ text: title, span: 4, strong: true }], keep: true },
    ...section.ratings.flatMap((rating) => ratingRows(rating, words)),
  ];
}

function ratingRows(
  { itemId, question, grade, gradeName, comment, facts }: SheetRating,
  words: BriefingWords,
): TableRow[] {
  const long = comment.length > LONG_COMMENT;
  const beside = [long ? '' : comment, words.facts(facts)].filter((text) => text.trim() !== '').join('\n');
  const row: TableRow = {
    cells: [
      { text: itemId, align: 'center' },
      { text: question },
      { text: words.grade(grade, gradeName), align: 'center' },
      { text: beside },
    ],
    keep: long,
    from: [itemId],
  };
  if (!long) return [row];
  return [row, { cells: [label(words.ratingHead.comment), { text: comment, span: 3 }], from: [itemId] }];
}
