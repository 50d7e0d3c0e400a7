// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writePlainText } from '../../../../lib/briefing/forms/plain-text.ts';
import { anyText, cases, withoutSpaces } from '../texts.ts';
import { SAMPLE } from './sample-document.ts';

describe('plain text', () => {
  it('reads as one would paste it into a message', () => {
    expect(writePlainText(SAMPLE).replace(/长+/, '长')).toBe(`内部资料	0001
巡回督导简报
第3期
市委第三巡回督导组	2023年11月20日

关于第二批主题教育巡回督导情况的简报

督导组走访16个单位（共20个），其中“四不两直”12次，与群众面对面、背靠背谈话84人次，发现问题31个。

一、总体情况
（一）理论学习
有的单位：学习笔记雷同。
必读书目没有学完 <3 本 & 没有交流。
依据：走访记录9条。

类型	走访	占比
乡镇街道
=乡镇 +街道	12	92.5%
村社区	004	长

公示栏没有更新
学习记录
打不开的照片
下一步，督导组将逐一回头看。

市委第三巡回督导组
2023年11月20日

附件1
各类单位评定

	理论学习	调查研究	推动发展的成效	检视整改
乡镇街道	●	○	△	▲
国有企业	○		●	3
合计	2	1	2	2
● 好　○ 较好　△ 一般　▲ 较差

（二）标签与趋势

	核实	疑似
理论学习	5	7	12个（n=16）
调查研究	3		3个

公示栏	4处

	理论学习	调查研究
第一次	较差
第二次	2.33	3
第三次	好	3.5
1 较差　4 好

期限	2023-12-31

报：市委主题教育领导小组
送：各县（市、区）委，市直各单位党组（党委），市属企业党委，各高等学校党委，中央和省驻市单位
共印30份
`);
  });

  it('has each character that was composed, no white space at the end of a line, and no row broken', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, cell) => {
        const plain = writePlainText([
          { kind: 'title', text },
          { kind: 'paragraph', lead: '据', text, size: 'body' },
          { kind: 'table', columns: [1, 1], rows: [{ cells: [{ text: `甲${cell}` }, { text: `${cell}乙` }] }] },
          { kind: 'photos', photos: [{ ref: 'a', caption: text, width: 1, height: 1 }] },
        ]);
        expect(withoutSpaces(plain)).toBe(withoutSpaces(`${text}据${text}甲${cell}${cell}乙${text}`));
        const lines = plain.split('\n');
        expect(lines.filter((line) => line !== '' && withoutSpaces(line.slice(-1)) === '')).toEqual([]);
        expect(lines.filter((line) => /^甲.*\t.*乙$/su.test(line))).toHaveLength(1);
      }),
      cases(200),
    );
  });

  it('is empty where nothing is', () => {
    expect(writePlainText([])).toBe('');
    expect(writePlainText([{ kind: 'pageBreak' }, { kind: 'paragraph', text: ' \n', size: 'body' }])).toBe('');
  });
});
