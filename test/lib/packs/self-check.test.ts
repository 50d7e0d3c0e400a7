// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { BUILTIN_PACKS, loadBuiltinPack } from '../../../lib/packs/builtin.ts';
import type { PackItem } from '../../../lib/packs/schema.ts';
import { type SelfCheckHit, selfCheck } from '../../../lib/packs/self-check.ts';
import { tinyItem, tinyPack } from './tiny-pack.ts';

type Field = 'question' | 'look' | 'against';

/** The hits of an item of its own, in a pack that is otherwise clean. */
function hitsOf(over: Partial<PackItem>): SelfCheckHit[] {
  return selfCheck({ ...tinyPack(), items: [tinyItem('1.1', over)] });
}

/** The reasons that one sentence is held to have, in one field. */
function reasonsOf(field: Field, text: string, language: 'zh' | 'en' = 'zh'): string[] {
  return hitsOf({ [field]: { zh: '看', en: 'look', [language]: text } }).map(({ reason }) => reason);
}

const JUDGED: readonly (readonly [Field, string, string])[] = [
  ['question', '今年开了几次会', 'meetings'],
  ['question', '是否召开专题会议', 'meetings'],
  ['question', '是否召开过动员部署会', 'meetings'],
  ['question', '会议次数够不够', 'meetings'],
  ['question', '每月两次例会坚持得怎么样', 'meetings'],
  ['question', '开过推进会没有', 'meetings'],
  ['question', '发了多少文件', 'papers'],
  ['question', '有没有会议记录', 'papers'],
  ['question', '台账是否齐全', 'papers'],
  ['question', '不少于十期简报', 'papers'],
  ['look', '查简报的期数；数照片的数量。', 'papers photos'],
  ['look', '看拍了多少张照片，是否有活动照片。', 'photos photos'],
  ['look', '凭照片打分。', 'photos'],
  ['look', '看笔记写了多少字。', 'studyNotes'],
  ['question', '心得体会是否达到三篇', 'studyNotes'],
  ['question', '心得体会至少三篇', 'studyNotes'],
  ['question', '是否得到上级领导批示', 'leadersComments'],
  ['question', '批示次数', 'leadersComments'],
  ['question', '有没有领导肯定', 'leadersComments'],
  ['against', '没有会议记录；笔记不全；照片太少。', 'papers studyNotes photos'],
  ['against', '未召开专题会议', 'meetings'],
  ['against', '无领导批示', 'leadersComments'],
];

const FAIR: readonly (readonly [Field, string])[] = [
  ['look', '不看开了多少会，看办成几件事。'],
  ['look', '不是看开了多少会，发了多少文件，而是看办成什么。'],
  ['look', '不凭照片打分；不数台账。'],
  ['question', '有没有用开会、发文件代替落实'],
  ['question', '有没有只凭照片打分'],
  ['question', '有没有以会议落实会议'],
  ['question', '会议上定的事办了几件'],
  ['question', '有没有笔记抄袭'],
  ['question', '会议精神是否传到了支部'],
  ['question', '是否会办、有没有机会说话'],
  ['question', '计划上的事办成几件'],
  ['look', '请三名党员把笔记拿来，各挑一处，问当时为什么记。'],
  ['against', '只开会、发文件，现场没变。'],
  ['against', '只有会议记录和照片。'],
  ['against', '笔记雷同，照片是摆的；台账太多。'],
  ['against', '没有照片就不给分。'],
  ['against', '没有人知道。'],
];

describe('an item that judges by traces', () => {
  it.each(JUDGED)('is pointed out: %s %s', (field, text, reasons) => {
    expect(reasonsOf(field, text).join(' ')).toBe(reasons);
  });

  it.each([
    ['question', 'How many meetings were held this month?', 'meetings'],
    ['question', 'Were at least twelve documents issued?', 'papers'],
    ['question', 'Are there photos of each visit?', 'photos'],
    ['look', 'Count the notebooks; no fewer than 20 essays each.', 'studyNotes studyNotes'],
    ['question', 'Has the unit received written instructions?', 'leadersComments'],
    ['against', 'No meeting minutes; photos missing.', 'papers photos'],
  ] as const)('is pointed out in English: %s %s', (field, text, reasons) => {
    expect(reasonsOf(field, text, 'en').join(' ')).toBe(reasons);
  });

  it('is named with the words, where they begin, their field, language and reason', () => {
    expect(hitsOf({ question: { zh: '问题改没改，开了几次会议', en: 'x' } })).toEqual([
      { item: '1.1', field: 'question', language: 'zh', word: '开了几次会', at: 6, reason: 'meetings' },
    ]);
  });

  it('is one that asks nobody and looks at papers', () => {
    const look = { zh: '看会议记录和笔记。', en: 'Read them.' };
    expect(hitsOf({ look, how: ['look', 'check'] }).map(({ reason }) => reason)).toEqual(['papers', 'studyNotes']);
    expect(hitsOf({ look, how: ['look', 'ask'] })).toEqual([]);
  });

  it('is one whose only way is to check papers', () => {
    expect(hitsOf({ how: ['check'] })).toEqual([{ item: '1.1', field: 'how', reason: 'papersOnly' }]);
  });
});

describe('an item that does not', () => {
  it.each(FAIR)('is let be: %s %s', (field, text) => {
    expect(reasonsOf(field, text)).toEqual([]);
  });

  it.each([
    ['look', 'Look at what was solved, not at how many meetings were held.'],
    ['question', 'Do meetings stand in for work?'],
    ['question', 'Is what the meeting decided being done?'],
    ['look', 'Wait how many minutes at the counter?'],
    ['against', 'Nothing but meetings and photos.'],
  ] as const)('is let be in English: %s %s', (field, text) => {
    expect(reasonsOf(field, text, 'en')).toEqual([]);
  });

  it('counts papers to spare the grassroots', () => {
    const look = { zh: '数一个月发了多少文件、开了几次会。', en: 'Count the documents of a month.' };
    expect(hitsOf({ look }).length).toBeGreaterThan(0);
    expect(hitsOf({ look, question: { zh: '文件和会议是否少了', en: 'Is there less of it?' } })).toEqual([]);
  });

  it('is a duty, or retired', () => {
    const question = { zh: '开了几次会', en: 'How many meetings?' };
    expect(hitsOf({ question }).length).toBeGreaterThan(0);
    expect(hitsOf({ question, form: 'duty' })).toEqual([]);
    expect(hitsOf({ question, retired: '1.1.0' })).toEqual([]);
  });
});

it.each(BUILTIN_PACKS)('finds nothing in the shipped pack %s', async (id) => {
  const pack = await loadBuiltinPack(id);
  expect(pack && selfCheck(pack)).toEqual([]);
});
