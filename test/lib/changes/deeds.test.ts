// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { personOf } from '../../../lib/changes/change.ts';
import { compareDeeds, deedsOf } from '../../../lib/changes/deeds.ts';
import { authorOf, changeOf, hlcOf, idOf } from './builders.ts';

const made = changeOf({ kind: 'review', field: '*', value: { to: 'returned', reason: '缺佐证' }, hlc: hlcOf(10) });
const deeds = (...log: Parameters<typeof deedsOf>[0]) => deedsOf(log, 'review', 'to');

describe('what people did by one record', () => {
  it('is each one’s own: another’s words in the same record are a deed of theirs', () => {
    const other = { kind: 'review', author: authorOf(2) };
    const forged = changeOf({ ...other, field: 'to', value: 'accepted', sup: [made.id], hlc: hlcOf(20) });
    const earlier = changeOf({ ...other, field: 'to', value: 'accepted', hlc: hlcOf(1) });
    for (const log of [
      [made, forged],
      [earlier, made],
      [made, forged, earlier],
    ]) {
      const own = deeds(...log).find(({ person }) => person === personOf(authorOf(1)));
      expect(own).toMatchObject({ hlc: hlcOf(10), parent: idOf(100), body: { to: 'returned', reason: '缺佐证' } });
      expect(deeds(...log)).toHaveLength(2);
    }
  });

  it('goes when its own person takes it back, in whichever life of their installation, and not when another does', () => {
    const gone = { kind: 'review', field: 'deleted', value: { device: 1, offset: 0, zone: 'UTC' }, hlc: hlcOf(20) };
    expect(deeds(made, changeOf({ ...gone, author: authorOf(2) }))).toHaveLength(1);
    const again = `${personOf(authorOf(1))}.7`;
    const taken = changeOf({ ...gone, author: again });
    expect(deeds(made, taken)).toEqual([]);
    const back = { kind: 'review', field: 'deleted', value: null, author: again };
    expect(deeds(made, taken, changeOf({ ...back, sup: [taken.id], hlc: hlcOf(30) }))).toHaveLength(1);
  });

  it('is none for a record of another kind, or where nobody said what was done', () => {
    expect(deedsOf([made], 'verdict', 'to')).toEqual([]);
    expect(deedsOf([made], 'review', 'grade')).toEqual([]);
  });

  it('stands in one order, by clock, then person, then record', () => {
    const [a, b] = [
      { id: 'a', person: 'p', hlc: hlcOf(1) },
      { id: 'b', person: 'p', hlc: hlcOf(1) },
    ];
    expect(compareDeeds(a, b)).toBe(-1);
    expect(compareDeeds(b, a)).toBe(1);
    expect(compareDeeds(a, a)).toBe(0);
    expect(compareDeeds({ ...a, hlc: hlcOf(2) }, { ...b, person: 'z' })).toBe(1);
  });
});
