import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import { PICTURE } from '../picture.ts';

/** A document with every kind of block, of the anonymous edition. */
export const SAMPLE: readonly Block[] = [
  {
    kind: 'masthead',
    name: '巡回督导简报',
    issue: '第3期',
    office: '市委第三巡回督导组',
    date: '2023年11月20日',
    secrecy: '内部资料',
    copy: '0001',
  },
  { kind: 'title', text: '关于第二批主题教育巡回督导情况的简报' },
  {
    kind: 'paragraph',
    text: '督导组走访16个单位（共20个），其中“四不两直”12次，与群众面对面、背靠背谈话84人次，发现问题31个。',
    size: 'body',
  },
  { kind: 'heading', level: 1, text: '一、总体情况' },
  { kind: 'heading', level: 2, text: '（一）理论学习' },
  { kind: 'paragraph', lead: '有的单位：', text: '学习笔记雷同。\n必读书目没有学完 <3 本 & 没有交流。', size: 'body' },
  { kind: 'paragraph', text: '依据：走访记录9条。', size: 'small', keep: true },
  {
    kind: 'table',
    columns: [3, 1, 2],
    head: {
      cells: [
        { text: '类型', strong: true, align: 'center' },
        { text: '走访', strong: true, align: 'center' },
        { text: '占比', strong: true, align: 'center' },
      ],
    },
    rows: [
      { cells: [{ text: '乡镇街道', span: 3, strong: true }], keep: true },
      { cells: [{ text: '=乡镇\n+街道' }, { text: '12' }, { text: '92.5%', align: 'center' }] },
      { cells: [{ text: '村社区' }, { text: '004' }, { text: '长'.repeat(600) }] },
    ],
  },
  {
    kind: 'photos',
    photos: [
      { ref: 'a', caption: '公示栏没有更新', width: 16, height: 12 },
      { ref: 'b', caption: '学习记录', width: 16, height: 12 },
      { ref: 'gone', caption: '打不开的照片', width: 16, height: 12 },
    ],
  },
  { kind: 'paragraph', text: '下一步，督导组将逐一回头看。', size: 'body' },
  { kind: 'signature', lines: ['市委第三巡回督导组', '2023年11月20日'] },
  { kind: 'heading', level: 1, annex: '附件1', text: '各类单位评定' },
  {
    kind: 'heatMap',
    columns: ['理论学习', '调查研究', '推动发展的成效', '检视整改'],
    rows: [
      { label: '乡镇街道', cells: ['●', '○', '△', '▲'] },
      { label: '国有企业', cells: ['○', '', '●', '3'] },
      { label: '合计', cells: ['2', '1', '2', '2'], sum: true },
    ],
    legend: '● 好　○ 较好　△ 一般　▲ 较差',
    alt: '四类单位的评定',
  },
  { kind: 'heading', level: 2, text: '（二）标签与趋势' },
  {
    kind: 'bars',
    full: 16,
    rows: [
      { label: '理论学习', parts: [5, 7], text: '12个（n=16）' },
      { label: '调查研究', parts: [3], text: '3个' },
    ],
    legend: ['核实', '疑似'],
    alt: '各领域的标签',
  },
  { kind: 'bars', full: 10, rows: [{ label: '公示栏', parts: [4], text: '4处' }], legend: [], alt: '公示栏' },
  {
    kind: 'trend',
    points: ['第一次', '第二次', '第三次'],
    scale: [
      { value: 1, label: '较差' },
      { value: 4, label: '好' },
    ],
    series: [
      { name: '理论学习', values: [1, 2.333333, 4] },
      { name: '调查研究', values: [null, 3, 3.5] },
    ],
    alt: '三次走访的评定',
  },
  { kind: 'pageBreak' },
  { kind: 'table', columns: [1, 1], rows: [{ cells: [{ text: '期限' }, { text: '2023-12-31' }] }] },
  {
    kind: 'imprint',
    rows: [
      { label: '报', text: '市委主题教育领导小组' },
      { label: '送', text: '各县（市、区）委，市直各单位党组（党委），市属企业党委，各高等学校党委，中央和省驻市单位' },
    ],
    copies: '共印30份',
  },
];

/** Its photos: the third one is missing. */
export const SAMPLE_PHOTOS: ReadonlyMap<string, Uint8Array> = new Map([
  ['a', PICTURE],
  ['b', PICTURE],
]);
