// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { composeDraft } from '../../../../lib/briefing/compose/compose-draft.ts';
import { groupUnits } from '../../../../lib/briefing/compose/groups.ts';
import { sayLive } from '../../../../lib/briefing/compose/live-text.ts';
import type { BriefingSource, SourceVisit } from '../../../../lib/briefing/compose/source.ts';
import { draftWords } from '../../../../lib/i18n/zh-cn/briefing-draft.ts';
import type { Edition, Template } from '../../../../lib/model/briefing.ts';
import { sampleSource } from '../sample-source.ts';

const partsIn = (source: BriefingSource, edition: Edition, section: string) =>
  composeDraft({ source, edition }, draftWords).sections.find(({ id }) => id === section)?.parts ?? [];
const saidIn = (source: BriefingSource, edition: Edition, section: string): string[] =>
  partsIn(source, edition, section).flatMap((part) =>
    part.kind === 'text' ? [(part.lead ?? '') + sayLive(part.composed.text, part.composed.figures)] : [],
  );
const blocksIn = (source: BriefingSource, edition: Edition, section: string) =>
  partsIn(source, edition, section).flatMap((part) => (part.kind === 'blocks' ? part.blocks : []));

/** Three towns and nine villages, one visit each. */
const BASE = sampleSource({ units: 12, again: 0 });
const SOURCE: BriefingSource = {
  ...BASE,
  units: BASE.units.map((unit, at) => ({ ...unit, type: at < 3 ? 'townshipSubdistrict' : 'villageCommunity' })),
};
const withVisits = (change: (visit: SourceVisit, at: number) => SourceVisit, template: Template = 'briefing') => ({
  ...SOURCE,
  template,
  visits: SOURCE.visits.map(change),
});

function asked(visit: SourceVisit, yes: number, words: readonly (readonly [string, string])[] = [['满意', '不满意']]) {
  const counts = { yes, no: 0, unclear: 0 };
  const questions = words.map(([good, bad], at) => {
    return { yes: good, no: bad, counts: { ...counts, yes: yes + at }, n: yes + at, shares: null };
  });
  const evaluation = { id: `e-${visit.id}`, where: '', among: '', people: yes, questions };
  const voices = { topics: [], complaints: [], practices: [], cases: [], leastSample: 10, evaluations: [evaluation] };
  return { ...visit, sheet: { ...visit.sheet, voices } };
}
const unasked = (visit: SourceVisit): SourceVisit => ({ ...visit, sheet: { ...visit.sheet, voices: undefined } });

describe('in the anonymous edition what too few units stand behind can’t be told', () => {
  it('of what people said, by type', () => {
    // One town alone was asked about: its row would be its people's answers.
    const one = withVisits((visit, at) => (at === 0 || at > 6 ? asked(visit, 10 + at) : unasked(visit)));
    const byType = (source: BriefingSource, edition: Edition) =>
      partsIn(source, edition, 'evaluation').filter(({ id }) => id.endsWith('/types'));
    expect(byType(one, 'named')).toHaveLength(1);
    expect(byType(one, 'anonymous')).toEqual([]);
    const all = withVisits((visit, at) => asked(visit, 10 + at));
    expect(byType(all, 'anonymous')).toHaveLength(1);
    const question = withVisits((visit, at) =>
      asked(
        visit,
        10 + at,
        at === 0 || at > 2
          ? [
              ['满意', '不满意'],
              ['高兴', '不高兴'],
            ]
          : [['满意', '不满意']],
      ),
    );
    const said = JSON.stringify(byType(question, 'anonymous'));
    expect(said).toContain('满意');
    expect(said).not.toContain('高兴');
  });

  it('of types that are folded in one place: they stay so in every other', () => {
    // Three schools go with the one hospital; where no hospital was asked about they would stand by themselves.
    const typeAt = (at: number) => (at < 3 ? 'school' : at === 3 ? 'hospital' : 'villageCommunity');
    const source = {
      ...withVisits((visit, at) => (at === 3 ? unasked(visit) : asked(visit, 10 + at))),
      units: SOURCE.units.map((unit, at) => ({ ...unit, type: typeAt(at) })),
    };
    const said = JSON.stringify(partsIn(source, 'anonymous', 'evaluation'));
    expect(said).toContain('其他单位');
    expect(said).not.toContain('学校');
  });

  it('of how units were graded in an item, by type', () => {
    const few = withVisits((visit, at) => ({
      ...visit,
      grades: at === 0 || at > 2 ? { '1.1': 'poor' } : { '1.2': 'poor' },
    }));
    const [map] = blocksIn(few, 'anonymous', 'heatMap').filter(({ kind }) => kind === 'heatMap');
    if (map?.kind !== 'heatMap') throw new Error('no map');
    // One town of ten units: nine villages would be the rest.
    expect(map.rows.map(({ cells }) => cells)).toEqual([['…'], ['…'], ['10/10']]);
    expect(map.legend).toContain('…');
    const all = withVisits((visit) => ({ ...visit, grades: { '1.1': 'poor' } }));
    const [whole] = blocksIn(all, 'anonymous', 'heatMap').filter(({ kind }) => kind === 'heatMap');
    if (whole?.kind !== 'heatMap') throw new Error('no map');
    expect(whole.rows.map(({ cells }) => cells)).toEqual([['3/3'], ['9/9'], ['12/12']]);
    expect(whole.legend).not.toContain('…');
  });

  it('of how one unit came on, or stands to those below it', () => {
    const first = SOURCE.visits[0] as SourceVisit;
    const again = { ...first, id: 'again', time: first.time + 1e9, grades: { '1.1': 'good' as const } };
    const visits = [...SOURCE.visits.map((one) => ({ ...one, grades: { '1.1': 'fair' as const } })), again];
    const twice: BriefingSource = { ...SOURCE, template: 'process', visits };
    expect(saidIn(twice, 'named', 'series').join('')).toContain('有提高的1项次');
    expect(saidIn(twice, 'anonymous', 'series')).toEqual(['走访两次以上的单位1个，共走访2次，前后可以对照。']);
    const units = SOURCE.units.map((unit, at) => ({ ...unit, parent: at === 0 ? null : 'unit-0' }));
    const family: BriefingSource = { ...SOURCE, template: 'levels', units, visits };
    expect(saidIn(family, 'named', 'drops').join('')).toContain('任务要求');
    expect(saidIn(family, 'anonymous', 'drops').join('')).not.toContain('任务要求');
  });
});

describe('in the anonymous edition which of two units that are not told apart did what', () => {
  /** Units of many types in small numbers, graded here and there, asked here and there. */
  function world(seed: number, template: Template): BriefingSource {
    const source = sampleSource({ units: 4 + (seed % 9), again: seed % 5, seed, template });
    const odd = (at: number, of: number) => ((at + 1) * 7919 + seed * 104_729) % of;
    const types = ['townshipSubdistrict', 'villageCommunity', 'school', 'hospital', 'cityCountyBody', null];
    const visits = source.visits.map((visit, at) => ({
      ...visit,
      grades: Object.fromEntries(Object.entries(visit.grades).filter((_, item) => odd(at * 11 + item, 10) < 7)),
      sheet: odd(at, 5) < 3 ? visit.sheet : { ...visit.sheet, voices: undefined },
    }));
    const units = source.units.map((unit, at) => ({ ...unit, parent: null, type: types[odd(at, 11) % 6] ?? null }));
    return { ...source, units, visits };
  }
  const told = (source: BriefingSource) =>
    JSON.stringify(composeDraft({ source, edition: 'anonymous' }, draftWords).sections, (key, value) =>
      key === 'from' ? undefined : value,
    );

  it.each(['briefing', 'process', 'closing', 'levels'] as const)('can’t be told from a %s', (template) => {
    let compared = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const source = world(seed, template);
      const { all } = groupUnits(source, 'anonymous', source.units);
      for (const { units } of all) {
        const [one] = units;
        const other = units.find(({ type }) => type !== one?.type);
        if (!one || !other) continue;
        compared += 1;
        const swapped = (unit: string) => (unit === one.id ? other.id : unit === other.id ? one.id : unit);
        const swap = <T extends { readonly unit: string }>(of: readonly T[]) =>
          of.map((record) => ({ ...record, unit: swapped(record.unit) }));
        const mirrored = { ...source, visits: swap(source.visits), findings: swap(source.findings) };
        expect(told(mirrored)).toBe(told(source));
      }
    }
    expect(compared).toBeGreaterThan(30);
  });
});

describe('what is said is so', () => {
  it('of two questions with a word in common', () => {
    const two = withVisits((visit, at) =>
      at === 0
        ? asked(visit, 20, [
            ['满意', '不满意'],
            ['满意', '一般'],
          ])
        : unasked(visit),
    );
    expect(saidIn(two, 'named', 'evaluation')[0]).toContain('20人中，满意的20人');
    expect(saidIn(two, 'named', 'evaluation')[0]).toContain('21人中，满意的21人');
  });

  it('of people who were asked: those of whom nobody answered are in neither sum', () => {
    const silent = withVisits((visit, at) => {
      const whole = asked(visit, 20);
      const [evaluation] = whole.sheet.voices.evaluations;
      if (at === 0) return whole;
      if (at > 1 || !evaluation) return unasked(visit);
      return {
        ...whole,
        sheet: { ...whole.sheet, voices: { ...whole.sheet.voices, evaluations: [{ ...evaluation, questions: [] }] } },
      };
    });
    expect(saidIn(silent, 'named', 'evaluation')[0]).toContain('共问20人');
    expect(saidIn(silent, 'named', 'overview').join('')).toContain('请20名群众');
  });

  it('of days in another year', () => {
    const [finding] = SOURCE.findings;
    if (!finding) throw new Error('no finding');
    const at = (deadline: string) => ({ ...finding, id: deadline, deadline, state: 'open' as const });
    const source = { ...SOURCE, today: '2023-12-30', findings: ['2022-12-30', '2023-12-29', '2024-01-05'].map(at) };
    const days = blocksIn(source, 'named', 'redo').flatMap((block) =>
      block.kind === 'table' ? block.rows.map(({ cells }) => cells[3]?.text) : [],
    );
    expect(days).toEqual(['2022年12月30日\n逾期365天', '12月29日\n逾期1天', '2024年1月5日']);
  });

  it('of a period of which one end is said', () => {
    const period = (from: string | null, until: string | null) =>
      saidIn({ ...SOURCE, from, until }, 'named', 'overview')[0];
    expect(period('2023-11-05', null)).toMatch(/^2023年11月5日至\d+日，/);
    expect(period('2023-12-05', null)).toMatch(/^2023年12月5日，/);
    expect(period(null, '2023-10-05')).toMatch(/^2023年10月5日，/);
  });

  it('of units that this briefing is not about, which others may have visited', () => {
    expect(saidIn(SOURCE, 'named', 'next').at(-1)).toBe('对本次没有走访的12个单位，按计划走到看到。');
  });

  it('of charts, where they are read out', () => {
    const { barsAlt, trendAlt } = draftWords.charts;
    expect(barsAlt([{ area: '学风', confirmed: 0, suspected: 2 }])).toBe('学风疑似2个。');
    expect(trendAlt([{ name: '河东村', first: 3, last: 3.01 }])).toBe('河东村前后均为3.0。');
    expect(trendAlt([{ name: '河东村', first: 3, last: 2 }])).toBe('河东村由3.0降至2.0。');
  });

  it('as whole sentences, whoever wrote them', () => {
    const bare = withVisits((visit, at) => {
      const whole = asked(visit, 12);
      const practice = { id: `p-${at}`, text: '窗口不间断', what: 'method' as const, passOn: true };
      return { ...whole, sheet: { ...whole.sheet, voices: { ...whole.sheet.voices, practices: [practice] } } };
    });
    for (const edition of ['named', 'anonymous'] as const)
      for (const text of saidIn(bare, edition, 'practices')) expect(text).toMatch(/窗口不间断。$/);
    const parts = draftWords.formalism.parts({
      fact: '没有到现场',
      unitSaid: '时间紧！',
      peopleSaid: '',
      otherwise: '',
    });
    expect(parts).toBe('没有到现场。\n单位的说明：时间紧！');
  });

  it('of a kind that is only suspected', () => {
    const { formalism } = draftWords;
    const said = formalism.kind('书面调研', 'suspected', { name: 'units', text: '2', from: [] }, []);
    expect(said.map((one) => (typeof one === 'string' ? one : one.text)).join('')).toBe(
      '疑似“书面调研”，涉及2个单位。',
    );
  });
});
