// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { momentNow } from '../../../lib/model/time.ts';
import { canConfirm, missingParts, pointOut } from '../../../lib/packs/point-out.ts';
import { tinyPack } from './tiny-pack.ts';

const pack = tinyPack();

/** The ids that are pointed out for these ratings and notes: low ones, then good ones. */
function pointed(visit: Record<string, unknown>, notes: Record<string, unknown>[] = []) {
  const { lowWithoutFact, goodWithoutBasis } = pointOut(pack, pack.items, visit, notes);
  return { low: lowWithoutFact.map(({ id }) => id), good: goodWithoutBasis.map(({ id }) => id) };
}
const note = (over: Record<string, unknown> = {}) => ({
  text: '大厅三人在等',
  how: 'look',
  'items.1.1': true,
  ...over,
});

describe('pointOut', () => {
  it('points at both low grades and both good grades that have nothing behind them', () => {
    const visit = { 'rating.1.1': 'good', 'rating.1.2': 'fairlyGood', 'rating.2.1': 'fair', 'rating.2.2': 'poor' };
    expect(pointed(visit)).toEqual({ low: ['2.1', '2.2'], good: ['1.1', '1.2'] });
  });

  it('points at nothing that carries no grade', () => {
    const visit = {
      'rating.1.1': 'notApplicable',
      'rating.1.2': 'notSeen',
      'duty.1.3': 'notDone',
      'rating.1.3': 'poor',
    };
    expect(pointed(visit)).toEqual({ low: [], good: [] });
  });

  it.each(['look', 'listen', 'ask', 'check'])('takes a note of kind %s as a fact behind a low grade', (how) => {
    expect(pointed({ 'rating.1.1': 'poor' }, [note({ how })]).low).toEqual([]);
  });

  it.each(['look', 'listen', 'ask'])('takes a note of kind %s as ground for a good grade', (how) => {
    expect(pointed({ 'rating.1.1': 'good' }, [note({ how })]).good).toEqual([]);
  });

  it('does not take papers alone as ground for a good grade (S34)', () => {
    expect(pointed({ 'rating.1.1': 'good' }, [note({ how: 'check' }), note({ how: 'check' })]).good).toEqual(['1.1']);
  });

  it('does not take a comment for a fact', () => {
    expect(pointed({ 'rating.1.1': 'poor', 'comment.1.1': '明显不到位' }).low).toEqual(['1.1']);
    expect(pointed({ 'rating.1.1': 'good', 'comment.1.1': '很好' }).good).toEqual(['1.1']);
  });

  it.each([
    ['was taken away', { deleted: momentNow(0) }],
    ['is a draft', { draft: true }],
    ['was unlinked', { 'items.1.1': false }],
    ['belongs to another item', { 'items.1.1': false, 'items.1.2': true }],
    ['is blank', { text: ' \u3000\u200b' }],
  ])('does not count a note that %s', (_what, over) => {
    expect(pointed({ 'rating.1.1': 'poor' }, [note(over)]).low).toEqual(['1.1']);
    expect(pointed({ 'rating.1.1': 'good' }, [note(over)]).good).toEqual(['1.1']);
  });

  it.each([
    ['a photo', { 'evidence.018a60ec-1800-7000-8000-000000000009': true }],
    ['a page clip', { quote: { text: '公示' } }],
  ])('counts a note whose text is blank but that carries %s', (_what, over) => {
    expect(pointed({ 'rating.1.1': 'poor' }, [note({ text: '', ...over })]).low).toEqual([]);
  });

  it('counts a note that was put back', () => {
    expect(pointed({ 'rating.1.1': 'poor' }, [note({ deleted: null, draft: false })]).low).toEqual([]);
  });

  it('follows the scale of the pack', () => {
    const lenient = tinyPack({ grades: pack.grades.map((grade) => ({ ...grade, needsFact: false })) });
    expect(pointOut(lenient, lenient.items, { 'rating.1.1': 'poor' }, []).lowWithoutFact).toEqual([]);
  });
});

describe('missingParts and canConfirm', () => {
  const whole = {
    fact: '签到表两张',
    unitSaid: '说学过了',
    peopleSaid: '没见谁看',
    otherwise: '个人保管',
    'evidence.a': true,
  };

  it('name all five parts of a new tag, in the order of the pack', () => {
    expect(missingParts(pack, { tag: 'F08' })).toEqual(['fact', 'unitSaid', 'peopleSaid', 'otherwise', 'evidence']);
  });

  it('let a tag be confirmed when all five are there, and only then', () => {
    expect(missingParts(pack, whole)).toEqual([]);
    expect(canConfirm(pack, whole)).toBe(true);
    expect(canConfirm(pack, { ...whole, otherwise: '' })).toBe(false);
  });

  it.each(['', '  ', '\u3000\n\t', '\u200b\ufeff', null, undefined])('take %j for missing', (blank) => {
    expect(missingParts(pack, { ...whole, unitSaid: blank })).toEqual(['unitSaid']);
  });

  it('do not count evidence that was taken out again or no longer exists', () => {
    expect(missingParts(pack, { ...whole, 'evidence.a': false })).toEqual(['evidence']);
    expect(missingParts(pack, whole, (id) => id !== 'a')).toEqual(['evidence']);
    expect(canConfirm(pack, whole, () => false)).toBe(false);
    expect(missingParts(pack, { ...whole, 'evidence.b': true }, (id) => id === 'b')).toEqual([]);
  });
});
