// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OthersSaving, sayWhenSaving } from '../../../lib/store/give-way.ts';

let others: OthersSaving;
beforeEach(() => {
  others = new OthersSaving();
});
afterEach(() => others.close());

/** Whether somebody has given way by now. */
function watched(work: Promise<void>) {
  const seen = { done: false };
  void work.then(() => {
    seen.done = true;
  });
  return seen;
}
const heard = () => vi.waitUntil(() => others.areThere, { interval: 1 });
const pause = (millis: number) => new Promise((go) => setTimeout(go, millis));

describe('whoever writes much', () => {
  it('waits for nobody where nobody saves', async () => {
    await others.giveWay(10_000);
    expect(others.areThere).toBe(false);
  });

  it('waits until what is being typed was saved, where it would be in the way', async () => {
    const say = sayWhenSaving('one');
    say(Date.now() + 50);
    await heard();
    const given = watched(others.giveWay(100));
    await pause(80);
    expect(given.done).toBe(false);
    say(null);
    await vi.waitUntil(() => given.done, { timeout: 500 });
  });

  it('goes on where there is time before, and waits for each window by itself', async () => {
    const [one, other] = [sayWhenSaving('one'), sayWhenSaving('other')];
    one(Date.now() + 5000);
    await heard();
    await others.giveWay(20);
    other(Date.now());
    await pause(20);
    const given = watched(others.giveWay(20));
    one(null);
    await pause(20);
    expect(given.done).toBe(false);
    other(null);
    await vi.waitUntil(() => given.done, { timeout: 500 });
  });

  it('waits no longer than a second for a window that is gone', async () => {
    sayWhenSaving('gone')(Date.now() - 900);
    await heard();
    await others.giveWay(20);
    sayWhenSaving('long gone')(Date.now() - 5000);
    await pause(20);
    await others.giveWay(20);
  });
});
