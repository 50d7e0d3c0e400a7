// @vitest-environment node
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import type { Json } from '../../../lib/changes/change.ts';
import { builtinPack } from '../../../lib/packs/builtin.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { bundled } from './bundles.ts';
import { toolBench } from './tool-bench.ts';

const { at, run } = toolBench();
const pack = builtinPack() as unknown as Record<string, Json>;

it.each([
  ['that no checklist can be shown by', { items: '<img>' }, 'badPack'],
  ['of a newer format', { ...pack, version: '9.9.9', formatVersion: 2 }, 'newer'],
  ['that is sound', { ...pack, version: '9.9.9' }, null],
] as const)('bundle:verify says of a pack among the changes %s what the extension says', async (_, data, reason) => {
  const value = { pack: 'education-2023-second', version: '9.9.9', data, at: { device: 1, offset: 0, zone: 'UTC' } };
  const place = { rec: idOf(7), kind: 'pack', parent: null, field: '*' };
  const line = changeLine(changeOf({ ...place, value: value as Json, hlc: hlcOf(7), author: authorOf(1) }));
  const file = bundled((raw) => raw.batches[0]?.lines.push(line));
  writeFileSync(at('pack.visits'), new Uint8Array(await file.arrayBuffer()));
  const [said] = run('verify', at('pack.visits')).said;
  expect(said).toMatchObject({ verdict: reason ? 'refused' : 'accepted', reason, ...(reason && { line: 5 }) });
});
