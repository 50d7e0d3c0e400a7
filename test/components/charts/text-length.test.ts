import { describe, expect, it } from 'vitest';
import { lengthOf, shortenMiddle } from '../../../components/ui/charts/text-length.ts';

describe('a name that is too long', () => {
  it('keeps its beginning and its end, so that names that begin alike are told apart', () => {
    const names = [1, 2].map((at) => shortenMiddle(`清源县青石镇人民政府便民服务中心第${at}号`, 120));
    expect(names.map((name) => name.slice(-3))).toEqual(['第1号', '第2号']);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(lengthOf(name)).toBeLessThanOrEqual(120);
    expect(names[0]?.startsWith('清源县')).toBe(true);
  });

  it('stays as it is where there is room', () => {
    expect(shortenMiddle('河东村', 60)).toBe('河东村');
  });
});
