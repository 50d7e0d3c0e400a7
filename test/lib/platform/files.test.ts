import { afterEach, describe, expect, it, vi } from 'vitest';
import { handOut, holdLock, shareLock } from '../../../lib/platform/files.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a named lock', () => {
  it('is one page’s until it is released', async () => {
    fakeLocks();
    const release = await holdLock('draft:1');
    expect(release).not.toBeNull();
    expect(await holdLock('draft:1')).toBeNull();
    expect(await holdLock('draft:2')).not.toBeNull();
    release?.();
    await vi.waitFor(async () => expect(await holdLock('draft:1')).not.toBeNull());
  });
});

describe('a lock that is shared', () => {
  it('is held by several, and by nobody alone until all have let go', async () => {
    fakeLocks();
    const [first, second] = [await shareLock('draft:1'), await shareLock('draft:1')];
    expect(await holdLock('draft:1')).toBeNull();
    first();
    await new Promise((go) => setTimeout(go, 5));
    expect(await holdLock('draft:1')).toBeNull();
    second();
    await vi.waitFor(async () => expect(await holdLock('draft:1')).not.toBeNull());
  });
});

describe('handing out a file', () => {
  it('gives it a name, and forgets the address only after the browser had time to read it', () => {
    vi.useFakeTimers();
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1');
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
    const clicked: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(`${this.download} ${this.href}`);
    });
    handOut(new Blob(['x']), '巡记.pdf');
    expect(clicked).toEqual(['巡记.pdf blob:1']);
    vi.advanceTimersByTime(30_000);
    expect(revoke).not.toHaveBeenCalled();
    vi.advanceTimersByTime(30_000);
    expect(revoke).toHaveBeenCalledWith('blob:1');
  });
});
