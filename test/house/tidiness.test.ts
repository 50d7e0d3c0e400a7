// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readSources } from './source.ts';
import {
  findDeadPaths,
  findDrawers,
  findLongFiles,
  findMachinePaths,
  findRegistries,
  findSharedClasses,
  findUndatedTodos,
  findUndocumented,
} from './tidiness.ts';
import { planted, ROOT } from './tree.ts';

const files = readSources(ROOT);

describe('file length', () => {
  it('stays readable', () => {
    expect(findLongFiles(files)).toEqual([]);
  });

  it('is seen to be too much', () => {
    const lines = (count: number) => 'let a;\n'.repeat(count);
    const long = (tree: Record<string, string>) => planted(tree, (root) => findLongFiles(readSources(root)));
    expect(long({ 'lib/text/a.ts': lines(341) })).toHaveLength(1);
    expect(long({ 'entrypoints/background.ts': lines(101) })).toHaveLength(1);
    expect(long({ 'lib/text/a.ts': lines(340), 'entrypoints/background.ts': lines(100) })).toEqual([]);
  });
});

describe('names', () => {
  it('say what is in a file: no drawers', () => {
    expect(findDrawers(ROOT)).toEqual([]);
  });

  it.each(['lib/utils/a.ts', 'lib/text/helpers.ts', 'components/common/a.tsx', 'lib/app/visit-manager.ts'])(
    'are seen to be drawers: %s',
    (path) => {
      expect(planted({ [path]: '' }, findDrawers)).toEqual([path]);
    },
  );

  it('are not taken for drawers by a part of a word', () => {
    expect(planted({ 'lib/text/uncommon.ts': '', 'lib/text/commons.ts': '' }, findDrawers)).toEqual([]);
  });
});

describe('doc comments', () => {
  it('stand above every exported function of lib', () => {
    expect(findUndocumented(files)).toEqual([]);
  });

  it('are seen to be missing', () => {
    const text = [
      '/** Said. */',
      'export function said() {}',
      'export function unsaid() {}',
      '// not a doc comment',
      'export const arrow = () => 1;',
      'export const table = {};',
      '/** Far away. */',
      '',
      'const between = 1;',
      'export default function () {}',
      '/** Once for all. */',
      'export function twice(a: string): void;',
      'export function twice(a: unknown): void {}',
    ].join('\n');
    const found = planted({ 'lib/text/a.ts': text }, (root) => findUndocumented(readSources(root)));
    expect(found).toEqual(['lib/text/a.ts: unsaid', 'lib/text/a.ts: arrow', 'lib/text/a.ts: default']);
  });
});

describe('what is left for later', () => {
  const mark = ['TO', 'DO'].join('');

  it('carries a date', () => {
    expect(findUndatedTodos(ROOT)).toEqual([]);
  });

  it('is seen to carry none', () => {
    expect(planted({ 'lib/a.ts': `// ${mark}: tidy up` }, findUndatedTodos)).toHaveLength(1);
    expect(planted({ 'lib/a.ts': `// ${mark} 2026-11-20: tidy up` }, findUndatedTodos)).toEqual([]);
  });
});

describe('other machines', () => {
  it('can use every path that we write', () => {
    expect(findMachinePaths(ROOT)).toEqual([]);
  });

  it('are seen to be left out', () => {
    const bad = [
      ['', 'home', 'ann', 'x'],
      ['', 'work', 'main'],
      ['', 'Users', 'bob'],
      ['', 'root', '.cache'],
    ];
    for (const path of bad) expect(planted({ 'a.ts': `'${path.join('/')}'` }, findMachinePaths)).toHaveLength(1);
    expect(planted({ 'a.ts': "'./home/x' '/usr/bin/chromium' 'my/work/x' '/workshop/x'" }, findMachinePaths)).toEqual(
      [],
    );
  });

  it('bring their own registry', () => {
    expect(findRegistries(ROOT)).toEqual([]);
  });

  it('are seen to be sent to a registry', () => {
    const lock = '{ "packages": { "a": {\n"resolved": "https://registry.example/a.tgz"\n} } }';
    expect(planted({ 'package-lock.json': lock }, findRegistries)).toHaveLength(1);
    const npmrc = 'registry=https://registry.example/\n';
    expect(planted({ 'package-lock.json': '{}', '.npmrc': npmrc }, findRegistries)).toHaveLength(1);
  });
});

describe('README', () => {
  it('names only paths that exist', () => {
    expect(findDeadPaths(ROOT)).toEqual([]);
  });

  it('is seen to name others', () => {
    const readme = [
      'Open `lib/text/a.ts`, [this](docs/gone.md), `lib/gone`, `gone.json`, `gone/`, `lib/gone/NNN-name.ts`.',
      'Run `npm start`; `@preact/signals`, `visit.start`, `lib/text/*.ts`, `.output/chrome-mv3`, [web](https://a.b/c.md).',
      '```',
      'lib/in/a/listing.ts',
      '```',
    ].join('\n');
    const found = planted({ 'README.md': readme, 'lib/text/a.ts': '' }, findDeadPaths);
    expect(found.map((line) => line.replace('README.md names ', ''))).toEqual([
      'docs/gone.md',
      'lib/gone',
      'gone.json',
      'gone/',
      'lib/gone/',
    ]);
  });
});

describe('the styles of two rooms', () => {
  it('lay down no class of one name', () => {
    expect(findSharedClasses(ROOT)).toEqual([]);
  });

  it('are seen to', () => {
    const css = {
      'components/a/a.css': '.row,\n.checks {\n}',
      'components/b/b.css': '/* .row {} */ .b .row {\n}\n.checks {\n}',
    };
    expect(planted(css, findSharedClasses)).toEqual(['.checks stands in a and b']);
    const ui = { 'components/ui/ui.css': '.row {\n}', 'components/b/b.css': '.row {\n}' };
    expect(planted(ui, findSharedClasses)).toEqual([]);
  });
});
