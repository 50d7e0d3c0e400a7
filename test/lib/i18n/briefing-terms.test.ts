// @vitest-environment node
import { expect, it } from 'vitest';
import { isEnded, quoted } from '../../../lib/i18n/zh-cn/briefing-terms.ts';

it.each([
  ['来的不到一半。', true],
  ['“念完材料就散了，来的不到一半。”', true],
  ['（见附件。）', true],
  ['写着“加强学习”', false],
  ['没有更新', false],
])('knows whether %s comes to its end by itself', (text, ended) => {
  expect(isEnded(text)).toBe(ended);
});

it('puts single marks within double ones', () => {
  expect(quoted('“三新”党员')).toBe('“‘三新’党员”');
});
