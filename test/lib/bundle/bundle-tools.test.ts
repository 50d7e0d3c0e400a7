// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import { keyLine } from '../../../lib/bundle/format/ssh-signature.ts';
import { onPath } from '../../../scripts/chromium.mjs';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { bundled, signerNo } from './bundles.ts';
import { author, FIXTURES, NOTE, ROOT, records, toolBench } from './tool-bench.ts';

const { at, run, make } = toolBench();
const sha = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('bundle:make and bundle:verify', () => {
  it('make a bundle of plain records, and accept it', () => {
    writeFileSync(at('photo.jpg'), '照片');
    const made = make('a.visits', { attachments: ['photo.jpg'], createdAt: '2026-11-21T02:00:00Z' });
    expect(made).toMatchObject({ status: 0, said: [{ author: { name: '王督导' }, after: { seq: 1 } }] });
    const verified = run('verify', at('a.visits'));
    expect(verified.status).toBe(0);
    expect(Object.keys(verified.said[0])).toEqual(['file', 'verdict', 'reason', 'author', 'counts']);
    expect(verified.said[0]).toMatchObject({
      ...{ file: at('a.visits'), verdict: 'accepted', reason: null, author: { name: '王督导' } },
      counts: { batches: 1, changes: 1, records: 1, packs: 0, attachments: 1 },
    });
  });

  it('give each test vector its verdict, and fail where one is refused', () => {
    const verdicts = Object.entries<object>(JSON.parse(readFileSync(join(FIXTURES, 'verdicts.json'), 'utf8')));
    const { status, said } = run('verify', ...verdicts.map(([name]) => join(FIXTURES, name)));
    expect(status).toBe(1);
    expect(said).toHaveLength(verdicts.length);
    for (const [index, [, expected]] of verdicts.entries()) {
      const { is: _, ...verdict } = expected as Record<string, unknown>;
      expect(said[index]).toMatchObject(verdict);
    }
  });

  it('say of each file how it went, whatever the others are', () => {
    const { status, said } = run('verify', at('nothing'), join(FIXTURES, 'honest.visits'), FIXTURES);
    expect(status).toBe(1);
    expect(said.map(({ verdict, reason }) => `${verdict} ${reason}`)).toEqual([
      'refused unreadable',
      'accepted null',
      'refused unreadable',
    ]);
  });

  it('ask for files', () => {
    expect(run('verify')).toMatchObject({ status: 2, said: [] });
    expect(run('verify', '--nonsense')).toMatchObject({ status: 2 });
    expect(run('make', at('in.json'))).toMatchObject({ status: 2 });
    for (const tool of ['make', 'verify'] as const)
      expect(run(tool, '--help')).toMatchObject({
        status: 0,
        stderr: '',
        stdout: expect.stringMatching(/^usage: .*OUT|FILE…\n$/),
      });
  });

  it('refuse a second history of one author, and take the first on', () => {
    const { said } = make('1.visits', {});
    const [{ digest, after }] = said;
    make('2.visits', { seq: 2, prev: digest, after, records: [{ ...records[0], id: idOf(2) }] });
    make('2b.visits', { seq: 2, prev: 'f'.repeat(64), after, records: [{ ...records[0], id: idOf(3) }] });
    const good = run('verify', at('1.visits'), at('2.visits'), at('1.visits'));
    expect(good.said.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted']);
    const forked = run('verify', at('1.visits'), at('2b.visits'));
    expect(forked.said[1]).toMatchObject({ verdict: 'refused', reason: 'forked' });
  });

  it('hold the keys against those that are known', () => {
    const [{ author: made }] = make('a.visits', {}).said;
    writeFileSync(at('signers'), `# the team\n${made.id} ${made.publicKey} 王\n`);
    expect(run('verify', '--signers', at('signers'), at('a.visits'))).toMatchObject({ status: 0 });
    make('forged.visits', { author: { ...author, key: '08'.repeat(32) } });
    expect(run('verify', at('forged.visits'))).toMatchObject({ status: 0 });
    expect(run('verify', '--signers', at('signers'), at('forged.visits')).said[0]).toMatchObject({
      reason: 'otherKey',
    });
    // One that names nobody is a mistake: taken for none at all it would let every key pass.
    expect(run('verify', '--signers', at('a.visits'), at('forged.visits'))).toMatchObject({ status: 2, said: [] });
  });

  it('part records by what they are about, and refuse a record in two places and a person with two keys', async () => {
    const visit = (id: string) => ({ kind: 'visit', id, parent: null, fields: { covert: true } });
    const [one, other] = ['0193532a-0000-7000-8000-0000000000f1', '0193532a-0000-7000-8000-0000000000f2'];
    const note = (parent: string, id?: string) => ({ kind: 'note', parent, fields: NOTE, ...(id && { id }) });
    const unit = { kind: 'unit', fields: { name: '甲村' } };
    make('parted.visits', { records: [note(one), unit, note(other), visit(one)] });
    expect(run('verify', at('parted.visits')).said[0]).toMatchObject({
      verdict: 'accepted',
      counts: { batches: 3, changes: 4 },
    });
    const id = '0193532a-0000-7000-8000-0000000000f3';
    const twice = [note(one, id), note(other, id)];
    expect(make('twice.visits', { records: twice }).stderr).toContain('records[1]: foreign');
    const placed = await bundled(({ batches: [own] }) => {
      const lines = [one, other].map((parent, at) => changeLine(changeOf({ rec: id, parent, hlc: hlcOf(at) })));
      Object.assign(own ?? {}, { lines });
    }).arrayBuffer();
    writeFileSync(at('twice.visits'), new Uint8Array(placed));
    expect(run('verify', at('twice.visits')).said[0]).toMatchObject({ verdict: 'refused', reason: 'foreign', line: 3 });
    for (const [key, reason] of [
      [1, null],
      [7, 'otherKey'],
    ] as const) {
      const file = bundled((raw) => {
        raw.batches = raw.batches.slice(0, 1).map((batch) => ({ ...batch, key }));
      });
      writeFileSync(at('keys.visits'), new Uint8Array(await file.arrayBuffer()));
      expect(run('verify', at('keys.visits')).said[0]).toMatchObject({ reason });
    }
    for (const [known, reason] of [
      [[1, 7], null],
      [[1, 8], 'otherKey'],
    ] as const) {
      const lines = known.map((number) => `${authorOf(1)} ${keyLine(signerNo(number).publicKey)}`);
      writeFileSync(at('signers'), lines.join('\n'));
      expect(run('verify', '--signers', at('signers'), at('keys.visits')).said[0]).toMatchObject({ reason });
    }
  });

  it('refuse a record that stands where none of its kind can, wherever in the file its place is said', async () => {
    const [visit, other] = [idOf(0xf1), idOf(0xf2)];
    const unit = { kind: 'unit', id: idOf(0xf3), fields: { name: '甲村' } };
    const note = (id: string, parent: string) => ({ kind: 'note', id, parent, fields: NOTE });
    const under = [note(visit, idOf(0xf3)), unit];
    expect(make('under.visits', { records: under }).stderr).toContain('records[0]: misplaced');
    expect(make('ring.visits', { records: [note(visit, other), note(other, visit)] }).stderr).toContain('misplaced');
    for (const [name, first, second] of [
      ['earlier', 0, 1],
      ['later', 1, 0],
    ] as const) {
      const places = [
        { rec: visit, kind: 'unit', parent: null, field: 'name', value: '甲村' },
        { rec: other, parent: visit },
      ];
      const file = bundled(({ batches }) => {
        for (const [at, parts] of [places[first], places[second]].entries()) {
          const one = batches[at];
          if (one) one.lines = [changeLine(changeOf({ ...parts, author: one.author, hlc: hlcOf(at) }))];
        }
      });
      writeFileSync(at(`${name}.visits`), new Uint8Array(await file.arrayBuffer()));
      const { said } = run('verify', at(`${name}.visits`));
      expect(said[0]).toMatchObject({ verdict: 'refused', reason: 'misplaced', line: 2 });
      expect(said[0].place).toContain(authorOf(first === 0 ? 2 : 1));
    }
  });

  it('seal, and open what is sealed', () => {
    const identity = join(FIXTURES, 'sealed.identity.txt');
    const recipient = /age1\w+/.exec(readFileSync(identity, 'utf8'))?.[0] ?? '';
    expect(make('a.visits.age', {}, '--to', recipient)).toMatchObject({ status: 0 });
    expect(run('verify', at('a.visits.age')).said[0]).toMatchObject({ verdict: 'refused', reason: 'sealed' });
    expect(run('verify', '--identity', identity, at('a.visits.age'))).toMatchObject({ status: 0 });
    writeFileSync(at('pass'), 'visits to a village\n');
    const sealed = join(FIXTURES, 'sealed-passphrase.visits.age');
    expect(run('verify', '--passphrase', at('pass'), sealed)).toMatchObject({ status: 0 });
  });

  it('name what is wrong with plain records, and make nothing', () => {
    const cases: [object, RegExp][] = [
      [{ records: [{ ...records[0], fields: { ...NOTE, how: 'smell' } }] }, /records\[0\]\.fields\.how: field/],
      [{ records: [records[0], { kind: 'note', fields: { mood: 'good' } }] }, /records\[1\]\.fields\.mood: field/],
      [{ records: [] }, /records/],
      [{ more: 1 }, /more/],
      [{ author: { ...author, id: 'wang' } }, /author\.id/],
      [{ author: { ...author, name: '\u202e' } }, /author\.name/],
      [{ attachments: ['gone.jpg'] }, /gone\.jpg/],
      [{ attachments: ['.'] }, /not a file/],
      [{ records: [{ ...records[0], at: '2040-01-01T00:00:00Z' }] }, /^records\[0\]\.at: clock$/m],
    ];
    for (const [input, message] of cases) {
      const { status, stderr } = make('wrong.visits', input);
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(message) });
    }
    expect(readdirSync(at(''))).not.toContain('wrong.visits');
  });

  it('never let a name in a file move the cursor', () => {
    make('a.visits', { records: [{ kind: 'note', fields: NOTE }], author: { ...author, name: 'a\u00adb' } });
    const path = join(ROOT, 'scripts/bundle-verify.mjs');
    const { stdout } = spawnSync(process.execPath, [path, at('a.visits')], { encoding: 'utf8' });
    expect(stdout).toContain('a\\u00adb');
    expect(stdout.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    // A sign of two units as both of them: what is read back is the file's name.
    const odd = at('a\u{e0041}b.visits');
    const told = spawnSync(process.execPath, [path, odd], { encoding: 'utf8' }).stdout;
    expect(told).toContain('a\\udb40\\udc41b.visits');
    expect(JSON.parse(told).file).toBe(odd);
  });
});

const tools = ['unzip', 'sha256sum', 'ssh-keygen', 'python3'];

describe.skipIf(!tools.every((tool) => onPath(tool)))('a bundle and the tools that everybody has', () => {
  const sh = (command: string) => spawnSync('bash', ['-euc', command], { cwd: at(''), encoding: 'utf8' });

  it('is accepted by each of them, as lib/bundle/FORMAT.md says', () => {
    make('a.visits', { attachments: ['photo.jpg'] });
    const guide = readFileSync(join(ROOT, 'lib/bundle/FORMAT.md'), 'utf8');
    const commands = /<!-- tried -->\s*```sh\n([\s\S]*?)```/.exec(guide)?.[1] ?? 'false';
    const { status, stdout, stderr } = sh(commands);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout).toMatch(/Good "visits-bundle" signature[\s\S]*Good "visits-batch" signature/);
    expect(sha(at(`a/data/att/${sha(at('photo.jpg'))}`))).toBe(sha(at('photo.jpg')));
  });

  it('can be made by them as well', () => {
    const commands = [
      'rm -rf b key* && cp -r a b && cd b && rm signatures/*',
      'ssh-keygen -q -t ed25519 -N "" -f ../key -C ""',
      'key=$(cut -d" " -f1,2 ../key.pub)',
      'fingerprint=$(echo "$key" | cut -d" " -f2 | base64 -d | sha256sum | cut -d" " -f1)',
      'sed -i "s|ssh-ed25519 [A-Za-z0-9+/]*|$key|" data/bundle.json',
      // Somebody else packs what the first has signed.
      `sed -i 's|"id":"[0-9a-f-]*[.]|"id":"0190f3d2-0000-7000-8000-0000000000ff.|' data/bundle.json`,
      'find data -type f | sort | xargs sha256sum > manifest-sha256.txt',
      'sha256sum mimetype bagit.txt bag-info.txt manifest-sha256.txt > tagmanifest-sha256.txt',
      'ssh-keygen -q -Y sign -f ../key -n visits-bundle tagmanifest-sha256.txt',
      'mv tagmanifest-sha256.txt.sig signatures/$fingerprint.sshsig',
    ];
    const { status, stderr } = sh(commands.join('\n'));
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const python =
      'import sys, zipfile, os\nz = zipfile.ZipFile("b.visits", "w")\nfor n in sys.argv[1:]: z.write(os.path.join("b", n), n)';
    writeFileSync(at('pack.py'), python);
    const packed = sh('python3 pack.py mimetype $(cd b && find . -type f ! -name mimetype | cut -c3-)');
    if (packed.status !== 0) throw new Error(packed.stderr);
    expect(run('verify', at('b.visits'))).toMatchObject({ status: 0, said: [{ verdict: 'accepted' }] });
  });
});
