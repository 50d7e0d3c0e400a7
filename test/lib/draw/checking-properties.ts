import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { DrawRecord } from '../../../lib/draw/draw-record.ts';
import { idOf } from '../changes/builders.ts';
import type { Implementation } from './implementation.ts';
import { runs } from './runs.ts';
import { recordOf, rule, seed, seedOf, units } from './samples.ts';

/** Asks of an honest record and its roster, wherever anything can be drawn. */
function forRecords(
  lib: Implementation,
  check: (record: DrawRecord, roster: ReturnType<Implementation['freezeRoster']>) => void,
): void {
  fc.assert(
    fc.property(units, rule, seed, (given, drawRule, drawSeed) => {
      const roster = lib.freezeRoster(given);
      let record: DrawRecord;
      try {
        record = recordOf(lib, roster, drawRule, drawSeed);
      } catch (error) {
        if (error instanceof Error && error.name === 'DrawError') return;
        throw error;
      }
      check(record, roster);
    }),
    runs(),
  );
}

export function anHonestRecordHasNoDifference(lib: Implementation): void {
  forRecords(lib, (record, roster) => {
    expect(lib.checkDraw(record, roster)).toBeNull();
    const redraw = { ...record, id: idOf(0xd2), redoes: idOf(0xd1), reason: '一户已拆迁' };
    const first = { ...record, seed: seedOf(-7) };
    expect(lib.checkDraw(redraw, roster, [first])).toBeNull();
  });
}

export function everyTamperedResultIsSeen(lib: Implementation): void {
  forRecords(lib, (record, roster) => {
    const { result } = record;
    const check = (parts: Partial<DrawRecord['result']>) =>
      lib.checkDraw({ ...record, result: { ...result, ...parts } }, roster)?.code;
    const strata = (change: (stratum: (typeof result.strata)[0]) => object) =>
      check({
        strata: result.strata.map((stratum, index) => (index === 0 ? { ...stratum, ...change(stratum) } : stratum)),
      });
    expect(check({ eligible: result.eligible + 1 })).toBe('eligible');
    expect(check({ excluded: [...result.excluded, { id: idOf(77), why: 'recused' }] })).toBe('excluded');
    expect(check({ strata: result.strata.slice(1) })).toBe('strata');
    expect(strata(({ quota }) => ({ quota: quota + 1 }))).toBe('quota');
    expect(strata(({ picked }) => ({ picked: [...picked.slice(1), idOf(77)] }))).toBe('picked');
    expect(check({ picked: [...result.picked, idOf(77)] })).toBe('picked');
    if (result.picked.length > 1) expect(check({ picked: result.picked.toReversed() })).toBe('order');
  });
}

export function anotherRosterIsSeen(lib: Implementation): void {
  forRecords(lib, (record, roster) => {
    const renamed = lib.freezeRoster(roster.units.map((unit) => ({ ...unit, name: `${unit.name}x` })));
    expect(lib.checkDraw(record, renamed)).toMatchObject({ code: 'rosterHash', expected: renamed.hash });
  });
}

export function theFileReadsBackAsItWas(lib: Implementation): void {
  forRecords(lib, (record, roster) => {
    const text = lib.drawFile(record, roster);
    const read = lib.readDrawFile(text);
    expect(read).toEqual({ draw: record, roster });
    expect(lib.drawFile(read.draw, read.roster)).toBe(text);
  });
}
