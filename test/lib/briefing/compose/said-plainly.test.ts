// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { composeDraft } from '../../../../lib/briefing/compose/compose-draft.ts';
import { sayLive } from '../../../../lib/briefing/compose/live-text.ts';
import { renderDraft } from '../../../../lib/briefing/compose/render-draft.ts';
import type { SheetNote } from '../../../../lib/briefing/compose/sheet.ts';
import type { BriefingSource, SourceFinding } from '../../../../lib/briefing/compose/source.ts';
import { draftWords } from '../../../../lib/i18n/zh-cn/briefing-draft.ts';
import type { Edition } from '../../../../lib/model/briefing.ts';
import { NO_EDITS } from '../documents.ts';
import { sampleSource } from '../sample-source.ts';

const compose = (source: BriefingSource, edition: Edition = 'named') => composeDraft({ source, edition }, draftWords);
const saidIn = (source: BriefingSource, section: string): string[] =>
  (compose(source).sections.find(({ id }) => id === section)?.parts ?? []).flatMap((part) =>
    part.kind === 'text' ? [(part.lead ?? '') + sayLive(part.composed.text, part.composed.figures)] : [],
  );

const SOURCE = sampleSource({ units: 6, again: 0 });
const [SOME] = sampleSource().findings;
if (!SOME) throw new Error('no finding');
const finding = (id: string, unit: string, problem: string, more: Partial<SourceFinding> = {}): SourceFinding => ({
  ...{ ...SOME, id, unit, problem, state: 'open', areaId: 'study', visit: null, deadline: null },
  ...more,
});

describe('what several units have in common', () => {
  const text = '自学时间合计三小时';
  const findings = [
    finding('f1', 'unit-0', `${text}；`),
    finding('f2', 'unit-1', text),
    finding('f3', 'unit-2', text, { state: 'closed' }),
    finding('f4', 'unit-1', text),
  ];
  const source = {
    ...SOURCE,
    visits: SOURCE.visits.map((one) => ({ ...one, sheet: { ...one.sheet, tags: [] } })),
    findings,
  };
  const lines = (edition: Edition, edits = NO_EDITS) =>
    renderDraft(compose(source, edition), edits, draftWords).blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.text.includes(text) ? [(block.lead ?? '') + block.text] : [],
    );

  it('is told once, of all of them, with all their records', () => {
    expect(lines('named')).toEqual([
      '柳林街道、青石镇：自学时间合计三小时。',
      '白水乡：自学时间合计三小时（已销号）。',
    ]);
    expect(lines('anonymous')).toEqual([
      '有的乡镇、街道自学时间合计三小时；有的乡镇、街道自学时间合计三小时（已销号）。',
    ]);
    const { blocks, places } = renderDraft(compose(source), NO_EDITS, draftWords);
    const told = blocks.find((block) => block.kind === 'paragraph' && block.lead === '柳林街道、青石镇：');
    expect(told?.kind === 'paragraph' && told.from?.toSorted()).toEqual(['f1', 'f2', 'f4']);
    expect(new Set(['f1', 'f2', 'f4'].map((id) => places.get(`named/problems/finding-${id}`))).size).toBe(1);
  });

  it('is told apart again where somebody puts it otherwise', () => {
    const texts = new Map([['named/problems/finding-f2', { text: `${text}，已经在改。`, of: '' }]]);
    expect(lines('named', { ...NO_EDITS, texts })).toEqual([
      ...['柳林街道：自学时间合计三小时，已经在改。', '柳林街道、青石镇：自学时间合计三小时。'],
      '白水乡：自学时间合计三小时（已销号）。',
    ]);
  });
});

describe('a sentence', () => {
  it('of one unit counts nothing to one', () => {
    const one = sampleSource({ units: 1, again: 0 });
    expect(saidIn(one, 'standsOut')[0]).toBe('部署推进：“任务要求”“分类部署”评为好或较好。');
    expect(saidIn(one, 'problems')).toContain('“原原本本学”评为一般或较差。');
    expect(saidIn(one, 'overview').join('')).toContain(
      '做到不打招呼、不听汇报、不用陪同接待、直奔基层；未做到不发通知。',
    );
    const heard: BriefingSource = {
      ...one,
      visits: one.visits.map((visit) => ({ ...visit, sheet: { ...visit.sheet, notes: [closed] } })),
    };
    expect(saidIn(heard, 'overview').join('')).not.toContain('群众反映');
    expect(saidIn(heard, 'evaluation')).toContain('有群众反映：窗口只开一个。');
  });

  it('that holds of all units alike in several items is said once', () => {
    const source = {
      ...SOURCE,
      visits: SOURCE.visits.map((visit) => ({ ...visit, grades: { '1.1': 'good', '1.2': 'good' } as const })),
    };
    expect(saidIn(source, 'standsOut')).toEqual(['部署推进：“任务要求”“分类部署”6个单位都评为好或较好。']);
  });

  it('ends as one, though it was written as a piece of a longer one', () => {
    const source = { ...SOURCE, findings: [finding('f', 'unit-0', '没有到现场；')] };
    expect(saidIn(source, 'problems')).toContain('青石镇：没有到现场。');
    expect(draftWords.ended('没有到现场，', '（已销号）')).toBe('没有到现场（已销号）。');
  });

  it('of what is done again says how many of it are overdue, which the next steps count too', () => {
    const again = [
      finding('f1', 'unit-0', '甲', { state: 'redo', deadline: '2023-11-01' }),
      finding('f2', 'unit-1', '乙', { state: 'redo' }),
    ];
    const source = { ...SOURCE, findings: again };
    expect(saidIn(source, 'redo')[0]).toBe('尚未销号的问题2个，其中返工2个（其中已逾期1个）。');
  });

  it('has no sign of another language but in what somebody wrote', () => {
    for (const template of ['briefing', 'feedback', 'process', 'closing', 'levels'] as const)
      for (const edition of ['named', 'anonymous'] as const) {
        const draft = compose(sampleSource({ template }), edition);
        const said = renderDraft(draft, NO_EDITS, draftWords).blocks.map((block) =>
          JSON.stringify(block, (key, value) =>
            ['kind', 'from', 'size', 'align', 'ref', 'id'].includes(key) ? '' : value,
          ),
        );
        for (const text of said)
          expect(text.replace(/"\w+":|\\n/g, '').replace(/true|false|null/g, '')).not.toMatch(/[a-z]/i);
      }
  });

  it('of several days says the year once, and again over New Year', () => {
    const days = ['2023-12-30', '2023-12-31', '2024-01-02'];
    expect(draftWords.feedback.visited(days, '', '')).toMatch(/^2023年12月30日、31日、2024年1月2日，/);
  });
});

const closed: SheetNote = {
  ...{ id: 'closed', how: 'listen', source: 'backToBack', speaker: null, at: { date: '2023-11-01', time: '09:20' } },
  ...{ text: '窗口只开一个。', itemLabels: [], evidence: [] },
};
