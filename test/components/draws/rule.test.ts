import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Place, placeOf, writePlace } from '../../../components/draws/place.ts';
import { draftOf, ruleOf } from '../../../components/draws/rule-draft.ts';
import { ruleWords } from '../../../components/draws/rule-words.ts';
import type { DrawRule } from '../../../lib/app/desk/draws.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';

const RULES: [DrawRule, string][] = [
  [{ mode: 'plain', count: 5, filter: {}, whenShort: 'refuse' }, '一起抽 5；全部单位'],
  [
    {
      mode: 'each',
      by: 'type',
      count: 2,
      filter: { types: ['a', 'b'], notVisitedSince: 'never' },
      whenShort: 'takeAll',
    },
    '按类型每类抽 2；[type a]、[type b]；从没走访过；不够全取',
  ],
  [
    {
      mode: 'proportional',
      by: 'place',
      count: 9,
      minimum: 2,
      filter: { places: ['东'], notVisitedSince: '2026-05-01', members: ['m', 'gone'] },
      whenShort: 'refuse',
    },
    '按地方比例抽 9，每类至少 2；[place 东]；2026-05-01 起没走访；李四、没写名字 去',
  ],
];
const GIVEN = {
  words: deskWordsOf('zh-CN').draws,
  labelOf: (division: string, label: string) => `[${division} ${label}]`,
  names: new Map([['m', '李四']]),
};

describe('a rule', () => {
  it.each(RULES)('is said in words (%#)', (rule, words) => {
    expect(ruleWords(rule, GIVEN)).toBe(words);
  });

  it.each(RULES)('comes out of the form as it went in (%#)', (rule) => {
    expect(ruleOf(draftOf(rule))).toEqual(rule);
  });

  it('takes full-width digits, and lets what is no number stay none', () => {
    expect(ruleOf({ ...draftOf(null), count: ' １２ ' }).count).toBe(12);
    expect(ruleOf({ ...draftOf(null), count: '十' }).count).toBe(Number.NaN);
    expect(ruleOf({ ...draftOf(null), mode: 'proportional', minimum: ' ' })).not.toHaveProperty('minimum');
  });
});

describe('a place', () => {
  it('is found again by its address', () => {
    const plain = fc.constantFrom<Place>({ at: 'draws' }, { at: 'new' }, { at: 'tasks' }, { at: 'plan' });
    const named = fc.record({
      at: fc.constantFrom('draw' as const, 'redraw' as const, 'task' as const),
      id: fc.uuid(),
    });
    fc.assert(
      fc.property(fc.oneof(plain, named), (place) => {
        expect(placeOf(writePlace(place))).toEqual(place);
      }),
    );
  });
});
