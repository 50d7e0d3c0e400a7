import { expect, it } from 'vitest';
import { arrowOf } from '../../../components/compare/use-names.ts';

it.each([
  [12.5, '↓13'],
  [-12.5, '↑13'],
  [37.5, '↓38'],
  [-37.5, '↑38'],
  [0.4, '0'],
  [-0.4, '0'],
])('a drop of %s points is %s: rounded alike either way', (drop, shown) => {
  expect(arrowOf(drop)).toBe(shown);
});
