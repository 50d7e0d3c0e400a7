// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { checkMeasure, MEASURE_PARTS } from '../../../lib/signals/lacking.ts';

const found = (measure: string, fields = {}) =>
  Object.fromEntries(checkMeasure(measure, fields).map((one) => [one.part, one.found]));

describe('what a measure lacks', () => {
  test.each([
    ['进一步加强学习，提高思想认识', { quantity: null, person: null, deadline: null }],
    ['由张书记负责，11 月 30 日前更换宣传栏 2 块', { person: '书记', deadline: '11 月' }],
    ['每月集中学习 1 次', { quantity: '每月', person: null }],
    ['一周内公开 3 项办事流程', { deadline: '一周内' }],
    ['办结率达到８０％', { quantity: '８０％' }],
    ['年底前完成', { quantity: null, deadline: '年底' }],
    ['三名干部包案到户', { quantity: '三名', person: '包案' }],
    ['Improve awareness', { quantity: null, person: null, deadline: null }],
    ['The director is responsible for 3 boards by 30 November', { person: 'responsible', deadline: 'by' }],
  ])('%s', (measure, expected) => {
    expect(found(measure)).toMatchObject(expected);
  });

  test('a date is no quantity', () => {
    expect(found('11 月 30 日前整改').quantity).toBeNull();
    expect(found('2026-11-30 前整改').quantity).toBeNull();
    expect(found('一个月内整改').quantity).toBeNull();
    expect(found('Done by 30 November').quantity).toBeNull();
  });

  test('what a field of its own says counts, an empty one does not', () => {
    expect(found('加强学习', { deadline: '2026-12-01', person: '  ' })).toEqual({
      quantity: null,
      person: null,
      deadline: '2026-12-01',
    });
  });

  test('says what was looked for, part by part', () => {
    const checks = checkMeasure('');
    expect(checks.map(({ part }) => part)).toEqual([...MEASURE_PARTS]);
    for (const { lookedFor, part } of checks) {
      expect(lookedFor.length).toBeGreaterThan(3);
      for (const words of lookedFor) expect(found(words)[part]).not.toBeNull();
    }
  });
});
