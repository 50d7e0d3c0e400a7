// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type Block, blockSchema } from '../../../../lib/briefing/blocks/blocks.ts';
import { composeVisit } from '../../../../lib/briefing/compose/compose.ts';
import type { SheetQuestion, SheetVoices } from '../../../../lib/briefing/compose/sheet-voices.ts';
import { composeBrought, composeEvaluations } from '../../../../lib/briefing/compose/voices.ts';
import { briefingWords as words } from '../../../../lib/i18n/zh-cn/briefing.ts';
import { SAMPLE } from '../sample-visit.ts';

const asked = (yes: number, no: number, unclear: number): SheetQuestion => {
  const n = yes + no + unclear;
  const shares = n >= 30 ? { yes: yes / n, no: no / n, unclear: unclear / n } : null;
  return { yes: '满意', no: '不满意', counts: { yes, no, unclear }, n, shares };
};
const VOICES: SheetVoices = {
  evaluations: [
    { id: 'e1', where: '村口集市', among: '赶集的村民', people: 40, questions: [asked(30, 8, 2)] },
    { id: 'e2', where: '', among: '', people: 5, questions: [asked(4, 1, 0)] },
    { id: 'e3', where: '没人答', among: '', people: 0, questions: [] },
  ],
  leastSample: 30,
  topics: [
    {
      id: 't1',
      topic: '加装电梯的钱从哪来',
      raisedBy: 'people',
      level: '县（市、区）',
      analysed: '',
      supplied: '联系住建部门到场',
      result: '列入计划',
    },
  ],
  complaints: [
    {
      id: 'c1',
      text: '排水沟堵了',
      received: { date: '2023-11-08', time: '09:00' },
      takenUp: null,
      answered: { date: '2023-11-10', time: '10:00' },
      answer: '已疏通',
    },
  ],
  practices: [{ id: 'p1', text: '板凳会', what: 'method', passOn: true }],
  cases: [{ id: 'k1', facts: '台账写已整改', side: 'negative', cause: '只查台账', lesson: '', passOn: false }],
};
const textOf = (block: Block): string => {
  if (block.kind === 'table')
    return [block.head, ...block.rows].flatMap((row) => row?.cells.map((cell) => cell.text) ?? []).join('|');
  if (block.kind === 'photos') return '';
  if (block.kind === 'paragraph') return (block.lead ?? '') + block.text;
  return 'text' in block ? block.text : '';
};

describe('what people said, in the PDF', () => {
  it('gives each share beside its count and sample, counts alone where few were asked, and says so', () => {
    const lines = composeEvaluations(VOICES, words).map(textOf);
    expect(lines).toEqual([
      '1．村口集市，赶集的村民，共问40人。',
      '所问|正面|反面|说不清|人数|满意／不满意|30（75%）|8（20%）|2（5%）|40',
      '2．地点和人群未记录，共问5人。',
      '所问|正面|反面|说不清|人数|满意／不满意|4|1|0|5',
      '答的人不足30人的，只列人数，不算百分比。',
    ]);
  });

  it('writes what was brought kind by kind and leaves out what is empty', () => {
    const lines = composeBrought(VOICES, words).map(textOf);
    expect(lines).toEqual([
      '（一）同题共答',
      '1．（群众提出，县（市、区）解决）加装电梯的钱从哪来',
      '督导组提供：联系住建部门到场',
      '结果：列入计划',
      '（二）群众诉求',
      '1．排水沟堵了',
      '办理：2023年11月8日09:00接到，尚未接办，2023年11月10日10:00答复',
      '答复：已疏通',
      '（三）好做法、金点子和身边榜样',
      '1．好做法（可供推广）：板凳会',
      '（四）解剖的典型案例',
      '1．反面案例：台账写已整改',
      '原因：只查台账',
    ]);
  });

  it('stands as chapters of the whole, of blocks that the worker takes, each with the records it came from', () => {
    const { blocks } = composeVisit({ ...SAMPLE, voices: VOICES }, words);
    for (const block of blocks) expect(blockSchema.safeParse(block).success).toBe(true);
    const heads = blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []));
    expect(heads).toEqual([
      '一、走访概况',
      '二、清单评定情况',
      '三、形式主义问题及状态',
      '四、群众评价',
      '五、群众反映',
      '六、同题共答、诉求和做法',
      '七、现场记录',
      '八、尚缺事项',
    ]);
    const from = blocks.flatMap((block) => ('from' in block ? (block.from ?? []) : []));
    expect(from).toEqual(expect.arrayContaining(['e1', 'e2', 't1', 'c1', 'p1', 'k1']));
  });

  it('says nothing where nobody said anything', () => {
    expect(composeEvaluations(undefined, words)).toEqual([]);
    expect(composeBrought({ ...VOICES, topics: [], complaints: [], practices: [], cases: [] }, words)).toEqual([]);
  });

  it('never rounds what is not all to 100 %, nor what is not nothing to 0 %', () => {
    const evaluations = [{ id: 'e', where: '', among: '', people: 0, questions: [asked(999_999, 1, 0)] }];
    expect(composeEvaluations({ ...VOICES, evaluations }, words).map(textOf)[1]).toContain(
      '999999（超过99.9%）|1（不足0.1%）|0（0%）',
    );
  });
});
