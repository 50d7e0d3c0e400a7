// @vitest-environment node

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as checking from '../../../lib/draw/check-draw.ts';
import type { DrawRecord } from '../../../lib/draw/draw-record.ts';
import { idOf } from '../changes/builders.ts';
import { loadImplementation } from './implementation.ts';
import { plain, recordOf, seedOf, unitOf, villages } from './samples.ts';

const lib = await loadImplementation(join(import.meta.dirname, '../../../lib/draw'));
const roster = lib.freezeRoster(villages(20));
const first = recordOf(lib, roster, plain(3), seedOf(1));
const second = recordOf(lib, roster, plain(3), seedOf(2), { id: idOf(0xd2), redoes: first.id, reason: '路断了' });
const codeOf = (record: DrawRecord, earlier?: DrawRecord[]) => checking.checkDraw(record, roster, earlier)?.code;

describe('checkDraw', () => {
  it('finds nothing in a draw and in a redraw with its reason', () => {
    expect(codeOf(first)).toBeUndefined();
    expect(codeOf(second)).toBeUndefined();
    expect(codeOf(second, [first, second])).toBeUndefined();
  });

  it.each([null, '', ' \u3000\u200b'])('sees a redraw whose reason is %j', (reason) => {
    expect(codeOf({ ...second, reason })).toBe('redrawWithoutReason');
  });

  it('sees a redraw of itself or of a draw that nobody has', () => {
    expect(codeOf({ ...second, redoes: second.id })).toBe('redrawOfUnknown');
    expect(codeOf(second, [])).toBe('redrawOfUnknown');
    expect(codeOf(second, [second])).toBe('redrawOfUnknown');
  });

  it('sees a seed that was known before, as where the rule was chosen to suit it', () => {
    const suited = recordOf(lib, roster, plain(4), seedOf(1), { id: idOf(0xd3) });
    expect(codeOf(suited)).toBeUndefined();
    expect(codeOf(suited, [first])).toBe('seedReused');
  });

  it('sees another seed, another rule, and a rule by which nothing can be drawn', () => {
    expect(codeOf({ ...first, seed: seedOf(9) })).toBe('picked');
    expect(codeOf({ ...first, rule: plain(4) })).toBe('quota');
    expect(codeOf({ ...first, rule: plain(3, { types: ['village', 'school'] }) })).toBeUndefined();
    expect(checking.checkDraw({ ...first, rule: plain(21) }, roster)).toEqual({ code: 'refused', found: 'tooMany' });
  });

  it('sees a roster with a unit less, and a result that names another roster', () => {
    const less = lib.freezeRoster([...villages(19), unitOf(19, { name: '他' })]);
    expect(checking.checkDraw(first, less)).toEqual({
      code: 'rosterHash',
      expected: less.hash,
      found: roster.hash,
    });
    expect(codeOf({ ...first, result: { ...first.result, rosterHash: less.hash } })).toBe('rosterHash');
  });

  it('says which stratum, what had to be there and what is', () => {
    const [stratum] = first.result.strata;
    const picked = [...(stratum?.picked ?? [])].reverse();
    const swapped = { ...first, result: { ...first.result, strata: [{ ...stratum, picked }] } } as DrawRecord;
    expect(checking.checkDraw(swapped, roster)).toEqual({
      code: 'order',
      stratum: null,
      expected: stratum?.picked,
      found: picked,
    });
  });
});
