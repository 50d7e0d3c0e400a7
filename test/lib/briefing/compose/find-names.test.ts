// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNames } from '../../../../lib/briefing/compose/find-names.ts';
import type { SourceNames } from '../../../../lib/briefing/compose/source.ts';

const NAMES: SourceNames = {
  units: [
    '青石镇河东社区',
    '市教育局',
    '和平村',
    '县医院',
    '东岭县青石镇人民政府',
    '石门（第三）小学',
    'Li Ltd',
    '河西村（二组）',
  ],
  places: ['东风路12号', '柳林街道'],
  people: ['张建国', '欧阳晓明', '李娜', '康健', '买买提·吐尔逊', '𠮷田'],
};
const found = (text: string) => findNames(text, NAMES).map(({ at, length }) => text.slice(at, at + length));
const meant = (text: string) => findNames(text, NAMES).map(({ name, what }) => `${what} ${name}`);

describe('names in a text', () => {
  it('are found whole and in their short forms', () => {
    expect(found('到青石镇河东社区和青石镇、河东、河东社区。')).toEqual([
      '青石镇河东社区',
      '青石镇',
      '河东',
      '河东社区',
    ]);
    expect(found('教育局说，河西村没有办。柳林的事。')).toEqual(['教育局', '河西村', '柳林']);
    expect(meant('住在东风路12号。')).toEqual(['place 东风路12号']);
  });

  it('are found across spaces, other forms of signs and signs that nobody sees', () => {
    const hidden = '青 石\u200b镇　河\u2060东社区';
    expect(found(`在${hidden}看到`)).toEqual([hidden]);
    expect(found('东风路１２号，⻘⽯镇')).toContain('东风路１２号');
    expect(found('见买买提・吐尔逊来了')).toEqual(['买买提・吐尔逊']);
    expect(found('见了𠮷田')).toEqual(['𠮷田']);
  });

  it('of people are found with a title, and as they are called', () => {
    expect(found('张书记、张副书记和欧阳主任；老张说，小李记，建国同志去。')).toEqual([
      ...['张书记', '张副书记', '欧阳主任', '老张', '小李', '建国同志'],
    ]);
    expect(meant('张建国书记')).toEqual(['person 张建国']);
    expect(found('买买提同志在')).toEqual(['买买提同志']);
    expect(found('一张纸，建国以来，李子')).toEqual([]);
  });

  it('of people are found as a roster may write them, and by what of them says most', () => {
    const of = (person: string, text: string) =>
      findNames(text, { units: [], places: [], people: [person] }).map(({ at, length }) => text.slice(at, at + length));
    expect(of('刘建军主任', '刘建军说，刘主任和建军以来')).toEqual(['刘建军', '刘主任']);
    expect(of('王主任', '王主任、王书记；主任同志')).toEqual(['王主任', '王书记']);
    expect(of('老鲍', '老鲍、鲍会计；老同志')).toEqual(['老鲍', '鲍会计']);
    expect(of('李秀英', '秀英说，李大姐、李姐；秀气')).toEqual(['秀英', '李大姐', '李姐']);
    expect(of('欧阳锋', '欧阳说')).toEqual(['欧阳']);
    expect(of('买买提·吐尔逊', '吐尔逊说')).toEqual(['吐尔逊']);
    expect(of('鲍小山', '鲍某来过')).toEqual(['鲍某']);
    for (const nobody of ['支书', '伟', '督导组组长'])
      expect(of(nobody, '村支书说伟大，督导组组长')).toEqual(nobody === '督导组组长' ? ['督导组组长'] : []);
  });

  it('of units are found as schools, organs and Latin names are called', () => {
    const of = (unit: string, text: string) =>
      findNames(text, { units: [unit], places: [], people: [] }).map(({ at, length }) => text.slice(at, at + length));
    expect(of('清源县第三小学', '第3小学，三小的食堂；三小时，三小组')).toEqual(['第3小学', '三小']);
    expect(of('清源县第十二中学', '十二中说；十二中全会、二中')).toEqual(['十二中']);
    expect(of('第三中学', '十三中和第三中心')).toEqual([]);
    expect(of('县委组织部', '组织部说，党支部、组织生活')).toEqual(['组织部']);
    expect(of('河东社区党支部', '河东；党支部')).toEqual(['河东']);
    expect(of('和平村', '和平年代，和平书记说')).toEqual(['和平书记']);
    expect(of('Riverside Community Center', 'At Riverside, riversides')).toEqual(['Riverside']);
  });

  it('spares words that mean something else, but no name that is whole', () => {
    expect(found('奔小康，和平年代，医院里，人民满意，教育群众')).toEqual([]);
    expect(found('和平村的')).toEqual(['和平村']);
    const odd: SourceNames = { units: ['中心'], places: [], people: [] };
    expect(findNames('服务中心', odd)).toEqual([{ name: '中心', at: 2, length: 2, what: 'unit' }]);
  });

  it('in Latin letters are whole words', () => {
    expect(found('unlimited; Li Ltd; LI LTD, li ltda')).toEqual(['Li Ltd', 'LI LTD']);
  });

  it('that overlap are both told; one within another is not', () => {
    const names: SourceNames = { units: ['河东小学', '小学校园'], places: [], people: [] };
    expect(findNames('河东小学校园', names).map(({ name, at }) => [name, at])).toEqual([
      ['河东小学', 0],
      ['小学校园', 2],
    ]);
  });

  it('are found whatever stands around them, and only where they are', () => {
    const name = fc.constantFrom(...NAMES.units, ...NAMES.places, ...NAMES.people);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name, fc.string({ unit: 'binary' }), (before, one, after) => {
        // Latin signs right beside a Latin name make it part of a longer word.
        const text = `${before}，${one}，${after}`;
        const hits = findNames(text, NAMES);
        const at = before.length + 1;
        expect(hits.some((hit) => hit.at <= at && hit.at + hit.length >= at + one.length)).toBe(true);
        for (const hit of hits) expect(hit.at >= 0 && hit.length > 0 && hit.at + hit.length <= text.length).toBe(true);
      }),
    );
  });

  it('takes long texts, many names and none', () => {
    const units = Array.from({ length: 10_000 }, (_, at) => `第${at}镇河${at}村`);
    const many: SourceNames = { units, places: [], people: [] };
    const text = '本次走访看到，'.repeat(15_000);
    expect(findNames(`${text}第777镇河777村`, many)).toHaveLength(1);
    expect(findNames(text, { units: [], places: [''], people: [] })).toEqual([]);
    expect(findNames('', NAMES)).toEqual([]);
  });
});
