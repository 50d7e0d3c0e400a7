import { describe, expect, it } from 'vitest';
import { fileNameOf, namesApart } from '../../../lib/text/file-name.ts';

describe('a file name', () => {
  it.each([
    ['河东社区', '河东社区'],
    ['a/b\\c:d*e?f"g<h>i|j', 'abcdefghij'],
    [' .隐藏. ', '隐藏'],
    ['第一\n行\u202etxt\u0000', '第一行txt'],
    ['CON', 'CON_'],
    ['nul.x', 'nul_.x'],
    ['console', 'console'],
    ['…/../..', '…'],
    ['\u200b／', '／'],
    ['???', '空'],
    ['', '空'],
    ['\ud800', '空'],
  ])('of %j is %j', (text, name) => {
    expect(fileNameOf(text, '空')).toBe(name);
  });

  it('is cut between characters, with no blank left at its end', () => {
    expect(fileNameOf('𠮷'.repeat(90), '', 3)).toBe('𠮷𠮷𠮷');
    expect(fileNameOf('甲 乙', '', 2)).toBe('甲');
  });

  it('is unlike all others of its folder, as file systems see it', () => {
    const apart = namesApart();
    const names = ['甲', '甲', 'A', 'a', 'é', 'e\u0301', '甲（2）'].map((stem) => apart(stem, '.pdf'));
    expect(names).toEqual([
      '甲.pdf',
      '甲（2）.pdf',
      'A.pdf',
      'a（2）.pdf',
      'é.pdf',
      'e\u0301（2）.pdf',
      '甲（2）（2）.pdf',
    ]);
    expect(apart('甲', '.txt')).toBe('甲.txt');
  });
});
