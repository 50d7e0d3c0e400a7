// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findCircles, findFloorBreaches, findGateBreaches } from './layers.ts';
import { readSources } from './source.ts';
import { planted, ROOT } from './tree.ts';

const files = readSources(ROOT);
const floorsOf = (tree: Record<string, string>) => planted(tree, (root) => findFloorBreaches(readSources(root)));
const gatesOf = (tree: Record<string, string>) => planted(tree, (root) => findGateBreaches(readSources(root)));
const circlesOf = (tree: Record<string, string>) => planted(tree, (root) => findCircles(readSources(root)));

describe('floors', () => {
  it('hold: imports run downwards only', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(findFloorBreaches(files)).toEqual([]);
  });

  it.each([
    ['upwards', 'lib/model/a.ts', "import { b } from '../changes/b.ts';", 'lib/changes/b.ts'],
    ['sideways on floor 1', 'lib/stats/a.ts', "import { b } from '../search/b.ts';", 'lib/search/b.ts'],
    ['sideways on floor 2', 'lib/store/a.ts', "import { b } from '../platform/b.ts';", 'lib/platform/b.ts'],
    ['between rooms of bundle', 'lib/bundle/seal/a.ts', "export * from '../zip/b.ts';", 'lib/bundle/zip/b.ts'],
    ['upwards for a type', 'lib/text/a.ts', "import type { B } from '../model/b.ts';", 'lib/model/b.ts'],
    ['upwards on demand', 'lib/store/a.ts', "export const b = () => import('../app/b.ts');", 'lib/app/b.ts'],
    ['upwards from inside a type', 'lib/store/a.ts', "export type B = import('@/lib/app/b').B;", 'lib/app/b.ts'],
    [
      'a worker upwards',
      'lib/packs/a.ts',
      "new URL('../store/b.worker.ts', import.meta.url);",
      'lib/store/b.worker.ts',
    ],
    ['from a screen into the store', 'components/visit/a.tsx', "import '../../lib/store/b.ts';", 'lib/store/b.ts'],
    ['between parts of the screen', 'components/visit/a.tsx', "import '../tags/b.tsx';", 'components/tags/b.tsx'],
    ['from a part to its frame', 'components/visit/a.tsx', "import '../panel.tsx';", 'components/panel.tsx'],
    ['from the common parts', 'components/ui/a.tsx', "import '../tags/b.tsx';", 'components/tags/b.tsx'],
    ['to a file in no room', 'lib/app/a.ts', "import '../b.ts';", 'components/ui/b.tsx'],
  ])('are seen to break: %s', (_, path, text, other) => {
    expect(floorsOf({ [path]: text, [other]: '' })).toHaveLength(1);
  });

  it('are seen to break: a file in no room', () => {
    expect(floorsOf({ 'lib/stray.ts': '' })).toEqual(['lib/stray.ts lies in no room']);
    expect(floorsOf({ 'lib/things/stray.ts': '' })).toEqual(['lib/things/stray.ts lies in no room']);
  });

  it('let pass what the plan allows', () => {
    const tree = {
      'lib/model/a.ts': '',
      'lib/store.worker.ts': "import './store/a.ts';", // a worker beside its room
      'lib/store/a.ts': "import '../model/a.ts'; import './b.ts';",
      'lib/store/b.ts': '',
      'lib/app/a.ts': "import '../store/a.ts';",
      'components/ui/a.tsx': "import type { A } from '../../lib/model/a.ts';",
      'components/visit/a.tsx': "import '../ui/a.tsx'; import '../../lib/app/a.ts'; import './look.css';",
      'components/panel.tsx': "import './visit/a.tsx';", // a frame
      'entrypoints/background.ts': "import '../lib/store/a.ts';",
    };
    expect(floorsOf(tree)).toEqual([]);
  });
});

describe('gates', () => {
  it('hold: each outside package has one room', () => {
    expect(findGateBreaches(files)).toEqual([]);
  });

  it.each([
    ['dexie', 'lib/app/a.ts', "import Dexie from 'dexie';"],
    ['jspdf', 'lib/app/a.ts', "const pdf = await import('jspdf');"],
    ['jspdf at once', 'lib/briefing/paint/a.ts', "import { jsPDF } from 'jspdf';"],
    ['docx', 'lib/briefing/paint/a.ts', "const docx = await import('docx');"],
    ['docx at once', 'lib/briefing/forms/a.ts', "import { Packer } from 'docx';"],
    ['zip', 'lib/bundle/format/a.ts', "import '@zip.js/zip.js';"],
    ['preact', 'lib/app/a.ts', "import { h } from 'preact';"],
    ['signals', 'lib/app/a.ts', "import { signal } from '@preact/signals';"],
    ['wxt', 'lib/store/a.ts', "import { browser } from 'wxt/browser';"],
    ['chrome', 'lib/store/a.ts', 'export const id = () => chrome.runtime.id;'],
    ['browser', 'components/ui/a.tsx', 'export const id = () => browser.runtime.id;'],
    ['chrome by another door', 'lib/app/a.ts', "export const id = () => globalThis['chrome'].runtime.id;"],
  ])('are seen to break: %s', (_, path, text) => {
    expect(gatesOf({ [path]: text })).toHaveLength(1);
  });

  it('are seen to break: jsPDF reaches a page by way of another file', () => {
    const tree = {
      'lib/briefing/paint/pdf.ts': "import { jsPDF } from 'jspdf';",
      'lib/briefing/paint/paint.worker.ts': "import './pdf.ts';",
      'lib/app/a.ts': "import '../briefing/paint/pdf.ts';",
    };
    expect(gatesOf(tree)).toHaveLength(1);
    const worker = "import address from '../briefing/paint/paint.worker.ts?worker&url';";
    for (const text of ['', worker]) expect(gatesOf({ ...tree, 'lib/app/a.ts': text })).toEqual([]);
  });

  it('let pass what the plan allows', () => {
    const tree = {
      'lib/store/a.ts':
        "import Dexie from 'dexie'; const browser = 'zh'; export const b = { zh: browser.length, of: Dexie };",
      'lib/platform/a.ts': 'export const id = () => chrome.runtime.id;',
      'lib/briefing/paint/a.ts': "import type { jsPDF } from 'jspdf'; export const load = () => import('jspdf');",
      'components/ui/a.tsx': "import { signal } from '@preact/signals'; export const at = signal({ chrome: 1 });",
    };
    expect(gatesOf(tree)).toEqual([]);
  });
});

describe('circles', () => {
  it('are none', () => {
    expect(findCircles(files)).toEqual([]);
  });

  it('are seen: two files, three files, one file, a type', () => {
    expect(circlesOf({ 'lib/text/a.ts': "import './b.ts';", 'lib/text/b.ts': "import './a.ts';" })).toEqual([
      'lib/text/a.ts → lib/text/b.ts → lib/text/a.ts',
    ]);
    const three = {
      'lib/text/a.ts': "import './b.ts';",
      'lib/text/b.ts': "export * from './c.ts';",
      'lib/text/c.ts': "import type { A } from './a.ts';",
    };
    expect(circlesOf(three)).toHaveLength(1);
    expect(circlesOf({ 'lib/text/a.ts': "export const a = () => import('./a.ts');" })).toHaveLength(1);
  });

  it('are not seen where there are none: a diamond, a worker that takes a type back', () => {
    const tree = {
      'lib/text/a.ts': "import './b.ts'; import './c.ts'; new URL('./d.worker.ts', import.meta.url);",
      'lib/text/b.ts': "import './c.ts';",
      'lib/text/c.ts': '',
      'lib/text/d.worker.ts': "import type { A } from './a.ts';",
    };
    expect(circlesOf(tree)).toEqual([]);
  });
});
