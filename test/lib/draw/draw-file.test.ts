// @vitest-environment node
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DrawError } from '../../../lib/draw/draw-error.ts';
import { readDrawFile } from '../../../lib/draw/draw-file.ts';
import { loadImplementation } from './implementation.ts';
import { refusal } from './refusal.ts';
import { runs } from './runs.ts';
import { plain, recordOf, seedOf, unitOf } from './samples.ts';

type Node = Record<string | number, unknown>;

const lib = await loadImplementation(join(import.meta.dirname, '../../../lib/draw'));
const roster = lib.freezeRoster([
  unitOf(1, { traits: ['branch', 'mobile'], place: '东乡' }),
  unitOf(2, { lastVisit: '2026-11-01' }),
]);
const record = recordOf(lib, roster, plain(1, { notVisitedSince: '2026-11-01' }), seedOf(1));
const text = lib.drawFile(record, roster);

/** The file with one place changed. */
function changed(change: (file: Node) => void): string {
  const file = JSON.parse(text) as Node;
  change(file);
  return JSON.stringify(file);
}

const at = (file: Node, ...path: (string | number)[]) => path.reduce((node, step) => node[step] as Node, file);

describe('readDrawFile', () => {
  it.each([
    ['', 'notJson'],
    ['{"format":"xunji-draw"', 'notJson'],
    ['null', 'notADraw'],
    ['[]', 'notADraw'],
    ['"xunji-draw"', 'notADraw'],
    ['{"format":"xunji-backup"}', 'notADraw'],
    ['{"format":"xunji-draw","formatVersion":2,"news":1}', 'newer'],
    [text.replace('"seed"', '"__proto__":{},"seed"'), 'unknownField'],
  ])('refuses %j', (bad, reason) => {
    expect(refusal(() => readDrawFile(bad)).reason).toBe(reason);
  });

  it.each<[string, string, (file: Node) => void]>([
    ['draw.rule.count', 'badValue', (file) => Object.assign(at(file, 'draw', 'rule'), { count: 0 })],
    ['draw.at.zone', 'missing', (file) => delete at(file, 'draw', 'at').zone],
    ['draw.at.place', 'unknownField', (file) => Object.assign(at(file, 'draw', 'at'), { place: 'x' })],
    ['draw.note', 'unknownField', (file) => Object.assign(at(file, 'draw'), { note: 'x' })],
    ['formatVersion', 'badValue', (file) => Object.assign(file, { formatVersion: 0 })],
    ['roster[1].lastVisit', 'badValue', (file) => Object.assign(at(file, 'roster', 1), { lastVisit: '2026-11-31' })],
    [
      'roster[1].id',
      'notSorted',
      (file) => Object.assign(file, { roster: [at(file, 'roster', 1), at(file, 'roster', 0)] }),
    ],
    [
      'roster[1].id',
      'duplicate',
      (file) => Object.assign(file, { roster: [at(file, 'roster', 0), at(file, 'roster', 0)] }),
    ],
    ['roster[0].traits[1]', 'notSorted', (file) => Object.assign(at(file, 'roster', 0), { traits: ['b', 'a'] })],
    ['roster[0].recused[0]', 'badValue', (file) => Object.assign(at(file, 'roster', 0), { recused: ['x'] })],
  ])('names %s: %s', (field, reason, change) => {
    expect(refusal(() => readDrawFile(changed(change)))).toMatchObject({ reason, fault: { field } });
  });

  it('takes or refuses by name whatever is done to its text', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(3), fc.string({ maxLength: 3 }), (start, length, by) => {
        const broken = text.slice(0, start) + by + text.slice(start + length);
        try {
          const { draw, roster: read } = readDrawFile(broken);
          const sound = lib.checkDraw(draw, read) === null;
          // Another rule or seed may happen to give the same picks; nothing else can stand in roster and result.
          if (sound) expect({ result: draw.result, roster: read }).toEqual({ result: record.result, roster });
        } catch (error) {
          if (!(error instanceof DrawError)) throw error;
        }
      }),
      runs(),
    );
  });
});
