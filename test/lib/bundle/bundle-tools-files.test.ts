// @vitest-environment node
import {
  copyFileSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES, records, toolBench } from './tool-bench.ts';

const { at, run, runAfter, make } = toolBench();
const identity = join(FIXTURES, 'sealed.identity.txt');
const recipient = /age1\w+/.exec(readFileSync(identity, 'utf8'))?.[0] ?? '';
const there = () => readdirSync(at('')).filter((name) => name !== 'compiled');

describe('bundle:make', () => {
  it('leaves nothing open that was to be sealed', () => {
    const lines: [string | Uint8Array, RegExp][] = [
      ['', /--passphrase .*pass: its first line is empty/],
      ['\nvisits to a village\n', /--passphrase .*pass: its first line is empty/],
      ['\ufeff\r\n', /--passphrase .*pass: its first line is empty/],
      [new Uint8Array([0xff, 0xfe, 0x61, 0]), /--passphrase .*pass: it is no text in UTF-8/],
    ];
    for (const [content, said] of lines) {
      writeFileSync(at('pass'), content);
      expect(make('open.age', {}, '--passphrase', at('pass'))).toMatchObject({
        ...{ status: 1, said: [], stderr: expect.stringMatching(said) },
      });
    }
    expect(make('open.age', {}, '--passphrase', '')).toMatchObject({ status: 1 });
    writeFileSync(at('pass'), 'visits to a village');
    const both = make('open.age', {}, '--passphrase', at('pass'), '--to', recipient);
    expect(both).toMatchObject({ status: 2, stderr: expect.stringContaining('--to and --passphrase') });
    expect(there()).not.toContain('open.age');
  });

  it('leaves what was there, and nothing else, where the disk is full', () => {
    writeFileSync(at('large'), new Uint8Array(200_000));
    make('good.visits', {});
    const before = [there(), readFileSync(at('good.visits'))];
    writeFileSync(at('in.json'), JSON.stringify({ author: { name: '王' }, records, attachments: ['large'] }));
    // No disk of its own: a file may have 64 KiB at most.
    const full = runAfter('ulimit -f 64', 'make', at('in.json'), at('good.visits'));
    expect(full).toMatchObject({ status: 1, said: [], stderr: expect.stringMatching(/good\.visits: EFBIG/) });
    expect(runAfter('ulimit -f 64', 'make', at('in.json'), at('new.visits'))).toMatchObject({ status: 1 });
    expect([there(), readFileSync(at('good.visits'))]).toEqual(before);
    expect(run('make', at('in.json'), at('good.visits'))).toMatchObject({ status: 0 });
    expect(run('verify', at('good.visits'))).toMatchObject({ status: 0 });
  });

  it('never writes over what goes in, by whatever name, nor over what is no file', () => {
    for (const name of ['photo', 'pack', 'pass']) writeFileSync(at(name), name);
    const packs = [{ id: 'own', version: '1.0.0', file: 'pack' }];
    const input = { author: { name: '王' }, records, attachments: ['./photo'], packs };
    writeFileSync(at('in.json'), JSON.stringify(input));
    symlinkSync('photo', at('link'));
    linkSync(at('pack'), at('second'));
    const spelled = relative(process.cwd(), at('in.json'));
    for (const out of [at('in.json'), spelled, at('photo'), at('link'), at('second'), at('pass')]) {
      const { status, stderr } = run('make', '--passphrase', at('pass'), at('in.json'), out);
      expect({ status, stderr }).toEqual({
        ...{ status: 1, stderr: expect.stringContaining(`${out} would be written over `) },
      });
    }
    expect(run('make', at('in.json'), '/dev/null').stderr).toContain('not a file: /dev/null');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    for (const name of ['photo', 'pack', 'pass']) expect(readFileSync(at(name), 'utf8')).toBe(name);
    expect(JSON.parse(readFileSync(at('in.json'), 'utf8'))).toEqual(input);
  });

  it('follows a link to the file that it stands for', () => {
    writeFileSync(at('old.visits'), 'old', { mode: 0o600 });
    symlinkSync('old.visits', at('newest'));
    expect(make('newest', {})).toMatchObject({ status: 0 });
    expect(lstatSync(at('newest')).isSymbolicLink()).toBe(true);
    expect(run('verify', at('old.visits'))).toMatchObject({ status: 0 });
    expect(statSync(at('old.visits')).mode & 0o777).toBe(0o600);
  });

  it('names the line of what a parser would drop, and the field that no kind is', () => {
    const file = at('by-hand.json');
    const cases = [
      ['{"author":{"name":"王"},\n"records":[],\n"records":[]}', `${file} line 3 column 1: records: twice`],
      ['{"author":\n}', `${file} line 2 column 1: author: json`],
      ['null', 'the top level: invalid_type'],
      ['{"author":{"name":"王"},"records":[{"kind":"spell","fields":{"text":"a"}}]}', 'records[0].kind: unknownKind'],
    ] as const;
    for (const [text, said] of cases) {
      writeFileSync(file, text);
      const { status, stderr } = run('make', file, at('wrong.visits'));
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(said) });
    }
    expect(there()).not.toContain('wrong.visits');
  });
});

/** A program that writes to the file that is verified, once it has been looked at so many times. */
const meddler = (file: string, looks: number, what: string) => `
  import fs from 'node:fs';
  const file = ${JSON.stringify(file)};
  let left = ${looks};
  const { slice } = Blob.prototype;
  Blob.prototype.slice = function (...span) {
    if (left-- === 0) fs.${what};
    return slice.apply(this, span);
  };`;

describe('bundle:verify', () => {
  it('calls a file that becomes another while it is read unreadable, and not damaged', () => {
    writeFileSync(at('photo'), new Uint8Array(600_000));
    make('open.visits', { attachments: ['photo'] });
    make('sealed.visits', { attachments: ['photo'] }, '--to', recipient);
    const cases = [
      ['open.visits', 0, 'appendFileSync(file, "more")', 'EBUSY'],
      ['open.visits', 1, 'truncateSync(file, 1000)', 'EBUSY'],
      ['open.visits', 3, 'rmSync(file)', 'ENOENT'],
      ['open.visits', 5, 'appendFileSync(file, "more")', 'EBUSY'],
      ['sealed.visits', 1, 'truncateSync(file, 1000)', 'EBUSY'],
    ] as const;
    const file = at('meddled.visits');
    for (const [made, looks, what, place] of cases) {
      copyFileSync(at(made), file);
      writeFileSync(at('meddler.mjs'), meddler(file, looks, what));
      const options = `export NODE_OPTIONS=--import=${at('meddler.mjs')}`;
      const { status, said } = runAfter(options, 'verify', '--identity', identity, file);
      const refused = { verdict: 'refused', reason: 'unreadable', author: null, counts: null, place, line: 0 };
      expect({ status, said }).toEqual({ status: 1, said: [{ file, ...refused }] });
    }
  }, 60_000);
});
