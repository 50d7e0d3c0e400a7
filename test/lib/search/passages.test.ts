// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, wordsOf } from '../../../lib/search/fold.ts';
import { findPassages } from '../../../lib/search/passages.ts';
import { anyText, isWhole, record } from './records.ts';
import { runs } from './runs.ts';

const shown = (texts: readonly string[], query: string) =>
  findPassages(record('1', texts).texts, wordsOf(query)).map(({ pieces }) =>
    pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join(''),
  );

describe('findPassages', () => {
  it('marks the words as they were written', () => {
    expect(shown(['有ＡＢＣ和abc两份'], 'Abc')).toEqual(['有[ＡＢＣ]和[abc]两份']);
    expect(shown(['共15㎡，另有20 M2'], 'm2')).toEqual(['共15[㎡]，另有20 [M2]']);
    expect(shown(['加\u200b强学习'], '加强')).toEqual(['[加\u200b强]学习']);
  });

  it('marks a sign once that holds two words, and words that overlap together', () => {
    expect(shown(['共㎡'], 'm 2')).toEqual(['共[㎡]']);
    expect(shown(['自学习惯'], '学习 习惯')).toEqual(['自[学习惯]']);
    expect(shown(['哈哈哈哈'], '哈哈')).toEqual(['[哈哈][哈哈]']);
  });

  it('shows each word in its place where they stand apart, in one text or in several', () => {
    const far = `自学${'，看了一遍'.repeat(40)}没有笔记`;
    expect(shown([far], '自学 笔记').map((text) => text.match(/\[.*?\]/)?.[0])).toEqual(['[自学]', '[笔记]']);
    expect(shown(['只有签到表', '没有笔记'], '笔记 签到')).toEqual(['只有[签到]表', '没有[笔记]']);
  });

  it('says where the text goes on', () => {
    const text = `${'前'.repeat(50)}中${'后'.repeat(200)}`;
    const [passage] = findPassages(record('1', [text]).texts, ['中']);
    expect(passage?.cut).toEqual({ before: true, after: true });
    expect(passage?.pieces.map(({ text }) => text.length)).toEqual([20, 1, 100]);
  });

  it('shows little of a sign with 100,000 accents, and all of a word of 5,000', () => {
    const [passage] = findPassages(record('1', [`学e${'\u0301'.repeat(100_000)}`]).texts, ['学']);
    expect(passage?.pieces).toEqual([{ text: '学', hit: true }]);
    const apart = findPassages(record('1', [`学e${'\u0301'.repeat(100_000)}学`]).texts, ['学']);
    expect(apart.map(({ pieces }) => pieces)).toEqual([[{ text: '学', hit: true }]]);
    const long = '学习'.repeat(2500);
    expect(shown([`前${long}后`], long)).toEqual([`前[${long}]后`]);
  });

  it('what is marked folds to a word; all pieces are a stretch of the text that splits no sign', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, from, length) => {
        const [begin = 0, end = 0] = [from % (text.length + 1), (from % (text.length + 1)) + (length % 5)];
        const words = wordsOf(text.slice(begin, end));
        fc.pre(words.length > 0 && words.every((word) => foldForSearch(text).includes(word)));
        const passages = findPassages(record('1', [text]).texts, words);
        const marks = passages.flatMap(({ pieces }) => pieces.filter(({ hit }) => hit));
        for (const { pieces } of passages) {
          const whole = pieces.map((piece) => piece.text).join('');
          expect(text).toContain(whole);
          if (isWhole(text)) expect(pieces.every((piece) => isWhole(piece.text))).toBe(true);
        }
        const form = (text: string) => text.replaceAll('ς', 'σ');
        for (const mark of marks)
          expect(words.some((word) => form(foldForSearch(mark.text)).includes(form(word)))).toBe(true);
        for (const word of words)
          expect(marks.some((mark) => form(foldForSearch(mark.text)).includes(form(word)))).toBe(true);
        // A word that begins and ends with whole signs is marked exactly.
        const [only = ''] = words;
        if (words.length === 1 && !/[^学习自。，ＡaB2２ \u3000\n“.*(\\]/u.test(text))
          expect(marks.map((mark) => foldForSearch(mark.text))).toContain(only);
      }),
      runs(2000),
    );
  });
});
