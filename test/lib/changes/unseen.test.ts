// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personOf } from '../../../lib/changes/change.ts';
import { type Conflict, resolutionOf } from '../../../lib/changes/conflicts.ts';
import { makeChange } from '../../../lib/changes/make-change.ts';
import { type Arrived, openWhenGone } from '../../../lib/changes/unseen.ts';
import { authorOf, changeOf, hlcOf, idOf } from './builders.ts';
import { runs } from './runs.ts';

const VISIT = idOf(100);
const [LEAD, ANNA, BEN] = [1, 2, 3] as const;
const moment = { device: 5, offset: 480, zone: 'Asia/Shanghai' };

const ofVisit = (field: string, value: Arrived['value'], who: number, at: number, ...sup: Arrived[]): Arrived =>
  changeOf({
    ...{ rec: VISIT, parent: idOf(200), kind: 'visit', field, value },
    ...{ author: authorOf(who), hlc: hlcOf(at), sup: sup.map(({ id }) => id) },
  });
const begun = ofVisit('*', { by: 'x' }, ANNA, 1);
const goneAt = (at: number, ...sup: Arrived[]) => ofVisit('deleted', moment, LEAD, at, begun, ...sup);
const note = (rec: number, value: string, who: number, at: number): Arrived =>
  changeOf({ rec: idOf(rec), parent: VISIT, value, author: authorOf(who), hlc: hlcOf(at) });

/** Changes as they came to a device, which came by files unless they are named. */
function arrived(changes: readonly Arrived[], madeHere: readonly Arrived[] = []): Arrived[] {
  return changes.map((change, at) => ({
    ...change,
    seq: at + 1,
    ...(!madeHere.includes(change) && { batch: 'came' }),
  }));
}

const isOfVisit = ({ rec }: Arrived) => rec === VISIT;
/** What is open on a device to which changes came in this order. */
function openIn(changes: readonly Arrived[], here: string = authorOf(9)): Conflict | null {
  return openWhenGone(
    changes.filter(isOfVisit),
    changes.filter((change) => !isOfVisit(change)),
    personOf(here),
  );
}
const unseenIn = (open: Conflict | null): string[] =>
  (open?.sides ?? []).flatMap(({ change }) => (change.rec === VISIT ? [] : [change.id])).sort();

/** What settles it, by the lead at a time. */
const settled = (open: Conflict, value: Arrived['value'], at: number): Arrived =>
  makeChange({ ...resolutionOf(open, value), hlc: hlcOf(at), author: authorOf(LEAD) });

describe('words under a visit that was taken away', () => {
  const gone = goneAt(10);
  const early = note(1, '早先写的', ANNA, 5);
  const late = note(2, '后来写的', ANNA, 11);

  it('were unseen where they are later by clock, in whatever order they came', () => {
    for (const order of [
      [begun, gone, late],
      [late, begun, gone],
    ]) {
      const open = openIn(arrived(order));
      expect(open).toMatchObject({ rec: VISIT, kind: 'visit', field: 'deleted', isAgainstDelete: true });
      expect(open?.sides.map(({ change, field }) => [change.id, field])).toEqual([
        [gone.id, 'deleted'],
        [late.id, 'text'],
      ]);
    }
  });

  it('were unseen where they came after it, and were known where they lay here', () => {
    expect(unseenIn(openIn(arrived([begun, gone, early])))).toEqual([early.id]);
    expect(openIn(arrived([begun, early, gone]))).toBeNull();
  });

  it('were unseen where they never left the device of whoever wrote them', () => {
    const changes = arrived([begun, early, gone], [early]);
    expect(unseenIn(openIn(changes, authorOf(ANNA)))).toEqual([early.id]);
    expect(openIn(changes, authorOf(BEN))).toBeNull();
  });

  it('were known where whoever took it away wrote them, or named them', () => {
    expect(openIn(arrived([begun, gone, note(3, '自己的', LEAD, 20)]))).toBeNull();
    expect(openIn(arrived([begun, goneAt(10, late), late]))).toBeNull();
  });

  it('were known where one of two who took it away knew', () => {
    const other = ofVisit('deleted', { ...moment, device: 6 }, BEN, 30, begun);
    expect(openIn(arrived([begun, gone, late, other]))).toBeNull();
  });

  it('are said together with what was written into the visit itself', () => {
    const summary = ofVisit('summary', '小结', ANNA, 12, begun);
    const open = openIn(arrived([begun, gone, summary, late]));
    expect(open?.sides.map(({ field }) => field)).toEqual(['deleted', 'summary', 'text']);
  });

  it('are nothing to ask about once it is back', () => {
    const back = ofVisit('deleted', null, ANNA, 12, gone);
    expect(openIn(arrived([begun, gone, late, back]))).toBeNull();
    const apart = ofVisit('deleted', null, ANNA, 12, begun);
    expect(openIn(arrived([begun, gone, late, apart]))).toMatchObject({ sides: [{ change: apart }, { change: gone }] });
  });
});

describe('whatever people write, and in whatever order files come', () => {
  const word = fc.record({
    rec: fc.integer({ min: 1, max: 4 }),
    text: fc.string({ maxLength: 3 }),
    who: fc.constantFrom(LEAD, ANNA, BEN),
    at: fc.integer({ min: 2, max: 40 }),
  });
  const story = fc.record({
    words: fc.uniqueArray(word, { minLength: 1, maxLength: 8, selector: ({ rec, who }) => `${rec} ${who}` }),
    gone: fc.integer({ min: 2, max: 40 }),
    order: fc.infiniteStream(fc.nat()),
    other: fc.infiniteStream(fc.nat()),
    value: fc.constantFrom(null, { ...moment, device: 9 }),
  });
  const shuffled = (changes: readonly Arrived[], order: Iterator<number>): Arrived[] =>
    changes
      .map((change) => [order.next().value ?? 0, change] as const)
      .sort(([a], [b]) => a - b)
      .map(([, change]) => change);

  it('nobody’s words are out of sight and unmentioned, and one settlement settles it on every device', () => {
    fc.assert(
      fc.property(story, ({ words, gone: at, order, other, value }) => {
        const said = words.map(({ rec, text, who, at: when }) => note(rec, text, who, when));
        const gone = goneAt(at);
        const here = arrived(shuffled([begun, gone, ...said], order));
        const open = openIn(here);
        const goneHere = here.findIndex(({ id }) => id === gone.id);
        const lost = here.filter(
          (one, place) => !isOfVisit(one) && one.author !== authorOf(LEAD) && (place > goneHere || one.hlc > gone.hlc),
        );
        expect(unseenIn(open)).toEqual(lost.map(({ id }) => id).sort());
        if (!open) return;
        const decided = settled(open, value, 50);
        expect(openIn([...here, { ...decided, seq: 100 }])).toBeNull();
        // What the settlement named needs no second one, however late it comes.
        const named = said.filter(({ id }) => decided.sup.includes(id));
        expect(openIn(arrived(shuffled([begun, gone, decided, ...named], other)))).toBeNull();
      }),
      runs(),
    );
  });
});
