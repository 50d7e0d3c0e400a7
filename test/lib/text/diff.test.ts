// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTexts } from '../../../lib/text/diff.ts';

const shown = (before: string, after: string) =>
  diffTexts(before, after)
    .map(({ is, text }) => ({ same: text, gone: `[-${text}]`, new: `[+${text}]` })[is])
    .join('');

describe('what became of a text', () => {
  it('marks single Chinese characters and whole Latin words', () => {
    expect(shown('宣传栏还是六月的', '宣传栏是五月的')).toBe('宣传栏[-还]是[-六][+五]月的');
    expect(shown('the board is old', 'the boards are old')).toBe('the [-board][+boards] [-is][+are] old');
    expect(shown('', 'a')).toBe('[+a]');
    expect(shown('a', 'a')).toBe('a');
    expect(diffTexts('', '')).toEqual([]);
  });

  it('loses no character of either, whatever they are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffTexts(before, after);
        const join = (without: string) =>
          parts
            .filter(({ is }) => is !== without)
            .map((part) => part.text)
            .join('');
        expect(join('new')).toBe(before);
        expect(join('gone')).toBe(after);
      }),
    );
  });

  it('stays quick for texts of 100,000 characters', () => {
    const long = '宣传栏'.repeat(33_000);
    const started = performance.now();
    expect(shown(`甲${long}乙`, `丙${long}丁`)).toBe(`[-甲][+丙]${long}[-乙][+丁]`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
