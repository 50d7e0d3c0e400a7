import { matchTokens } from './match-tokens.ts';
import { tokensOf } from './tokens.ts';

/** A run of text that two versions share, or that one of them alone has. */
export interface DiffPart {
  is: 'same' | 'gone' | 'new';
  text: string;
}

/**
 * What became of a text, in words (or single Chinese characters) that stayed, went and came. Joining the parts that are
 * not new gives `before`, those that are not gone gives `after`, exactly.
 */
export function diffTexts(before: string, after: string): DiffPart[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const parts: DiffPart[] = [];
  const put = (is: DiffPart['is'], tokens: readonly string[]) => {
    if (tokens.length > 0) parts.push({ is, text: tokens.join('') });
  };
  let [fromA, fromB] = [0, 0];
  for (const run of [...matchTokens(a, b), { a: a.length, b: b.length, length: 0 }]) {
    put('gone', a.slice(fromA, run.a));
    put('new', b.slice(fromB, run.b));
    fromA = run.a + run.length;
    fromB = run.b + run.length;
    put('same', a.slice(run.a, fromA));
  }
  return parts;
}
