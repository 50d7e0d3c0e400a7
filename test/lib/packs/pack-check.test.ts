// @vitest-environment node
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILTIN_PACKS, builtinPack } from '../../../lib/packs/builtin.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { checkPacks, shippedFiles } from '../../../scripts/pack-check.mjs';

const SOURCES = join(import.meta.dirname, '../../../../shared/sources');
const nowhere = join(tmpdir(), 'xunji-no-such-folder');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunji-packs-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function check(files: string[], sources = nowhere): { faults: number; lines: string[] } {
  const lines: string[] = [];
  const faults = checkPacks(files, (line) => void lines.push(line), sources);
  return { faults, lines };
}

/** What is found wrong with the first shipped pack after a change, said as the check says it. */
function faultsAfter(change: (pack: Pack) => void, sources = nowhere): string[] {
  const pack = structuredClone(builtinPack());
  change(pack);
  const file = join(folder, 'changed.json');
  writeFileSync(file, JSON.stringify(pack));
  return check([file], sources).lines.filter((line) => line.startsWith('FAULT'));
}

/** Documents of as many lines as the pack says, but for those that `lines` names. */
function makeSources(lines: Record<string, number> = {}): string {
  const made = join(folder, 'sources');
  mkdirSync(made, { recursive: true });
  for (const { id, paras } of builtinPack().docs) {
    writeFileSync(join(made, `00${id.slice(1)}_text.txt`), 'line\n\n \t\r\n'.repeat(lines[id] ?? paras));
  }
  return made;
}

describe('pack:check', () => {
  it('finds no fault in the packs that are shipped, and says what each serves', () => {
    const { faults, lines } = check(shippedFiles());
    expect(lines.filter((line) => line.startsWith('FAULT'))).toEqual([]);
    expect(faults).toBe(0);
    expect(shippedFiles()).toHaveLength(BUILTIN_PACKS.length);
    for (const id of ['S01', 'S46', 'F01', 'F36', 'villageCommunity.4', 'hospital', 'newEmployment', 'S03.6', 'K08']) {
      expect(lines.some((line) => line.startsWith(`  ${id}  `))).toBe(true);
    }
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}S39 {2}served by the product: /));
    expect(lines.filter((line) => line.includes('don’t lie at hand'))).toHaveLength(BUILTIN_PACKS.length);
  });

  it.skipIf(!existsSync(SOURCES))('finds every citation of the shipped packs in the documents themselves', () => {
    const { faults, lines } = check(shippedFiles(), SOURCES);
    expect(faults).toBe(0);
    expect(lines.filter((line) => line.includes('held against the documents themselves'))).toHaveLength(1);
  });

  it('fails on a clause whose item was retired', () => {
    const faults = faultsAfter((pack) => {
      pack.items = pack.items.map((item) => (item.id === '4.22' ? { ...item, retired: pack.version } : item));
    });
    expect(faults).toEqual(['FAULT changed.json: clauses: school.1 is not served']);
  });

  it('fails on a requirement that no item serves any more', () => {
    const faults = faultsAfter((pack) => {
      for (const item of pack.items) item.serves = item.serves.filter((id) => id !== 'S46');
    });
    expect(faults).toEqual(['FAULT changed.json: requirements: S46 is not served']);
  });

  it('fails on an item that rests on a collection of drafts alone, and on a paragraph past the end', () => {
    const withSource = (doc: string, para: number) =>
      faultsAfter(({ items: [first] }) => {
        if (first) first.sources = [{ doc, para }];
      });
    expect(withSource('D0', 6)).toEqual(['FAULT changed.json: items[0].sources: weakBasis']);
    expect(withSource('D4', 8)).toEqual(['FAULT changed.json: items[0].sources: weakBasis']);
    expect(withSource('D2', 37)).toEqual(['FAULT changed.json: items[0].sources[0].para: noSuchPara']);
  });

  it('fails where the documents have fewer paragraphs than are cited', () => {
    expect(faultsAfter(() => {}, makeSources())).toEqual([]);
    const faults = faultsAfter(() => {}, makeSources({ D3: 10 }));
    expect(faults[0]).toBe('FAULT changed.json: D3: the pack says 21 paragraphs, the document has 10');
    expect(faults).toContainEqual(expect.stringMatching(/limits\.sources\.1: D3 has no paragraph 11$/));
  });

  it('fails on a file that is no pack', () => {
    const file = join(folder, 'no-pack.json');
    writeFileSync(file, '{"formatVersion": 2}');
    expect(check([file]).lines[0]).toBe('FAULT no-pack.json: formatVersion: unknownFormat');
    writeFileSync(file, readFileSync(file, 'utf8').slice(1));
    expect(check([file]).faults).toBe(1);
  });
});
