// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import { composeDraft } from '../../../../lib/briefing/compose/compose-draft.ts';
import type { Draft, DraftEdits, TextPart } from '../../../../lib/briefing/compose/draft.ts';
import { furnish, headAndFoot } from '../../../../lib/briefing/compose/furniture.ts';
import { sayLive, writeLive } from '../../../../lib/briefing/compose/live-text.ts';
import { renderDraft, shownTexts } from '../../../../lib/briefing/compose/render-draft.ts';
import { draftWords, furnitureWords } from '../../../../lib/i18n/zh-cn/briefing-draft.ts';
import { NO_EDITS } from '../documents.ts';
import { sampleSource } from '../sample-source.ts';
import { cases } from '../texts.ts';

const draft = composeDraft({ source: sampleSource({ photos: true }), edition: 'named' }, draftWords);
const render = (edits: Partial<DraftEdits> = {}, of: Draft = draft) =>
  renderDraft(of, { ...NO_EDITS, ...edits }, draftWords);
const headings = (blocks: readonly Block[], level = 1) =>
  blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === level ? [(block.annex ?? '') + block.text] : [],
  );
const textPart = (id: string): TextPart => {
  const part = draft.sections.flatMap(({ parts }) => parts).find((one) => one.id === id);
  if (part?.kind !== 'text') throw new Error(id);
  return part;
};

describe('renderDraft', () => {
  it('puts the title first, numbers what is on, and annexes apart', () => {
    const { blocks, annexesAt } = render();
    expect(blocks[0]).toEqual({ kind: 'title', text: '巡回督导情况简报' });
    expect(headings(blocks).slice(0, 3)).toEqual(['一、走访总体情况', '二、进展和特点', '三、存在的差距和问题']);
    expect(headings(blocks).slice(-2)).toEqual(['附件4各方面形式主义问题', '附件5现场照片']);
    expect(headings(blocks, 2)[0]).toBe('（一）部署推进方面');
    expect(blocks[annexesAt]).toMatchObject({ kind: 'heading', annex: '附件1' });
    expect(blocks[annexesAt - 1]).toMatchObject({ text: expect.stringMatching(/^附件：1．评定情况对照\n2．/) });
  });

  it('numbers through what is left, in the order that was chosen', () => {
    const off = new Set([
      'overview',
      'heatMap',
      'ratingsTable',
      'trend',
      'tagsByArea',
      'named/problems/area-deployment-items',
    ]);
    const { blocks, places } = render({ off, order: ['next', 'problems'] });
    expect(headings(blocks).slice(0, 3)).toEqual(['一、进展和特点', '二、下一步工作', '三、存在的差距和问题']);
    expect(headings(blocks).at(-1)).toBe('附件现场照片');
    expect(places.has('overview')).toBe(false);
    expect(JSON.stringify(blocks)).not.toContain('分类部署”');
  });

  it('leaves out headings under which nothing is left, and sections of nothing', () => {
    const section = draft.sections.find(({ id }) => id === 'problems');
    const off = new Set(
      section?.parts.filter(({ id }) => id.includes('finding') || id.includes('-items')).map(({ id }) => id),
    );
    expect(headings(render({ off }).blocks, 2)).not.toContain('（一）部署推进方面');
    const all = new Set(section?.parts.map(({ id }) => id));
    expect(headings(render({ off: all }).blocks)).not.toContain('三、存在的差距和问题');
  });

  it('shows what somebody wrote, with the figures that it keeps', () => {
    const id = 'named/overview/visited';
    const { text, figures } = textPart(id).composed;
    const units = text.find((piece) => typeof piece !== 'string' && piece.figure === 'units') ?? '';
    const written = writeLive(['本期共走访', units, '个单位。'], figures);
    const texts = new Map([[id, { text: written, of: sayLive(text, figures) }]]);
    const { blocks, places } = render({ texts, title: '第一期简报', headings: new Map([['overview', '总的情况']]) });
    expect(blocks[0]).toEqual({ kind: 'title', text: '第一期简报' });
    expect(headings(blocks)[0]).toBe('一、总的情况');
    expect(blocks[places.get(id) ?? -1]).toMatchObject({ kind: 'paragraph', text: '本期共走访12个单位。' });
    const shown = shownTexts(draft, { ...NO_EDITS, texts }).get(id);
    expect(shown).toMatchObject({ text: '本期共走访12个单位。', isOutdated: false, gone: [] });
    expect(shown?.typedOver).toContain('roster');
  });

  it('makes one paragraph of what runs on, as 有的…；有的…。', () => {
    const source = sampleSource({ units: 4, again: 0 });
    const [first] = source.findings;
    if (!first) throw new Error('no finding');
    const problems = ['不学。', '不查；', '不改', `很长${'的话'.repeat(80)}`, '不说\n不做'];
    const findings = problems.map((problem, at) => ({
      ...first,
      id: `f${at}`,
      areaId: 'study',
      state: 'open' as const,
      problem,
    }));
    const own = composeDraft(
      {
        source: {
          ...source,
          findings,
          visits: source.visits.map((one) => ({ ...one, grades: {}, sheet: { ...one.sheet, tags: [] } })),
        },
        edition: 'anonymous',
      },
      draftWords,
    );
    const { blocks, places } = render({}, own);
    const at = places.get('anonymous/problems/finding-f0') ?? -1;
    const told = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(told.join('|')).toMatch(/(^|[|])有的单位不学；有的单位不改；有的单位不查。/);
    expect(blocks[at]).toMatchObject({ from: expect.arrayContaining(['f0']) });
    expect(told.some((text) => text.startsWith('有的单位很长'))).toBe(true);
    expect(told.some((text) => text.includes('不说\n不做'))).toBe(true);
  });

  it('numbers photos as they are shown, and hands over those alone', () => {
    const { blocks, photos } = render({ off: new Set(['problems']) });
    const captions = blocks.flatMap((block) =>
      block.kind === 'photos' ? block.photos.map(({ caption }) => caption) : [],
    );
    expect(captions.map((caption) => Number(/^图(\d+)/.exec(caption)?.[1]))).toEqual(captions.map((_, at) => at + 1));
    expect(photos).toHaveLength(captions.length);
    expect(photos.length).toBeLessThan(draft.photos.length);
  });

  it('takes edits of what isn’t there, and any order', () => {
    const ids = draft.sections.map(({ id }) => id);
    const anyId = fc.constantFrom(...ids, 'gone', 'named/gone');
    fc.assert(
      fc.property(fc.array(anyId), fc.array(anyId), fc.string(), (order, off, text) => {
        const texts = new Map([
          ['named/gone', { text, of: '' }],
          ['named/overview/visited', { text, of: '' }],
        ]);
        const { blocks, places } = render({ order, off: new Set(off), texts });
        expect(blocks[0]?.kind).toBe('title');
        const on = ids.filter((id) => !off.includes(id));
        expect([...places.keys()].filter((id) => ids.includes(id)).sort()).toEqual(on.sort());
        for (const at of places.values()) expect(at).toBeLessThanOrEqual(blocks.length);
      }),
      cases(50),
    );
  });
});

describe('head and foot', () => {
  const marks = { number: 12, version: 1, day: '2023-11-30', letter: false };
  const office = {
    name: '第八巡回督导组',
    masthead: '督导简报',
    ink: 'black',
    signature: '组长\n副组长',
    report: '省委办',
    copies: 30,
  } as const;

  it('bear what the office set', () => {
    const { head, end, foot } = headAndFoot(
      { ...office, secrecy: 'secret', secrecyTerm: '1年', copyNumber: '0001' },
      marks,
      furnitureWords,
    );
    expect(head).toEqual([
      {
        ...{ kind: 'masthead', name: '督导简报', issue: '第12期', office: '第八巡回督导组', date: '2023年11月30日' },
        ...{ secrecy: '秘密★1年', copy: '0001', ink: 'black' },
      },
    ]);
    expect(end).toEqual([{ kind: 'signature', lines: ['组长', '副组长', '2023年11月30日'] }]);
    expect(foot).toEqual([{ kind: 'imprint', rows: [{ label: '报', text: '省委办' }], copies: '共印30份' }]);
  });

  it('leave blank what isn’t known: the number of a draft, an office that set nothing', () => {
    const bare = headAndFoot({}, { ...marks, number: null }, furnitureWords);
    expect(bare.head).toMatchObject([{ name: '巡回督导简报', secrecy: '', office: '' }]);
    expect(bare.head).toMatchObject([{ issue: expect.stringMatching(/^第\s+期$/) }]);
    expect([...bare.end, ...bare.foot]).toEqual([]);
    const again = headAndFoot(office, { ...marks, version: 2 }, furnitureWords);
    expect(again.head).toMatchObject([{ issue: '第12期（更正1）' }]);
    expect(headAndFoot({ secrecy: 'internal', secrecyTerm: '1年' }, marks, furnitureWords).head).toMatchObject([
      { secrecy: '内部资料' },
    ]);
  });

  it('of a letter are its signature alone', () => {
    const letter = headAndFoot(
      { name: '第八巡回督导组', report: '省委办' },
      { ...marks, letter: true },
      furnitureWords,
    );
    expect(letter).toEqual({
      head: [],
      foot: [],
      end: [{ kind: 'signature', lines: ['第八巡回督导组', '2023年11月30日'] }],
    });
  });

  it('stand around the text: who signs before the annexes, and places move along', () => {
    const rendered = render();
    const { blocks, places, annexesAt } = furnish(rendered, headAndFoot(office, marks, furnitureWords));
    expect([blocks[0]?.kind, blocks[1]?.kind, blocks.at(-1)?.kind]).toEqual(['masthead', 'title', 'imprint']);
    expect(blocks[annexesAt - 1]?.kind).toBe('signature');
    for (const [id, at] of rendered.places) expect(blocks[places.get(id) ?? -1]).toBe(rendered.blocks[at]);
  });
});
