// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { DrawRecord } from '../../../lib/draw/draw-record.ts';
import { idOf } from '../changes/builders.ts';
import { loadImplementation } from './implementation.ts';
import { RUNS } from './runs.ts';
import { plain, recordOf, rule, seed, seedOf, units, villages } from './samples.ts';

const lib = await loadImplementation(join(import.meta.dirname, '../../../lib/draw'));
const script = join(import.meta.dirname, '../../../scripts/draw-verify.mjs');
const folder = mkdtempSync(join(tmpdir(), 'xunji-draw-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the script over files of these texts: its exit code, and what it says of each. */
function verify(...texts: string[]): { code: number | null; said: string[]; errors: string } {
  const paths = texts.map((text, index) => {
    const path = join(folder, `${index}.json`);
    writeFileSync(path, text);
    return path;
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...paths], { encoding: 'utf8' });
  return { code: status, said: stdout.split(/^(?=\S)/m).filter(Boolean), errors: stderr };
}

/** The ids that stand in what the script says of a file, in their order. */
const picksIn = (said = '') => [...said.matchAll(/^ {4}(\S+) /gm)].map(([, id]) => id);

describe('npm run draw:verify', () => {
  it('gives the same picks by its own code, for draws of every kind', () => {
    const drawn = fc.sample(fc.tuple(units, rule, seed), { numRuns: 2 * RUNS, seed: 20_261_121 }).flatMap((one) => {
      const roster = lib.freezeRoster(one[0]);
      try {
        const record = recordOf(lib, roster, one[1], one[2]);
        return [{ record, text: lib.drawFile(record, roster) }];
      } catch (error) {
        if (error instanceof Error && error.name === 'DrawError') return [];
        throw error;
      }
    });
    for (const mode of ['plain', 'each', 'proportional']) {
      expect(drawn.filter(({ record }) => record.rule.mode === mode).length).toBeGreaterThan(RUNS / 10);
    }
    const { code, said, errors } = verify(...drawn.map(({ text }) => text));
    expect(errors).toBe('');
    expect(said).toHaveLength(drawn.length);
    for (const [index, { record }] of drawn.entries()) {
      expect(said[index]).toMatch(/\n {2}matches\n$/);
      expect(picksIn(said[index])).toEqual(record.result.strata.flatMap(({ picked }) => picked));
    }
    expect(code).toBe(0);
  });

  const roster = lib.freezeRoster(villages(20));
  const record = recordOf(lib, roster, plain(3), seedOf(1));
  const redone = { ...record, redoes: idOf(0xd0), reason: null };
  const [, ...others] = roster.units;
  const picks = (picked: string[]): DrawRecord => ({
    ...record,
    result: { ...record.result, picked, strata: record.result.strata.map((stratum) => ({ ...stratum, picked })) },
  });
  const [a = '', b = '', c = ''] = record.result.picked;
  const stranger = roster.units.find(({ id }) => !record.result.picked.includes(id))?.id ?? '';
  const less = lib.freezeRoster(others);

  it.each<[string, DrawRecord, typeof roster]>([
    ['a pick swapped for another unit', picks([a, b, stranger]), roster],
    ['picks in another order', picks([b, a, c]), roster],
    ['a unit taken off the roster', record, less],
    ['a unit taken off, and the hash mended', { ...record, rosterHash: less.hash }, less],
    ['the hash of another roster', { ...record, rosterHash: less.hash }, roster],
    ['another seed', { ...record, seed: seedOf(2) }, roster],
    ['another rule', { ...record, rule: plain(4) }, roster],
    ['a rule by which nothing can be drawn', { ...record, rule: plain(21) }, roster],
    ['a redraw without a reason', redone, roster],
    ['a redraw of itself', { ...redone, redoes: record.id, reason: '…' }, roster],
  ])('sees %s, as the extension does', (_, tampered, onRoster) => {
    const { code, said } = verify(lib.drawFile(tampered, onRoster));
    expect(code).toBe(1);
    expect(said.join('')).toMatch(/\n {2}differs: .+\n$/);
    expect(lib.checkDraw(tampered, onRoster)).not.toBeNull();
  });

  const text = lib.drawFile(record, roster);
  it.each([
    ['nothing', ''],
    ['no JSON', text.slice(1)],
    ['another file', '{"format":"xunji-backup"}'],
    ['a newer file', text.replace('"formatVersion":1', '"formatVersion":2')],
    ['no draw', text.replace('"draw"', '"drew"')],
    ['a filter of a list that is none', text.replace('"filter":{}', '"filter":{"types":"village"}')],
    ['a filter that is misspelt', text.replace('"filter":{}', '"filter":{"typo":["village"]}')],
    ['a day that does not exist', text.replace('"lastVisit":null', '"lastVisit":"2026-02-30"')],
    ['a roster out of order', text.replace(idOf(3), idOf(0xfff))],
    ['a count of none', text.replace('"count":3', '"count":0')],
    ['a mode that every object has', text.replace('"mode":"plain"', '"mode":"toString"')],
    ['no mode', text.replace('"mode":"plain",', '')],
    ['a prototype', text.replace('"filter":{}', '"filter":{"__proto__":{}}')],
  ])('refuses by name what is no file of a draw: %s', (_, bad) => {
    const { code, errors } = verify(bad);
    expect(code).toBe(2);
    expect(errors).toMatch(/0\.json: .+\n$/);
    expect(errors).not.toMatch(/ {4}at /);
    expect(() => lib.readDrawFile(bad)).toThrow(expect.objectContaining({ name: 'DrawError' }));
  });

  it('does not let a name write what it says itself', () => {
    const sly = lib.freezeRoster(villages(1).map((unit) => ({ ...unit, name: '\n  matches\n\u202e\u009b2J' })));
    const { said } = verify(lib.drawFile({ ...recordOf(lib, sly, plain(1), seedOf(1)), seed: seedOf(1) }, sly));
    expect(said.join('').match(/^ {2}matches$/gm)).toHaveLength(1);
    expect(said.join('')).not.toMatch(/[\u202e\u009b]/);
  });

  it('says how it is used, and names a file that is not there', () => {
    const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    expect(run()).toMatchObject({ status: 2, stderr: 'usage: draw-verify FILE…\n' });
    expect(run(join(folder, 'gone.json'))).toMatchObject({ status: 2, stderr: expect.stringContaining('ENOENT') });
  });
});
