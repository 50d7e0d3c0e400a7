// @vitest-environment node
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DrawError } from '../../../lib/draw/draw-error.ts';
import { freezeRoster, type RosterUnit } from '../../../lib/draw/roster.ts';
import { idOf } from '../changes/builders.ts';
import { refusal } from './refusal.ts';
import { unitOf } from './samples.ts';

describe('freezeRoster', () => {
  it('writes what is known, in one order, and hashes exactly that', () => {
    const { units, hash } = freezeRoster([
      unitOf(2, { type: null, level: null, place: undefined, lastVisit: null }),
      unitOf(1, { code: '007', traits: ['mobile', 'branch'], level: '镇', place: '东乡', lastVisit: '2024-02-29' }),
    ]);
    const one = `{"code":"007","id":"${idOf(1)}","lastVisit":"2024-02-29","level":"镇","name":"单位1","place":"东乡","recused":[],"traits":["branch","mobile"],"type":"village"}`;
    const two = `{"id":"${idOf(2)}","lastVisit":null,"name":"单位2","recused":[],"traits":[],"type":null}`;
    expect(units).toEqual([JSON.parse(one), JSON.parse(two)]);
    expect(hash).toBe(createHash('sha256').update(`[${one},${two}]`).digest('hex'));
  });

  it.each<[string, Partial<RosterUnit>, string]>([
    ['a day that does not exist', { lastVisit: '2026-02-29' }, 'roster[1].lastVisit'],
    ['a day with a time', { lastVisit: '2026-02-28T10:00' }, 'roster[1].lastVisit'],
    ['an id that is none', { id: 'x' }, 'roster[1].id'],
    ['an empty type', { type: '' }, 'roster[1].type'],
    ['an empty trait', { traits: ['branch', ''] }, 'roster[1].traits[0]'],
    ['a recusal of nobody', { recused: ['老王'] }, 'roster[1].recused[0]'],
  ])('refuses %s and names it', (_, parts, field) => {
    const error = refusal(() => freezeRoster([unitOf(1), unitOf(2, parts)]));
    expect(error).toMatchObject({ reason: 'badValue', fault: { field } });
  });

  it('refuses a unit that stands there twice, named as it came in', () => {
    const error = refusal(() => freezeRoster([unitOf(2), unitOf(1), unitOf(2)]));
    expect(error).toMatchObject({ reason: 'duplicate', fault: { field: 'roster[2].id' } });
    expect(error).toBeInstanceOf(DrawError);
  });
});
