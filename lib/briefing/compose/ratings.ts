import type { Block, TableRow } from '../blocks/blocks.ts';
import type { SheetSection } from './sheet.ts';
import type { BriefingWords } from './words.ts';

/** The table of ratings, section by section. */
export function composeRatings(sections: readonly SheetSection[], words: BriefingWords): Block[] {
  const rows = sections.flatMap((section) => sectionRows(section, words));
  if (rows.length === 0) return [];
  const head = words.ratingHead;
  const cells = [head.item, head.question, head.grade, head.comment];
  return [
    {
      kind: 'table',
      columns: [15, 66, 23, 52],
      head: { cells: cells.map((text) => ({ text, align: 'center', strong: true })) },
      rows,
    },
  ];
}

function sectionRows(section: SheetSection, words: BriefingWords): TableRow[] {
  if (section.ratings.length === 0) return [];
  const title = words.ratingSection(section.title, section.ratings.length);
  return [
    { cells: [{ text: title, span: 4, strong: true }], keep: true },
    ...section.ratings.map(
      ({ itemId, question, grade, gradeName, comment, facts }): TableRow => ({
        cells: [
          { text: itemId, align: 'center' },
          { text: question },
          { text: words.grade(grade, gradeName), align: 'center' },
          { text: [comment, words.facts(facts)].filter((text) => text.trim() !== '').join('\n') },
        ],
        from: [itemId],
      }),
    ),
  ];
}
