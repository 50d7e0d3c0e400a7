// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession, type Session } from '../../../lib/app/session.ts';
import { endTyped, keepTyped, readTyped } from '../../../lib/app/typed.ts';
import { writeMeta } from '../../../lib/store/meta.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { freshProfile } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

/** The origin's plain storage, which Node lacks. */
function plainStorage(): Record<string, string> {
  const kept: Record<string, string> = {};
  const hidden = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: (key: string) => {
      delete kept[key];
    },
  };
  const get = (_: object, name: string) => Reflect.get(hidden, name) ?? kept[name];
  vi.stubGlobal('localStorage', new Proxy(kept, { get }));
  return kept;
}

let session: Session;
let held: Set<string>;
beforeEach(async () => {
  held = fakeLocks();
  ({ session } = await freshProfile());
});
afterEach(() => vi.unstubAllGlobals());

const textIn = async (window: Session, rec: string, field: string) =>
  (await readTyped(window, rec, field))?.text ?? null;
const keys = async () => (await session.db.meta.toCollection().primaryKeys()).filter((key) => key.startsWith('typed '));

describe('what is typed and not taken', () => {
  it('is kept for its own field alone, until the field is put right', async () => {
    await keepTyped(session, 'v1', 'people', '三人');
    await keepTyped(session, 'v1', 'people.topic', '两份');
    expect(await textIn(session, 'v1', 'people')).toBe('三人');
    expect(await textIn(session, 'v2', 'people')).toBeNull();
    await keepTyped(session, 'v1', 'people', null);
    expect(await textIn(session, 'v1', 'people')).toBeNull();
    expect(await textIn(session, 'v1', 'people.topic')).toBe('两份');
    await keepTyped(session, 'v1', 'people.topic', null);
    expect([await keys(), [...held]]).toEqual([[], []]);
  });

  it('comes back with what was chosen beside it, and says where that isn’t known', async () => {
    await keepTyped(session, 'v1', 'quotes', '书发了，没见谁看', 'backToBack');
    held.clear();
    const next = await openSession('panel');
    expect(await readTyped(next, 'v1', 'quotes')).toEqual({ text: '书发了，没见谁看', choice: 'backToBack' });
    await writeMeta(session.db, 'typed v2 quotes', '老版本留下的');
    expect(await readTyped(next, 'v2', 'quotes')).toEqual({ text: '老版本留下的', choice: null });
    await keepTyped(next, 'v2', 'quotes', null);
    expect(await textIn(next, 'v2', 'quotes')).toBeNull();
    expect(await keys()).toHaveLength(1);
  });

  it('is another line once what stood there is being put down', async () => {
    await keepTyped(session, 'v1', 'topic', '甲');
    const forget = endTyped(session, 'v1', 'topic');
    await keepTyped(session, 'v1', 'topic', '乙');
    await forget();
    expect(await textIn(session, 'v1', 'topic')).toBe('乙');
    expect(await keys()).toHaveLength(1);
  });
});

describe('two windows', () => {
  it('erase nothing of each other’s, and one takes up nothing while the other lives', async () => {
    const other = await openSession('panel');
    await keepTyped(session, 'v1', 'topic', '甲窗写了很长的一句');
    await keepTyped(other, 'v1', 'topic', '乙窗的');
    await endTyped(other, 'v1', 'topic')();
    expect(await textIn(other, 'v1', 'topic')).toBeNull();
    expect(await textIn(session, 'v1', 'topic')).toBe('甲窗写了很长的一句');
  });

  it('that are gone leave both their lines, the newest first, none in the place of words that stand there', async () => {
    const other = await openSession('panel');
    await keepTyped(session, 'v1', 'topic', '先写的');
    const then = Date.now();
    await vi.waitUntil(() => Date.now() > then);
    await keepTyped(other, 'v1', 'topic', '后写的');
    held.clear();
    const next = await openSession('panel');
    expect(await readTyped(next, 'v1', 'topic', () => false)).toBeNull();
    expect(await textIn(next, 'v1', 'topic')).toBe('后写的');
    await endTyped(next, 'v1', 'topic')();
    await keepTyped(next, 'v1', 'topic', '又一句');
    expect(await textIn(next, 'v1', 'topic')).toBe('又一句');
    await endTyped(next, 'v1', 'topic')();
    expect(await textIn(next, 'v1', 'topic')).toBe('先写的');
    expect(await keys()).toHaveLength(1);
  });
});

describe('a page that goes before the database has it', () => {
  it.each([
    ['2.5', '2.5'],
    [null, null],
  ])('leaves what was typed last: %s', async (typed, found) => {
    const beside = plainStorage();
    await keepTyped(session, 'v1', 'people', '三人');
    expect(beside).toEqual({});
    session.db.close({ disableAutoOpen: true });
    await expect(keepTyped(session, 'v1', 'people', typed)).rejects.toThrow();
    held.clear();
    const next = await openSession('panel');
    expect(await textIn(next, 'v1', 'people')).toBe(found);
    await keepTyped(next, 'v1', 'people', '四人');
    expect(await textIn(next, 'v1', 'people')).toBe('四人');
    expect(beside).toEqual({});
  });

  it('leaves a line of which the database has never heard', async () => {
    plainStorage();
    session.db.close({ disableAutoOpen: true });
    await expect(keepTyped(session, 'v1', 'quotes', '没见谁看', 'backToBack')).rejects.toThrow();
    held.clear();
    const next = await openSession('panel');
    expect(await readTyped(next, 'v1', 'quotes')).toEqual({ text: '没见谁看', choice: 'backToBack' });
  });
});
