// @vitest-environment node
import { expect, it } from 'vitest';
import { beside } from '../../../lib/model/beside.ts';

it('does so many at once and no more, and gives what came of each in their order', async () => {
  let [now, most] = [0, 0];
  const found = await beside([5, 1, 3, 2, 4], 2, async (millis) => {
    most = Math.max(most, ++now);
    await new Promise((go) => setTimeout(go, millis));
    now--;
    return millis * 10;
  });
  expect([found, most]).toEqual([[50, 10, 30, 20, 40], 2]);
  expect(await beside([], 2, async () => 1)).toEqual([]);
});

it('ends at the first that fails, once those under way have ended', async () => {
  const ended: number[] = [];
  const work = beside([1, 2, 3, 4], 2, async (one) => {
    if (one === 1) throw new Error('broken');
    await new Promise((go) => setTimeout(go, 5));
    ended.push(one);
  });
  await expect(work).rejects.toThrow('broken');
  expect(ended).toEqual([2]);
});
