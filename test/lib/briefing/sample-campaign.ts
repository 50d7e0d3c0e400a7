import type { SourceItem } from '../../../lib/briefing/compose/source.ts';

/** What of a pack the sample sources stand on: a few items, tags and types of the built-in one. */

export const TYPES = [
  { id: 'townshipSubdistrict', name: '乡镇、街道' },
  { id: 'villageCommunity', name: '村、社区' },
  { id: 'school', name: '学校' },
  { id: 'hospital', name: '医院' },
  { id: 'cityCountyBody', name: '市、县机关和直属单位' },
];
export const AREAS = [
  { id: 'deployment', name: '部署推进' },
  { id: 'study', name: '理论学习' },
  { id: 'investigation', name: '调查研究' },
  { id: 'rectification', name: '检视整改' },
  { id: 'publicity', name: '宣传氛围' },
];
export const ITEMS: readonly SourceItem[] = [
  ['1.1', '任务要求', 'deployment'],
  ['1.2', '分类部署', 'deployment'],
  ['2.1', '原原本本学', 'study'],
  ['2.2', '讲好专题党课', 'study'],
  ['2.3', '主题党日聚焦主题', null],
  ['3.1', '实地调研', 'investigation'],
  ['3.2', '成果转化', 'investigation'],
  ['5.1', '问题具体', 'rectification'],
  ['5.2', '目标量化', 'rectification'],
  ['5.3', '群众认可', 'rectification'],
  ['6.1', '阵地更新', 'publicity'],
].map(([id = '', short = '', area = null]) => ({ id: id ?? '', short: short ?? '', section: id?.[0] ?? '', area }));
export const SECTIONS = [
  { id: '1', title: '部署推进' },
  { id: '2', title: '理论学习' },
  { id: '3', title: '调查研究' },
  { id: '5', title: '检视整改' },
  { id: '6', title: '宣传氛围' },
];
export const TAGS = [
  { id: 'F01', title: '上热中温下冷', area: 'deployment' },
  { id: 'F08', title: '以辅导、读书班代替自学', area: 'study' },
  { id: 'F14', title: '书面调研、套路化', area: 'investigation' },
  { id: 'F22', title: '目标没有量化', area: 'rectification' },
];
