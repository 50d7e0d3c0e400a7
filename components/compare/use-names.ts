import type { CompareCell } from '../../lib/app/desk/compare-cells.ts';
import { NONE } from '../../lib/app/desk/compare-filter.ts';
import type { Pack } from '../../lib/app/pack-shown.ts';
import { showLine } from '../../lib/model/one-line.ts';
import type { Grade } from '../../lib/model/records.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** What types, traits and places are called. @param pack the pictures' own; without it the one in force */
export function useNames(pack?: Pack) {
  const { session } = useApp();
  const { unitTypes, traits } = pack ?? session.pack;
  const { compare } = useDeskWords();
  const text = usePackText();
  const named = (known: readonly { id: string; name: { zh: string; en: string } }[], id: string, none: string) => {
    if (id === NONE) return none;
    const found = known.find((one) => one.id === id);
    return found ? text(found.name) : showLine(id);
  };
  return {
    type: (id: string) => named([...unitTypes, ...session.pack.unitTypes], id, compare.noType),
    trait: (id: string) => named([...traits, ...session.pack.traits], id, compare.noTrait),
    place: (id: string) => (id === NONE ? compare.noPlace : showLine(id)),
    unit: (name: string | undefined) => showLine(name) || compare.noName,
  };
}

/** A drop in whole points, halves away from zero either way: ↓ where it is colder below, ↑ where it is warmer. */
export function arrowOf(drop: number): string {
  const points = Math.round(Math.abs(drop));
  return points === 0 ? '0' : `${drop > 0 ? '↓' : '↑'}${points}`;
}

/** What a cell of a heat map says, in words. */
export function useCellWords(): (cell: CompareCell | null | undefined, asGrade: boolean) => string {
  const { words } = useApp();
  const { compare } = useDeskWords();
  const { said, heat } = compare;
  const gradeWord = (grade: Grade) => words.common.grades[grade];
  return (cell, asGrade) => {
    if (!cell) return heat.notAsked;
    const stray = cell.stray ? `（${heat.stray}）` : '';
    if (asGrade && cell.grade) return said.grade(gradeWord(cell.grade), cell.n) + stray;
    if (cell.score !== null) return said.score(cell.score.toFixed(1), cell.n, cell.of);
    return cell.reason === 'belowShare' ? said.belowShare(cell.n, cell.of) : said.nothing;
  };
}
