// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIdentifying } from '../../../lib/signals/identifying.ts';
import { runs } from '../changes/runs.ts';

const parts = (text: string, known?: string[]) =>
  findIdentifying(text, known).map(({ start, end }) => text.slice(start, end));

describe('what may give away who spoke', () => {
  test.each([
    ['王大锤说卫生室下午没人', '王大锤'],
    ['卖豆腐的老周看见的', '老周'],
    ['张大爷讲，材料都是年底补的', '张大爷'],
    ['这是李书记亲口说的', '李书记'],
    ['铁蛋说没有发过', '铁蛋'],
    ['豆腐西施说没见过人', '豆腐西施'],
    ['村里的会计告诉我们的', '会计'],
    ['欧阳主任不在', '欧阳主任'],
    ['打 13800001234 问他', '13800001234'],
    ['狗剩他娘也这么讲', '狗剩他娘'],
    ['门卫看见车开走了', '门卫'],
    ['赵某说钱没到', '赵某'],
    ['尚七姑拿出的本子是空的', '尚七姑'],
    ['路八指拿过来的', '路八指'],
    ['王大锤 说补贴没到账', '王大锤'],
    ['（王大锤）补贴没到账', '王大锤'],
    ['补贴没到账(王强)', '王强'],
    ['来自王大锤的反映：补贴没到账', '王大锤'],
    ['听王大锤讲过两次', '王大锤'],
    ['买买提·艾力说没人来过', '买买提·艾力'],
    ['昨天是阿依古丽·吐尔逊的孩子去的', '阿依古丽·吐尔逊'],
    ['张家老二看见的', '张家老二'],
    ['刘家的媳妇没领到', '刘家的媳妇'],
    ['村东头第二家没有通水', '东头第二家'],
    ['住在3单元502室', '3单元502室'],
    ['二组第五户没有发', '二组第五户'],
    ['the clinic is empty, Mr Wang said', 'Wang'],
  ])('%s: %s', (text, expected) => {
    expect(parts(text).join('|')).toContain(expected);
  });

  test.each([
    '卫生室下午没人',
    '对这方面姑息迁就',
    '第二指标没有完成',
    '居民说卫生室下午没人',
    '群众反映办事要跑三趟',
    '办事群众说窗口只有一个人',
    '有人说学习笔记是抄的',
    '大家都说没开过会',
    '材料都是年底补的，没有人来问过',
    '宣传栏还是 6 月的内容',
    '路灯坏了三个月，报了五次',
    '高兴不高兴没人问',
    '党员说没有参加过学习',
    '上面要的表太多，一天填 7 张',
    'The clinic is empty in the afternoon',
    '（高兴）的人不多（单位没有来人）',
    '来自群众的反映有三条，据了解都没有办',
    '人家老二都上学了，老大难的事还没有办',
    '全村第二家超市关了，东头的路没有修',
    '看·听·问·查都做了',
    '第一单元的课没有上，三组开了两次会',
    '听说材料都是补的，照上面的意见改的',
  ])('nothing in: %s', (text) => {
    expect(parts(text)).toEqual([]);
  });

  test('names that the device knows, wherever they stand', () => {
    expect(parts('都听晓东和晓东的', ['晓东', '的'])).toEqual(['晓东', '晓东']);
  });

  test('parts lie within the text, in order, none within another', () => {
    const words = fc.constantFrom('王', '大爷', '老', '说', '会计', '13800001234', '。', '，', '铁蛋', 'a', '😀', ' ');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (list) => {
        const text = list.join('');
        let end = 0;
        let start = -1;
        for (const one of findIdentifying(text, ['大爷说'])) {
          expect(one.start).toBeGreaterThanOrEqual(start);
          expect(one.end).toBeGreaterThan(end);
          expect(one.end).toBeLessThanOrEqual(text.length);
          [start, end] = [one.start, one.end];
        }
      }),
      runs(),
    );
  });
});
