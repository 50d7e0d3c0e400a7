// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type Block, blockSchema } from '../../../../lib/briefing/blocks/blocks.ts';
import { composeVisit } from '../../../../lib/briefing/compose/compose.ts';
import { composeFindings, composeMaterials, composeRemarks } from '../../../../lib/briefing/compose/findings.ts';
import type { SheetFinding, SheetFindings } from '../../../../lib/briefing/compose/sheet-findings.ts';
import { briefingWords as words } from '../../../../lib/i18n/zh-cn/briefing.ts';
import { SAMPLE } from '../sample-visit.ts';

const BARE: SheetFinding = {
  id: 'f1',
  problem: '宣传栏半年没换',
  area: '',
  state: 'open',
  earlier: false,
  answers: '',
  leader: '',
  measure: '',
  quantity: '',
  deadline: null,
  overdue: null,
  cause: null,
  passedTo: '',
  passedOn: null,
  claimed: null,
  claimedOn: null,
  steps: [],
};
const FOUND: SheetFindings = {
  findings: [
    BARE,
    {
      ...BARE,
      id: 'f2',
      problem: '报表层层加码',
      area: '基层负担',
      state: 'toCheck',
      earlier: true,
      answers: '王主任',
      deadline: '2023-11-30',
      cause: 'above',
      passedTo: '县委办',
      passedOn: '2023-11-09',
      claimed: false,
    },
  ],
  remarks: [
    {
      id: 'r1',
      text: '标语今天就换',
      nature: 'deviation',
      decided: '别处写的',
      became: '换了',
      becameOn: '2023-11-08',
    },
    { id: 'r2', text: '可以请老党员讲', nature: 'advice', decided: '下月安排', became: ' ', becameOn: null },
  ],
  materials: [
    {
      id: 'm1',
      name: '实施方案',
      verdict: 'returned',
      comment: '抄的县里的',
      rules: [{ text: '写的是本单位的事', verdict: 'notMet' }],
    },
  ],
};
const lines = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === 'paragraph' ? (block.lead ?? '') + block.text : block.kind));

describe('what was found, in the PDF', () => {
  it('names each step taken at the visit: when, why again, what was seen; and says what is overdue', () => {
    const at = { date: '2023-11-08', time: '09:30' };
    const steps = [
      { to: 'redo', at, seen: '还是老样子', reason: 'notSolved' },
      { to: 'toCheck', at: { date: '', time: '' }, seen: ' ', reason: null },
    ] as const;
    const looked = { ...BARE, deadline: '2023-11-01', overdue: 7, steps };
    expect(lines(composeFindings({ ...FOUND, findings: [looked] }, words))).toEqual([
      '1．（待整改）宣传栏半年没换',
      '期限：2023年11月1日（已逾期7天）',
      '本次走访：2023年11月8日09:30，返工（未解决）：还是老样子',
      '本次走访：报请复核',
    ]);
  });

  it('says of each how far it has come, leaves out what nobody wrote, and where a root above was passed', () => {
    expect(lines(composeFindings(FOUND, words))).toEqual([
      '1．（待整改）宣传栏半年没换',
      '2．（基层负担，以前发现，待复核）报表层层加码',
      '责任人：王主任',
      '期限：2023年11月30日',
      '根子在上级：2023年11月9日报县委办，尚未认领',
    ]);
    const unknown = { ...FOUND, findings: [{ ...BARE, cause: 'above' as const }] };
    expect(lines(composeFindings(unknown, words)).at(-1)).toBe('根子在上级：报送对象未记录，是否认领未记录');
  });

  it('says what became of what was said, and what the unit decided only of advice', () => {
    expect(lines(composeRemarks(FOUND, words))).toEqual([
      '1．偏差：标语今天就换',
      '后续：换了（2023年11月8日）',
      '2．建议：可以请老党员讲',
      '单位自行决定：下月安排',
      '后续：尚不清楚',
    ]);
  });

  it('says how a paper stands and with which rules', () => {
    expect(lines(composeMaterials(FOUND, words))).toEqual([
      '1．（退回）实施方案',
      '不符合：写的是本单位的事',
      '说明：抄的县里的',
    ]);
  });

  it('stands in chapters of its own, which a visit without any hasn’t got', () => {
    const headings = (found: SheetFindings | undefined) =>
      composeVisit({ ...SAMPLE, found }, words).blocks.flatMap((block) =>
        block.kind === 'heading' && block.level === 1 ? [block.text.replace(/^.*?、/, '')] : [],
      );
    const own = ['发现的问题及整改情况', '当场指出的情况', '材料审核情况'];
    expect(headings(FOUND)).toEqual(expect.arrayContaining(own));
    expect(headings(undefined).filter((text) => own.includes(text))).toEqual([]);
    for (const block of composeVisit({ ...SAMPLE, found: FOUND }, words).blocks) blockSchema.parse(block);
  });
});
