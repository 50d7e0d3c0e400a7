import type { BlockOf, TableRow } from '../blocks/blocks.ts';
import type { OpenSheet } from './protect.ts';
import type { BriefingWords } from './words.ts';

/** The table under the title: which unit, who, when, and how the visit was made. */
export function composeInfo(sheet: OpenSheet, words: BriefingWords): BlockOf<'table'> {
  const { info } = words;
  const or = (text: string | null | undefined) => (text && text.trim() !== '' ? text : info.notRecorded);
  const wide = (name: string, text: string): TableRow => ({ cells: [label(name), { text: or(text), span: 3 }] });
  const pair = (a: string, aText: string, b: string, bText: string): TableRow => ({
    cells: [label(a), { text: aText }, label(b), { text: bText }],
  });
  const method = sheet.method.map(({ fact, state, why }) => words.fact(fact, state, why)).join('\n');
  return {
    kind: 'table',
    columns: [24, 58, 24, 50],
    rows: [
      wide(info.unit, sheet.unit.name),
      pair(info.unitType, or(sheet.unit.type), info.team, or(sheet.team)),
      pair(info.date, words.date(sheet.began.date), info.time, words.span(sheet.began, sheet.ended)),
      pair(info.went, or(words.went(sheet.went)), info.accompanied, or(sheet.accompanied)),
      wide(info.method, method),
      wide(info.covert, sheet.covert === null ? '' : words.covert(sheet.covert)),
      wide(info.places, sheet.places),
      wide(info.whyHere, sheet.whyHere),
      wide(info.cost, words.cost(sheet.cost)),
    ],
  };
}

const label = (text: string) => ({ text, align: 'center', strong: true }) as const;
