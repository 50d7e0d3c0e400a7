import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HandingOver, numberingOf } from '../../../lib/review/numbering.ts';

const everybody = () => true;
const hand = (id: string, person: string, to: string, after: string | null = null): HandingOver => ({
  ...{ id, person, to, after },
});

describe('who numbers', () => {
  it('is whoever made the office, until they hand it on', () => {
    expect(numberingOf('甲', [], everybody).holder).toBe('甲');
    expect(numberingOf('甲', [hand('1', '甲', '乙')], everybody).holder).toBe('乙');
    const back = [hand('1', '甲', '乙'), hand('2', '乙', '甲', '1'), hand('3', '甲', '丙', '2')];
    expect(numberingOf('甲', back, everybody).holder).toBe('丙');
    expect(numberingOf('甲', back.toReversed(), everybody)).toEqual(numberingOf('甲', back, everybody));
  });

  it('is nobody where nobody is known to have made it', () => {
    expect(numberingOf(null, [hand('1', '甲', '乙')], everybody).holder).toBeNull();
  });

  it('is not whom a stranger names, nor whom somebody names who handed it on before', () => {
    const taken = [hand('1', '生', '生'), hand('2', '生', '生', '1'), hand('3', '乙', '生')];
    expect(numberingOf('甲', taken, everybody)).toMatchObject({ holder: '甲', ever: new Set(['甲']) });
    const late = [hand('1', '甲', '乙'), hand('2', '甲', '丙', '1')];
    expect(numberingOf('甲', late, everybody).holder).toBe('乙');
  });

  it('is not whom somebody names whose word doesn’t count here', () => {
    const refused = (person: string) => person !== '乙';
    const handed = [hand('1', '甲', '乙'), hand('2', '乙', '丙', '1')];
    expect(numberingOf('甲', handed, refused).holder).toBe('乙');
  });

  it('is nobody where two devices of one person handed it to two, until one of these hands on to the other', () => {
    const fork = [hand('1', '甲', '乙'), hand('2', '甲', '丙')];
    expect(numberingOf('甲', fork, everybody)).toMatchObject({
      holder: null,
      ends: [{ person: '乙' }, { person: '丙' }],
    });
    // Whoever made the fork has nothing more to give.
    expect(numberingOf('甲', [...fork, hand('3', '甲', '甲')], everybody).holder).toBeNull();
    expect(numberingOf('甲', [...fork, hand('3', '丙', '乙', '2')], everybody).holder).toBe('乙');
  });

  it('comes to an end on records that name themselves or each other', () => {
    const ring = [hand('1', '甲', '甲', '2'), hand('2', '甲', '甲', '1'), hand('3', '甲', '甲', '3')];
    expect(numberingOf('甲', ring, everybody).holder).toBe('甲');
  });

  it('is the same whatever the order, and never two', () => {
    const people = ['甲', '乙', '丙'];
    const one = fc.record({
      id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      person: fc.constantFrom(...people, '生'),
      to: fc.constantFrom(...people),
      after: fc.option(fc.constantFrom('1', '2', '3', '4', '5', '6'), { nil: null }),
    });
    const handings = fc.uniqueArray(one, { selector: ({ id, person }) => `${id} ${person}`, maxLength: 12 });
    fc.assert(
      fc.property(
        handings.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const [a, b] = [numberingOf('甲', all, everybody), numberingOf('甲', shuffled, everybody)];
          expect(a.holder).toBe(b.holder);
          expect(a.ever).toEqual(b.ever);
          if (a.holder !== null) expect(a.ends.every(({ person }) => person === a.holder)).toBe(true);
          expect(a.ever.has('生')).toBe(false);
        },
      ),
    );
  });
});
