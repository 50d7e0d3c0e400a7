import type { BlockOf, TableRow } from '../blocks/blocks.ts';
import type { OpenSheet } from './protect.ts';
import type { BriefingWords } from './words.ts';

/** The table under the title: which unit, who, when, and how the visit was made. */
export function composeInfo(sheet: OpenSheet, words: BriefingWords): BlockOf<'table'> {
  const { info } = words;
  const or = (text: string | null | undefined) => (text && text.trim() !== '' ? text : info.notRecorded);
  const pair = (a: string, aText: string, b: string, bText: string): TableRow => ({
    cells: [label(a), { text: aText }, label(b), { text: bText }],
  });
  const method = sheet.method.map(({ fact, state, why }) => words.fact(fact, state, why)).join('\n');
  return {
    kind: 'table',
    columns: [24, 58, 24, 50],
    rows: [
      { cells: [label(info.unit), { text: or(sheet.unit.name), span: 3 }] },
      pair(info.unitType, or(sheet.unit.type), info.team, or(sheet.team)),
      pair(info.date, words.date(sheet.began.date), info.time, words.span(sheet.began, sheet.ended)),
      { cells: [label(info.method), { text: or(method), span: 3 }] },
    ],
  };
}

const label = (text: string) => ({ text, align: 'center', strong: true }) as const;
