import { describe, expect, it } from 'vitest';
import { type Face, groundsOf, marksOf } from '../../../components/ui/charts/heat-paths.ts';

describe('marks without a ground', () => {
  const stray: Face = { grade: 'poor', figure: null, stray: true };
  const asked: Face = { grade: 'poor', figure: null, stray: false };

  it('are drawn apart from those on the ground of their grade, whose ink is not read on paper', () => {
    expect(groundsOf([stray], 'poor', 0)).toBe('');
    expect(marksOf([stray], 'poor', 0, false)).toBe('');
    expect(marksOf([stray], 'poor', 0, true)).not.toBe('');
    expect(marksOf([asked], 'poor', 0, true)).toBe('');
    expect(marksOf([asked], 'poor', 0, false)).not.toBe('');
  });
});
