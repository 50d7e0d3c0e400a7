import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReplaced, namedIn, type Replaced, replacedIn } from '../../../../lib/app/bundle/replaced.ts';
import { type Change, type Json, personOf } from '../../../../lib/changes/change.ts';
import { materialise } from '../../../../lib/changes/materialise.ts';
import { mergeChanges } from '../../../../lib/changes/merge.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../../changes/builders.ts';
import { runs } from '../../changes/runs.ts';

const [me, other, third] = [authorOf(1), authorOf(2), authorOf(3)];
const NONE: ReadonlySet<string> = new Set();

let clock = 1000;
const by = (author: string, field: string, value: Json, ...sup: Change[]) =>
  changeOf({ author, field, value, sup: sup.map(({ id }) => id), hlc: hlcOf(clock++) });

function look(here: readonly Change[], fresh: readonly Change[], except = NONE): Replaced[] {
  const whole = mergeChanges(here, fresh);
  const sides = { here, whole, before: materialise(here), after: materialise(whole) };
  return replacedIn(sides, personOf(me), except);
}

describe('what changes in a record', () => {
  it('is told field by field: what it said and will say, and whose words these are', () => {
    const said = by(me, '*', { text: '甲的话', how: 'look' });
    const found = look([said], [by(other, 'text', '别的话', said)]);
    expect(found).toEqual([
      {
        ...{ rec: said.rec, kind: 'note', says: '甲的话', field: 'text', before: '甲的话', after: '别的话' },
        ...{ was: personOf(me), by: personOf(other), own: true },
      },
    ]);
  });

  it('is one’s own only where the word that is shown is: not where another replaced it before', () => {
    const said = by(me, 'text', '甲的话');
    const theirs = by(third, 'text', '丙的话', said);
    expect(look([said, theirs], [by(other, 'text', '别的话', theirs)])).toMatchObject([
      { own: false, was: personOf(third), before: '丙的话' },
    ]);
  });

  it('is told as new where nothing was said, and not at all where it is said as a conflict', () => {
    const said = by(me, 'text', '甲的话');
    const more = by(other, 'source', 'public');
    expect(look([said], [more])).toMatchObject([{ field: 'source', before: null, was: null, own: false }]);
    expect(look([said], [more], new Set(['source']))).toEqual([]);
  });

  it('is the taking away alone of a record that goes, and it is one’s own where any word of it is', () => {
    const said = by(third, '*', { text: '丙的话', how: 'look' });
    const own = by(me, 'source', 'public');
    const gone = by(other, '*', { deleted: { device: 1, offset: 0, zone: 'UTC' }, text: '别的话' }, said);
    const [only, ...rest] = look([said, own], [gone]);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ field: 'deleted', was: personOf(third), by: personOf(other), own: true });
    const deleted = by(other, 'deleted', true, said);
    expect(look([said], [deleted])).toMatchObject([{ field: 'deleted', own: false }]);
    expect(look([said, deleted], [by(third, 'deleted', null, deleted)])).toMatchObject([
      { field: 'deleted', before: true, after: null, was: personOf(other) },
    ]);
  });

  it('comes in this order: one’s own words, others’, what was empty', () => {
    const said = [by(me, 'text', '甲'), by(third, 'how', 'look')];
    const fresh = [by(other, 'source', 'public'), by(other, 'how', 'ask', ...said), by(other, 'text', '乙', ...said)];
    expect(
      look(said, fresh)
        .sort(compareReplaced)
        .map(({ field }) => field),
    ).toEqual(['text', 'how', 'source']);
  });

  it('says of a whole object only that it is one, of a quote its words, and names what is named by id', () => {
    const said = by(me, '*', { quote: { text: '原话', title: 't', address: 'a' }, shows: { a: [1] }, unit: idOf(7) });
    const found = look([said], [by(other, '*', { quote: { text: '新话' }, shows: { a: [2] }, unit: idOf(8) }, said)]);
    const of = (field: string) => found.find((one) => one.field === field);
    expect(of('quote')).toMatchObject({ before: '原话', after: '新话' });
    expect(of('shows')).toMatchObject({ before: {}, after: {} });
    expect(namedIn(found)).toEqual([idOf(7), idOf(8)]);
  });

  it('is small and shows the place where a long text changed, whatever it holds', () => {
    const unit = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    const long = fc.tuple(unit, fc.integer({ min: 1, max: 400 })).map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(long, fc.tuple(unit, unit), long, (start, [was, is], end) => {
        fc.pre(was !== is && !was.startsWith(is) && !is.startsWith(was));
        const said = by(me, 'text', `${start}${was}${end}`);
        const [found] = look([said], [by(other, 'text', `${start}${is}${end}`, said)]);
        const [before, after] = [String(found?.before), String(found?.after)];
        expect(before).not.toBe(after);
        for (const one of [before, after, found?.says ?? '']) {
          expect(one.length).toBeLessThanOrEqual(602);
          expect(one.isWellFormed()).toBe(true);
        }
      }),
      runs(),
    );
  });
});
