import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { idOf } from '../changes/builders.ts';

export const ROOT = join(import.meta.dirname, '../../..');
export const FIXTURES = join(ROOT, 'test/fixtures/bundles');
export const NOTE = {
  ...{ text: '窗口前排队的人很多', how: 'look', source: 'public' },
  at: { device: 1_795_000_000_000, offset: 480, zone: 'Asia/Shanghai' },
};
export const records = [{ kind: 'note', id: idOf(1), fields: NOTE }];
export const author = { name: '王督导', id: idOf(0xa001), key: '07'.repeat(32) };

/** A folder for the tests of one file, and the outside tools run on what lies in it. */
export function toolBench() {
  let folder = '';
  const at = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'xunji-bundles-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** @param before words of a shell that stand before the command */
  function runAfter(before: string, script: 'make' | 'verify', ...args: string[]) {
    const path = join(ROOT, `scripts/bundle-${script}.mjs`);
    // What is read for each run is the same: it is compiled once.
    const env = { ...process.env, NODE_COMPILE_CACHE: at('compiled') };
    const command = before === '' ? [process.execPath] : ['bash', '-c', `${before}; exec "$@"`, '', process.execPath];
    const [program = '', ...more] = [...command, path, ...args];
    const { status, stdout, stderr } = spawnSync(program, more, { encoding: 'utf8', env });
    const lines = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('usage'));
    return { status, stderr, stdout, said: lines.map((line) => JSON.parse(line)) };
  }
  const run = runAfter.bind(null, '');

  function make(out: string, input: object, ...args: string[]) {
    writeFileSync(at('in.json'), JSON.stringify({ author, records, ...input }));
    return run('make', ...args, at('in.json'), at(out));
  }

  return { at, run, runAfter, make };
}
