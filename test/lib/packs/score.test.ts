// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { GRADES } from '../../../lib/model/records.ts';
import type { Pack, PackItem } from '../../../lib/packs/schema.ts';
import { type Score, scoreOf, scoreVisit } from '../../../lib/packs/score.ts';
import { runs } from '../changes/runs.ts';
import { tinyItem, tinyPack } from './tiny-pack.ts';

// The long check runs each property 5,000 times.
vi.setConfig({ testTimeout: 300_000 });

type Visit = Record<string, unknown>;

const SCORES: Record<string, number> = { good: 100, fairlyGood: 75, fair: 50, poor: 25 };
const STEPS = ['poor', 'fair', 'fairlyGood', 'good'];

/** A pack whose dimension A has two points, with these items, and 60 % as its least share unless told otherwise. */
function packOf(items: PackItem[], over: Partial<Pack> = {}): Pack {
  const { grades } = tinyPack();
  return {
    ...tinyPack(),
    grades: grades.map((one) => ({ ...one, score: SCORES[one.grade] ?? null })),
    sections: ['1', '2', '3'].map((id) => ({ id, title: { zh: id, en: id } })),
    dimensions: ['A', 'B'].map((id) => ({
      id,
      title: { zh: id, en: id },
      points: [1, 2].map((n) => ({ id: `${id}.${n}`, title: { zh: id, en: id }, sources: [] })),
    })),
    items,
    ...over,
  };
}

const anyGrade = fc.oneof(fc.constantFrom(...GRADES), fc.constantFrom(undefined, null, 'splendid', '__proto__', 3));
const anyEntry = fc.record({
  section: fc.constantFrom('1', '2'),
  duty: fc.boolean(),
  points: fc.subarray(['A.1', 'A.2', 'B.1']),
  weight: fc.option(fc.double({ min: 0.01, max: 10, noNaN: true }), { nil: undefined }),
  grade: anyGrade,
});
type AnyEntry = typeof anyEntry extends fc.Arbitrary<infer T> ? T : never;
const anyChecklist = fc.array(anyEntry, { maxLength: 12 });

function checklistOf(entries: readonly AnyEntry[], minShare = 0): { pack: Pack; items: PackItem[]; visit: Visit } {
  const items = entries.map(({ section, duty, points, weight }, index) => {
    const more = { ...(points.length > 0 ? { points } : {}), ...(weight === undefined ? {} : { weight }) };
    return tinyItem(`${section}.${index + 1}`, { form: duty ? 'duty' : 'rated', ...more });
  });
  const visit = Object.fromEntries(items.map(({ id }, index) => [`rating.${id}`, entries[index]?.grade]));
  return { pack: packOf(items, { score: { minShare } }), items, visit };
}

function overallOf(entries: readonly AnyEntry[], minShare = 0): Score {
  const { pack, items, visit } = checklistOf(entries, minShare);
  return scoreVisit(pack, items, visit).overall;
}

const isGraded = ({ duty, grade }: AnyEntry) => !duty && SCORES[String(grade)] !== undefined && grade !== '__proto__';
const counts = ({ duty, grade }: AnyEntry) => !duty && grade !== 'notApplicable';

function forChecklists(check: (entries: AnyEntry[], seed: number) => void): void {
  fc.assert(fc.property(anyChecklist, fc.nat(1_000), check), runs());
}

describe('scoreVisit', () => {
  it('is the weighted mean, with the number and the share that it rests on', () => {
    const items = [tinyItem('1.1', { weight: 3 }), tinyItem('1.2'), tinyItem('2.1'), tinyItem('2.2', { weight: 0.5 })];
    const visit = { 'rating.1.1': 'good', 'rating.1.2': 'poor', 'rating.2.1': 'fair', 'rating.2.2': 'notSeen' };
    const scores = scoreVisit(packOf(items), items, visit);
    expect(scores.overall).toEqual({ score: (300 + 25 + 50) / 5, n: 3, of: 4, share: 0.75, reason: null });
    expect(scores.sections).toEqual([
      { id: '1', score: 81.25, n: 2, of: 2, share: 1, reason: null },
      { id: '2', score: null, n: 1, of: 2, share: 0.5, reason: 'belowShare' },
      { id: '3', score: null, n: 0, of: 0, share: 0, reason: 'none' },
    ]);
  });

  it('counts an item once in a dimension and once in each of its points', () => {
    const items = [tinyItem('1.1', { points: ['A.1', 'A.2'] }), tinyItem('1.2', { points: ['A.2'] }), tinyItem('1.3')];
    const visit = { 'rating.1.1': 'good', 'rating.1.2': 'poor', 'rating.1.3': 'poor' };
    const [a, b] = scoreVisit(packOf(items), items, visit).dimensions;
    expect(a).toMatchObject({ id: 'A', score: 62.5, n: 2, of: 2 });
    expect(a?.points).toMatchObject([
      { id: 'A.1', score: 100, n: 1 },
      { id: 'A.2', score: 62.5, n: 2 },
    ]);
    expect(b).toMatchObject({ id: 'B', score: null, of: 0, reason: 'none' });
    expect(scoreVisit(tinyPack(), items, visit).dimensions).toEqual([]);
  });

  it('holds back what rests on less than the pack’s share, and not what rests on just that', () => {
    const items = ['1.1', '1.2', '1.3', '1.4', '1.5'].map((id) => tinyItem(id));
    const three = { 'rating.1.1': 'fair', 'rating.1.2': 'fair', 'rating.1.3': 'fair' };
    expect(scoreVisit(packOf(items), items, three).overall).toMatchObject({ score: 50, share: 0.6, reason: null });
    const strict = packOf(items, { score: { minShare: 0.61 } });
    expect(scoreVisit(strict, items, three).overall).toMatchObject({ score: null, n: 3, reason: 'belowShare' });
    const two = { 'rating.1.1': 'fair', 'rating.1.2': 'fair' };
    expect(scoreVisit(packOf(items), items, two).overall).toMatchObject({ score: null, reason: 'belowShare' });
    const na = { ...two, 'rating.1.4': 'notApplicable', 'rating.1.5': 'notApplicable' };
    expect(scoreVisit(packOf(items), items, na).overall).toMatchObject({ score: 50, n: 2, of: 3, reason: null });
    const loose = packOf(items, { score: { minShare: 0 } });
    expect(scoreVisit(loose, items, {}).overall).toEqual({ score: null, n: 0, of: 5, share: 0, reason: 'none' });
  });
});

describe('scoreOf', () => {
  const items = [tinyItem('1.1'), tinyItem('1.2')];
  const visits = [{ 'rating.1.1': 'good', 'rating.1.2': 'good' }, { 'rating.1.1': 'poor' }];

  it('takes the answers of several visits together', () => {
    expect(scoreOf(packOf(items), items, visits).overall).toEqual({
      score: 75,
      n: 3,
      of: 4,
      share: 0.75,
      reason: null,
    });
    expect(scoreOf(packOf(items), items, []).overall).toEqual({ score: null, n: 0, of: 0, share: 0, reason: 'none' });
  });

  it('asks for each visit’s own items', () => {
    const asked = (visit: Visit) => ('rating.1.2' in visit ? items : items.slice(0, 1));
    expect(scoreOf(packOf(items), asked, visits).overall).toMatchObject({ score: 75, n: 3, of: 3, share: 1 });
  });
});

describe('a score', () => {
  it('does not depend on the order of items or visits', () => {
    forChecklists((entries, seed) => {
      const { pack, items, visit } = checklistOf(entries);
      const dealt = items.toSorted((a, b) => hash(a.id, seed) - hash(b.id, seed));
      const visits = [visit, {}, { 'rating.1.1': 'poor' }];
      expect(scoreVisit(pack, dealt, visit)).toEqual(scoreVisit(pack, items, visit));
      expect(scoreOf(pack, dealt, visits.toReversed())).toEqual(scoreOf(pack, items, visits));
    });
  });

  it('lies between the lowest and the highest grade, and is there when anything is graded', () => {
    forChecklists((entries) => {
      const graded = entries.filter(isGraded).map(({ grade }) => SCORES[String(grade)] ?? 0);
      const { score } = overallOf(entries);
      expect(score === null).toBe(graded.length === 0);
      if (score === null) return;
      expect(score).toBeGreaterThanOrEqual(Math.min(...graded));
      expect(score).toBeLessThanOrEqual(Math.max(...graded));
    });
  });

  it('is the quotient of the two sums, part by part', () => {
    forChecklists((entries) => {
      const graded = entries.filter(isGraded);
      const weights = graded.reduce((all, { weight }) => all + (weight ?? 1), 0);
      const sum = graded.reduce((all, { weight, grade }) => all + (weight ?? 1) * (SCORES[String(grade)] ?? 0), 0);
      const { score, n, of, share } = overallOf(entries);
      if (score !== null) expect(score).toBeCloseTo(sum / weights, 8);
      expect({ n, of }).toEqual({ n: graded.length, of: entries.filter(counts).length });
      expect(share).toBe(of === 0 ? 0 : n / of);
    });
  });

  it('says why it isn’t there', () => {
    fc.assert(
      fc.property(anyChecklist, fc.double({ min: 0, max: 1, noNaN: true }), (entries, minShare) => {
        const { score, n, share, reason } = overallOf(entries, minShare);
        expect(reason).toBe(n === 0 ? 'none' : share < minShare ? 'belowShare' : null);
        expect(score === null).toBe(reason !== null);
      }),
      runs(),
    );
  });

  it('is not changed by an item that doesn’t apply, nor by a duty, whatever is said of it', () => {
    forChecklists((entries) => {
      const more: AnyEntry[] = [
        { section: '1', duty: false, points: ['A.1'], weight: 9, grade: 'notApplicable' },
        { section: '2', duty: true, points: ['A.1'], weight: 9, grade: 'poor' },
      ];
      const [less, all] = [checklistOf(entries, 0.6), checklistOf([...entries, ...more], 0.6)];
      expect(scoreVisit(all.pack, all.items, all.visit)).toEqual(scoreVisit(less.pack, less.items, less.visit));
    });
  });

  it('takes a grade that it doesn’t know, and 未查看, for unanswered', () => {
    forChecklists((entries) => {
      const blank = entries.map((entry) =>
        isGraded(entry) || !counts(entry) ? entry : { ...entry, grade: undefined },
      );
      expect(overallOf(blank, 0.6)).toEqual(overallOf(entries, 0.6));
    });
  });

  it('is not changed by a factor on all weights', () => {
    forChecklists((entries, seed) => {
      const factor = (seed + 1) / 7;
      const scaled = entries.map((entry) => ({ ...entry, weight: (entry.weight ?? 1) * factor }));
      const [before, after] = [overallOf(entries), overallOf(scaled)];
      expect(after).toEqual({ ...before, score: after.score });
      if (before.score !== null) expect(after.score).toBeCloseTo(before.score, 8);
    });
  });

  it('never falls when one grade is raised', () => {
    forChecklists((entries, seed) => {
      const at = seed % (entries.length || 1);
      const step = STEPS.indexOf(String(entries[at]?.grade));
      const raised = entries.map((entry, index) => (index === at ? { ...entry, grade: STEPS[step + 1] } : entry));
      if (step < 0 || step === STEPS.length - 1 || entries[at]?.duty) return;
      expect(overallOf(raised).score ?? 0).toBeGreaterThan((overallOf(entries).score ?? 0) - 1e-9);
    });
  });
});

function hash(text: string, seed: number): number {
  return [...text].reduce((all, char) => (all * 31 + char.charCodeAt(0)) % 9_973, seed);
}
