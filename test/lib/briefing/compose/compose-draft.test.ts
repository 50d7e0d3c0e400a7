// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockSchema } from '../../../../lib/briefing/blocks/blocks.ts';
import { composeDraft } from '../../../../lib/briefing/compose/compose-draft.ts';
import type { Draft, DraftPart } from '../../../../lib/briefing/compose/draft.ts';
import { sayLive } from '../../../../lib/briefing/compose/live-text.ts';
import type { BriefingSource } from '../../../../lib/briefing/compose/source.ts';
import { SECTIONS } from '../../../../lib/briefing/compose/templates.ts';
import { draftWords } from '../../../../lib/i18n/zh-cn/briefing-draft.ts';
import { EDITIONS, type Edition, TEMPLATES } from '../../../../lib/model/briefing.ts';
import { DOCUMENTS, renderedOf } from '../documents.ts';
import { type SampleOptions, sampleSource } from '../sample-source.ts';
import { cases } from '../texts.ts';

const compose = (source: BriefingSource, edition: Edition = 'named') => composeDraft({ source, edition }, draftWords);
const partsOf = (draft: Draft): DraftPart[] => draft.sections.flatMap(({ parts }) => parts);
const saidIn = (draft: Draft, section: string): string[] =>
  (draft.sections.find(({ id }) => id === section)?.parts ?? []).flatMap((part) =>
    part.kind === 'text' ? [(part.lead ?? '') + sayLive(part.composed.text, part.composed.figures)] : [],
  );

/** Every id that a source has, and may lead to. */
function idsIn(source: BriefingSource): Set<string> {
  const visits = source.visits.flatMap(({ id, unit, sheet }) => {
    const { evaluations = [], topics = [], complaints = [], practices = [], cases: all = [] } = sheet.voices ?? {};
    const records = [...evaluations, ...topics, ...complaints, ...practices, ...all, ...(sheet.found?.remarks ?? [])];
    const notes = sheet.notes.filter(({ source: from }) => from !== 'backToBack');
    const tags = sheet.tags.flatMap(({ record }) => record ?? []);
    return [id, unit, ...records.map((one) => one.id), ...notes.map((one) => one.id), ...tags];
  });
  return new Set([...visits, ...source.units.map(({ id }) => id), ...source.findings.map(({ id }) => id)]);
}

const anySample: fc.Arbitrary<SampleOptions & { units: number }> = fc.record({
  template: fc.constantFrom(...TEMPLATES),
  units: fc.nat({ max: 30 }),
  again: fc.nat({ max: 12 }),
  seed: fc.nat({ max: 1e6 }),
  photos: fc.boolean(),
});
const anyEdition = fc.constantFrom(...EDITIONS);

describe('composeDraft', () => {
  it('makes blocks that the worker takes, of every template in either edition', () => {
    for (const template of TEMPLATES) {
      for (const edition of EDITIONS) {
        const source = sampleSource({ template, photos: true });
        for (const block of renderedOf(source, edition).blocks)
          expect(blockSchema.safeParse(block).error).toBeUndefined();
        const { sections, empty } = compose(source, edition);
        const named = [...sections, ...empty].map(({ id }) => id).sort();
        expect(named).toEqual([...SECTIONS[template]].sort());
      }
    }
    expect(DOCUMENTS).toHaveLength(12);
  });

  it('gives every part an id of its own that has no dot, in that edition and section', () => {
    fc.assert(
      fc.property(anySample, anyEdition, (options, edition) => {
        const { sections } = compose(sampleSource(options), edition);
        const ids = sections.flatMap(({ id, parts }) => parts.map((part) => ({ section: id, id: part.id })));
        expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
        for (const { section, id } of ids) {
          expect(id).not.toContain('.');
          expect(id.startsWith(`${edition}/${section}/`)).toBe(true);
        }
      }),
      cases(40),
    );
  });

  it('keeps the ids of what people wrote when a visit is added', () => {
    fc.assert(
      fc.property(anySample, anyEdition, (options, edition) => {
        const wide = { ...options, again: 0 };
        const before = partsOf(compose(sampleSource({ ...wide, template: 'briefing' }), edition));
        const more = sampleSource({ ...wide, template: 'briefing', units: options.units + 1 });
        const after = new Map(partsOf(compose(more, edition)).map((part) => [part.id, part]));
        for (const part of before) {
          const now = after.get(part.id);
          if (now) expect(now.kind).toBe(part.kind);
          if (/\/(finding|practice|topic|complaint|case)-[^/]*$/.test(part.id)) expect(now).toBeDefined();
        }
      }),
      cases(40),
    );
  });

  it('traces every figure and every part to records that are there, and says no figure of 0', () => {
    fc.assert(
      fc.property(anySample, anyEdition, (options, edition) => {
        const source = sampleSource(options);
        const known = idsIn(source);
        for (const part of partsOf(compose(source, edition))) {
          const figures = part.kind === 'text' ? Object.values(part.composed.figures) : [];
          const blocks = part.kind === 'blocks' ? part.blocks : [];
          const inBlocks = blocks.flatMap((block) => ('from' in block ? (block.from ?? []) : []));
          const inRows = blocks.flatMap((block) =>
            'rows' in block ? block.rows.flatMap((row) => ('from' in row ? (row.from ?? []) : [])) : [],
          );
          for (const id of [...part.from, ...figures.flatMap(({ from }) => from), ...inBlocks, ...inRows]) {
            expect(known.has(id) ? '' : `${part.id}: ${id}`).toBe('');
          }
          for (const { text } of figures) expect(text).not.toMatch(/^0%?$/);
        }
      }),
      cases(40),
    );
  });

  it('is the same for the same source, whatever order its visits came in', () => {
    fc.assert(
      fc.property(anySample, anyEdition, (options, edition) => {
        const source = sampleSource(options);
        const turned = { ...source, visits: source.visits.toReversed(), findings: source.findings.toReversed() };
        expect(
          partsOf(compose(turned, edition))
            .map(({ id }) => id)
            .sort(),
        ).toEqual(
          partsOf(compose(source, edition))
            .map(({ id }) => id)
            .sort(),
        );
      }),
      cases(20),
    );
  });

  it('loses no finding, and nothing of what anybody wrote of it', () => {
    const text = '现场核对台账后发现，记录与实际不符。'.repeat(5556);
    const source = sampleSource({ units: 6 });
    const findings = source.findings.map((one, at) => ({ ...one, problem: at === 0 ? text : `${one.problem}${at}` }));
    for (const edition of EDITIONS) {
      const { blocks } = renderedOf({ ...source, findings }, edition);
      const all = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).join('\n');
      for (const { problem } of findings) expect(all).toContain(problem.replace(/[。；]$/u, ''));
    }
  });

  it('takes a source in which everything is empty or unknown', () => {
    const source = sampleSource({ units: 3 });
    const bare: BriefingSource = {
      ...source,
      units: [],
      unitTypes: [],
      areas: [],
      sections: [],
      tagAreas: {},
      grades: {},
      roster: {},
      leastSample: 0,
      findings: source.findings.map((one) => ({ ...one, problem: '', areaId: 'gone' })),
    };
    for (const template of TEMPLATES) {
      for (const edition of EDITIONS) {
        for (const block of renderedOf({ ...bare, template }, edition).blocks)
          expect(blockSchema.safeParse(block).error).toBeUndefined();
        expect(compose({ ...bare, template, visits: [], items: [] }, edition).sections).toEqual([]);
      }
    }
  });

  it('takes 500 visits', () => {
    const source = sampleSource({ units: 300, again: 200 });
    for (const edition of EDITIONS) {
      const { blocks } = renderedOf(source, edition);
      for (const block of blocks) expect(blockSchema.safeParse(block).error).toBeUndefined();
      expect(JSON.stringify(blocks)).toContain('共走访500次');
    }
  });

  it('names what a template has and nothing is to be said of', () => {
    const { empty, cautions } = compose(sampleSource({ units: 0 }));
    expect(empty.map(({ id }) => id)).toEqual(SECTIONS.briefing);
    expect(cautions.filter(({ code }) => code === 'emptySection').map(({ about }) => about)).toContain(
      '群众评价和反映',
    );
  });
});

describe('the anonymous edition', () => {
  it('names no unit, place or person of the roster, and shows no photo', () => {
    fc.assert(
      fc.property(anySample, (options) => {
        const source = sampleSource({ ...options, texts: false });
        const said = JSON.stringify(renderedOf(source, 'anonymous').blocks);
        const { units, places, people } = source.names;
        for (const name of [...units, ...places, ...people]) expect(said).not.toContain(name);
        expect(said).not.toContain('"photos"');
      }),
      cases(40),
    );
  });

  it('names nobody who answers, leads or was passed something', () => {
    const source = sampleSource({ units: 12 });
    const findings = source.findings.map((one) => ({
      ...{ ...one, cause: 'above' as const, answers: '赵卫东', leader: '钱卫南', passedTo: '东岭市教育局' },
    }));
    const said = JSON.stringify(renderedOf({ ...source, findings }, 'anonymous').blocks);
    expect(said).not.toMatch(/赵卫东|钱卫南|教育局/);
    expect(JSON.stringify(renderedOf({ ...source, findings }, 'named').blocks)).toMatch(
      /赵卫东.*教育局|教育局.*赵卫东/s,
    );
  });

  it('compares by type, and folds types of fewer than three units so that none can be worked out', () => {
    const source = sampleSource({ units: 12, again: 0 });
    const { cautions, sections } = compose(source, 'anonymous');
    expect(cautions).toContainEqual(expect.objectContaining({ code: 'folded', count: 3, about: '学校、医院' }));
    expect(saidIn({ ...compose(source, 'anonymous') }, 'overview')[1]).toContain('其他单位3个（应走访6个）');
    expect(sections.some(({ id }) => id === 'photos')).toBe(false);
    // With one unit of a rare type another type goes with it.
    const units = source.units.map((unit) => (unit.type === 'school' ? { ...unit, type: 'villageCommunity' } : unit));
    const few = compose({ ...source, units }, 'anonymous');
    expect(saidIn(few, 'overview')[1]).toContain('村、社区8个');
    expect(saidIn(few, 'overview')[1]).toContain('其他单位4个');
  });

  it('takes people’s words over whole, in the form 有的…', () => {
    const source = sampleSource({ units: 4, again: 0 });
    const [first] = source.findings;
    if (!first) throw new Error('no finding');
    const findings = ['有的同志没有学。', '张书记讲不清楚'].map((problem, at) => ({ ...first, id: `f${at}`, problem }));
    const said = saidIn(compose({ ...source, findings }, 'anonymous'), 'problems');
    expect(said).toContain('有的同志没有学。');
    expect(said.some((text) => /^有的.+张书记讲不清楚/.test(text))).toBe(true);
  });
});

describe('protected sources', () => {
  it('give nothing but their outgoing words, in any template and edition', () => {
    for (const template of TEMPLATES) {
      for (const edition of EDITIONS) {
        const source = sampleSource({ template, units: 20 });
        const draft = compose(source, edition);
        expect(JSON.stringify(draft)).not.toMatch(/秘密原话|closed-/);
        expect(draft.cautions.some(({ code }) => code === 'withheld')).toBe(true);
      }
    }
    expect(saidIn(compose(sampleSource({ units: 20 })), 'evaluation')).toContain(
      '有群众反映：窗口上午十点以后经常只开一个。',
    );
    expect(JSON.stringify(compose(sampleSource({ template: 'feedback', units: 20 })))).not.toContain('只开一个');
  });

  it('are not even said to be there beside a unit, where words of a finding, a tag or advice stay here', () => {
    const held = draftWords.withheld;
    for (const template of TEMPLATES) {
      const source = sampleSource({ template, units: 6 });
      const findings = source.findings.map((one, at) => (at === 0 ? { ...one, problem: held, measure: held } : one));
      const visits = source.visits.map(({ sheet, ...visit }) => ({
        ...visit,
        sheet: {
          ...sheet,
          tags: sheet.tags.map((tag) => ({ ...tag, parts: { ...tag.parts, fact: held } })),
          found: sheet.found && { ...sheet.found, remarks: sheet.found.remarks.map((one) => ({ ...one, text: held })) },
        },
      }));
      for (const edition of EDITIONS) {
        const draft = compose({ ...source, visits, findings }, edition);
        expect(JSON.stringify(draft)).not.toContain(held);
        expect(draft.cautions.find(({ code }) => code === 'withheld')?.count).toBeGreaterThan(0);
      }
    }
  });

  it('take their photos out of every visit', () => {
    const source = sampleSource({ units: 3, photos: true });
    const [first, ...rest] = source.visits;
    if (!first) throw new Error('no visit');
    const shared = { ref: `photo-${rest[0]?.id}`, caption: '' };
    const note = { ...first.sheet.notes[0], id: 'p', source: 'backToBack', evidence: [shared] } as never;
    const visits = [{ ...first, sheet: { ...first.sheet, notes: [note] } }, ...rest];
    expect(compose(source).photos).toContain(shared.ref);
    expect(JSON.stringify(compose({ ...source, visits }))).not.toContain(shared.ref);
  });
});

describe('sections', () => {
  const source = sampleSource({ units: 12 });

  it('tells how many of how many were low, and what was found by name', () => {
    const said = saidIn(compose(source), 'problems');
    expect(said[0]).toMatch(/^走访发现问题\d+个，核实形式主义问题\d+个，共\d+个：部署推进方面\d+个，/);
    const counts = (said[0] ?? '').match(/\d+/g)?.map(Number) ?? [];
    expect(counts[0]).toBe(source.findings.length);
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(counts[2]);
    expect(counts.slice(3).reduce((sum, count) => sum + count, 0)).toBe(counts[2]);
    expect(said[1]).toBe('部署推进方面');
    expect(said.some((text) => /^“成果转化”\d+个单位中有\d+个评为一般或较差（其中较差\d+个）/.test(text))).toBe(true);
    expect(said.some((text) => text.startsWith('下湾小学：'))).toBe(true);
  });

  it('calls the suspected so, leaves out what lacks a part, and counts what was ruled out', () => {
    const visits = source.visits.map((visit) => ({
      ...visit,
      sheet: { ...visit.sheet, tags: visit.sheet.tags.map((tag) => ({ ...tag, status: 'suspected' as const })) },
    }));
    const whole = compose({ ...source, visits });
    expect(saidIn(whole, 'formalism')[0]).toMatch(/^疑似形式主义问题\d+个。标明“疑似”的尚待核实，不作为结论。/);
    const bare = visits.map((visit) => ({
      ...visit,
      sheet: { ...visit.sheet, tags: visit.sheet.tags.map((tag) => ({ ...tag, evidence: [] })) },
    }));
    const lacking = compose({ ...source, visits: bare });
    const count = bare.reduce((sum, { sheet }) => sum + sheet.tags.length, 0);
    expect(saidIn(lacking, 'formalism')).toHaveLength(1);
    expect(saidIn(lacking, 'formalism')[0]).toContain(`有${count}个的情况和佐证尚不齐全`);
    expect(lacking.cautions.filter(({ code }) => code === 'tagLacksParts')).toHaveLength(count);
    const ruledOut = visits.map((visit) => ({
      ...visit,
      sheet: { ...visit.sheet, tags: visit.sheet.tags.map((tag) => ({ ...tag, status: 'ruledOut' as const })) },
    }));
    expect(saidIn(compose({ ...source, visits: ruledOut }), 'formalism')).toEqual([]);
  });

  it('names no share below the least sample', () => {
    const [visit] = source.visits.filter(({ sheet }) => (sheet.voices?.evaluations.length ?? 0) > 0);
    if (!visit) throw new Error('no evaluation');
    const few = compose({ ...source, visits: [visit], leastSample: 1000 });
    expect(saidIn(few, 'evaluation').join('')).not.toContain('%');
    expect(few.cautions.some(({ code }) => code === 'smallSample')).toBe(true);
    expect(saidIn(compose({ ...source, visits: [visit], leastSample: 1 }), 'evaluation').join('')).toContain('%');
  });

  it('writes a feedback sheet for one unit alone', () => {
    const sheet = compose({ ...source, template: 'feedback' });
    const last = source.visits.toSorted((a, b) => a.time - b.time).at(-1)?.unit;
    const said = JSON.stringify(sheet);
    for (const { id, name } of source.units) {
      if (id === last) expect(sheet.title).toBe(`关于${name}走访情况的反馈`);
      else expect(said).not.toContain(`"${name}`);
    }
    const [advice] = saidIn(sheet, 'advice');
    expect(advice).toContain('由单位自行决定');
  });

  it('compares units with those right below them', () => {
    const [above, ...below] = source.units.filter(({ id, parent }) => id === 'unit-0' || parent === 'unit-0');
    if (!above) throw new Error('no parent');
    const own = [above, ...below.slice(0, 2)];
    const visits = own.flatMap(({ id }, at) =>
      source.visits
        .filter(({ unit }) => unit === id)
        .slice(0, 1)
        .map((visit) => ({ ...visit, grades: { '1.1': (['good', 'poor', 'fair'] as const)[at] ?? 'good' } })),
    );
    const said = saidIn(compose({ ...source, template: 'levels', visits }), 'drops');
    expect(said).toContain(
      `${above.name}：所属2个单位与本级相比，“任务要求”本级为好，所属单位平均低2.5档（2个单位）。`,
    );
  });

  it('shows each photo once: beside what it proves, the rest in an annex', () => {
    const draft = compose(sampleSource({ units: 12, photos: true }));
    expect(new Set(draft.photos).size).toBe(draft.photos.length);
    expect(draft.photos).toHaveLength(16);
    const parts = partsOf(draft).filter(({ id }) => id.endsWith('-photos'));
    expect(parts.length).toBeGreaterThan(0);
  });
});
