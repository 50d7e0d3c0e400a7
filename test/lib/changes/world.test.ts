// @vitest-environment node
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadImplementation } from './implementation.ts';
import { RECORDS, story, World } from './world.ts';

const lib = await loadImplementation(join(import.meta.dirname, '../../../lib/changes'));

test('the stories that the properties are asked of hold what they are meant to', () => {
  const met = { squashed: 0, longRuns: 0, refusedSquashes: 0, conflicts: 0, agreeing: 0, sameTime: 0, lost: 0 };
  for (const told of fc.sample(story, { numRuns: 200, seed: 1 })) {
    const world = new World(lib, told);
    const deeds = [...world.deeds.values()];
    met.squashed += world.squashed.length;
    met.longRuns += deeds.filter(({ squashes }) => squashes === 64).length;
    met.refusedSquashes += deeds.filter(({ change, squashes }) => change.sup.length === 1 && squashes === 0).length;
    const times = deeds.map(({ change }) => change.hlc);
    met.sameTime += times.length - new Set(times).size;
    const before = world.devices.map((device) => device.log.length);
    world.exchange();
    met.lost += world.devices.filter((device, index) => device.log.length > (before[index] ?? 0)).length;
    for (const record of RECORDS) {
      const { heads, conflicts } = lib.materialise(world.changesOf(world.devices.at(0) ?? expect.fail(), record));
      met.conflicts += conflicts.length;
      met.agreeing += Object.entries(heads).filter(
        ([field, ids]) => ids.length > 1 && !conflicts.includes(field),
      ).length;
    }
  }
  for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(2);
});
