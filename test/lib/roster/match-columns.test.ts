// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { matchColumns } from '../../../lib/roster/match-columns.ts';
import { PACK } from './plan-table.ts';

const fieldOf = (title: string) => {
  const [match] = matchColumns([title], PACK.traits);
  return [match?.field, match?.certainty];
};

describe('matchColumns', () => {
  it.each([
    ['单位名称', 'name'],
    [' 党 组织\n名称 ', 'name'],
    ['*单位名称（全称）', 'name'],
    ['Unit Name', 'name'],
    ['统一社会信用代码', 'code'],
    ['单位类型', 'type'],
    ['层级', 'level'],
    ['上级党组织名称', 'parent'],
    ['主管单位', 'parent'],
    ['所在地|乡镇', 'place'],
    ['第一责任人', 'first'],
    ['党组织书记', 'first'],
    ['两新组织数（个）', 'newOrganisations'],
    ['流动党员', 'mobileMembers'],
    ['是否软弱涣散', 'weak'],
    ['有无流动党员', 'traits.mobileMembers'],
    ['是否有新就业群体', 'traits.newEmployment'],
    ['是否党支部', 'traits.branch'],
  ])('is certain of %j', (title, field) => {
    expect(fieldOf(title)).toEqual([field, 'certain']);
  });

  it.each([
    ['村（社区）名称', 'name'],
    ['上级组织编码', 'parent'],
    ['单位负责人姓名', 'first'],
    ['新就业群体', 'traits.newEmployment'],
  ])('guesses %j', (title, field) => {
    expect(fieldOf(title)).toEqual([field, 'guessed']);
  });

  it.each([['序号'], ['No.'], ['书记电话'], ['备注'], ['成立日期'], [''], ['指标12'], ['第一责任人职务']])(
    'leaves %j out',
    (title) => {
      expect(fieldOf(title)).toEqual([null, 'none']);
    },
  );

  it('gives a field to the column that fits it best, and place to several', () => {
    const fields = matchColumns(['名称', '单位名称', '所在单位名称', '县区', '乡镇']).map(({ field }) => field);
    expect(fields).toEqual([null, 'name', null, 'place', 'place']);
  });
});
