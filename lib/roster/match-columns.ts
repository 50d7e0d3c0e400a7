import { foldTitle } from './fold.ts';
import { type Named, type RosterField, SINGLE_FIELDS } from './roster-unit.ts';
import { NEVER, SERIAL, TITLE_RULES } from './titles.ts';

/** What a column seems to be. */
export interface ColumnMatch {
  /** From 0. */
  column: number;
  title: string;
  /** Null for a column that is left out. */
  field: RosterField | null;
  /** `certain` by a title that leaves no doubt; `guessed` is to be shown as such; `none` where the field is null. */
  certainty: 'certain' | 'guessed' | 'none';
}

interface Found {
  field: RosterField;
  certainty: 'certain' | 'guessed';
  /** The lower the better a title fits its field. */
  rank: number;
}

/**
 * Which field of a unit each column is, by its title: Chinese and English names, width and space folded, traits by
 * their names in the pack. A field goes to the column that fits it best, from the left; `place` may have several.
 * A proposal only: the person decides.
 * @param titles one a column; the parts of a title over two rows with `|` between them
 */
export function matchColumns(titles: readonly string[], traits: readonly Named[] = []): ColumnMatch[] {
  const found = titles.map((title) => findField(title, traits));
  const taken = new Map<RosterField, number>();
  for (const field of new Set<RosterField>([...SINGLE_FIELDS, ...found.flatMap((one) => (one ? [one.field] : []))])) {
    if (field === 'place') continue;
    const best = found.reduce((at, one, column) => {
      if (one?.field !== field) return at;
      return at < 0 || one.rank < (found[at]?.rank ?? Number.POSITIVE_INFINITY) ? column : at;
    }, -1);
    if (best >= 0) taken.set(field, best);
  }
  return titles.map((title, column) => {
    const one = found[column];
    const mine = one && (one.field === 'place' || taken.get(one.field) === column);
    return mine
      ? { column, title, field: one.field, certainty: one.certainty }
      : { column, title, field: null, certainty: 'none' };
  });
}

/** How many fields a row's cells name: what makes a row a header. Certain ones count double. */
export function countTitles(cells: readonly string[]): number {
  const best = new Map<RosterField, number>();
  for (const cell of new Set(cells)) {
    if (cell.length > 30 || /[:：]\s*\S/.test(cell)) continue;
    const one = findField(cell, []);
    if (one) best.set(one.field, Math.max(best.get(one.field) ?? 0, one.certainty === 'certain' ? 2 : 1));
  }
  return [...best.values()].reduce((all, points) => all + points, 0);
}

/** The part nearest to the data says most, then the whole, then the parts above. */
function findField(title: string, traits: readonly Named[]): Found | null {
  const parts = title.split('|').filter((part) => part.trim() !== '');
  const tried = [...new Set([parts.at(-1), parts.join(''), ...parts.slice(0, -1).reverse()])].map((part) =>
    foldTitle(part ?? ''),
  );
  if (tried.every((text) => text === '') || SERIAL.test(tried[0] ?? '')) return null;
  const trait = traits.find(({ id, name }) =>
    tried.some((text) => [id, name.zh, name.en].some((word) => bareTrait(foldTitle(word)) === bareTrait(text))),
  );
  // 流动党员 alone is a number; 有无流动党员 asks yes or no.
  if (trait && asksYesNo(tried)) return { field: `traits.${trait.id}`, certainty: 'certain', rank: 0 };
  for (const text of tried) {
    const certain = findCertain(text);
    if (certain) return certain;
  }
  if (trait) return { field: `traits.${trait.id}`, certainty: 'guessed', rank: 1000 };
  if (tried.some((text) => NEVER.test(text))) return null;
  const guess = TITLE_RULES.find((rule) => tried.some((text) => rule.guess?.test(text)));
  return guess ? { field: guess.field, certainty: 'guessed', rank: 1000 } : null;
}

function findCertain(text: string): Found | null {
  for (const { field, certain } of TITLE_RULES) {
    const rank = certain.indexOf(text);
    if (rank >= 0) return { field, certainty: 'certain', rank };
  }
  return null;
}

/** A trait's folded name without its yes-or-no word: 是否有流动党员 and 有流动党员 are 流动党员. */
export function bareTrait(text: string): string {
  return text.replace(/^(是否有|是否是|是否为|是否|有无|是|有|has|is)/, '');
}

function asksYesNo(texts: readonly string[]): boolean {
  return texts.some((text) => /^(是|有|has|is)/.test(text));
}
