import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { failureOf, StoreFailure, writeFailureOf } from '../../../lib/store/failure.ts';
import { fakeOpfs } from '../../fixtures/opfs.ts';

const quota = () => new DOMException('full', 'QuotaExceededError');
/** As Chromium and Dexie give it: a name, and what was behind it. */
const named = (name: string, parts: object = {}) => Object.assign(new Error(name), { name }, parts);

let disk: { free: number };
beforeEach(() => {
  ({ disk } = fakeOpfs());
});

describe('why the store failed', () => {
  it.each<[string, unknown, string]>([
    ['a full disk, said plainly', quota(), 'diskFull'],
    ['a full disk inside an AbortError', named('AbortError', { inner: quota() }), 'diskFull'],
    ['a full disk among failures of many', named('BulkError', { failures: [new Error('x'), quota()] }), 'diskFull'],
    ['a full disk in failures by place', named('BulkError', { failuresByPos: { 3: quota() } }), 'diskFull'],
    ['a full disk behind a closed database', new Dexie.DatabaseClosedError(quota() as never), 'diskFull'],
    ['a full disk two layers down', named('AbortError', { cause: { name: 'AbortError', inner: quota() } }), 'diskFull'],
    ['a closed database', new Dexie.DatabaseClosedError(), 'closed'],
    ['an abort without a reason', named('AbortError'), 'closed'],
    ['a transaction that the browser took back', named('TransactionInactiveError'), 'closed'],
    ['a file that is broken', new DOMException('x', 'UnknownError'), 'closed'],
    ['a newer database', new DOMException('x', 'VersionError'), 'newer'],
    ['a fault of ours', new TypeError('x'), 'unknown'],
    ['what isn’t even an error', 'x', 'unknown'],
    ['nothing', undefined, 'unknown'],
  ])('%s', (_, error, reason) => {
    expect(failureOf(error)).toMatchObject({ name: 'StoreFailure', reason, cause: error });
  });

  it('ends with an error that is its own cause', () => {
    const circle = named('Odd');
    expect(failureOf(Object.assign(circle, { cause: circle, inner: circle })).reason).toBe('unknown');
  });

  it('leaves alone what it named before', () => {
    const known = new StoreFailure('newer');
    expect(failureOf(known)).toBe(known);
  });
});

describe('why a write failed', () => {
  it('is a full disk where the database was closed and hardly any room is left', async () => {
    disk.free = 8 * 1024 * 1024 - 1;
    expect((await writeFailureOf(new Dexie.DatabaseClosedError())).reason).toBe('diskFull');
    expect((await writeFailureOf(new DOMException('x', 'NotReadableError'))).reason).toBe('diskFull');
    expect((await writeFailureOf(new TypeError('x'))).reason).toBe('unknown');
  });

  it('is a closed database where there is room', async () => {
    expect((await writeFailureOf(new Dexie.DatabaseClosedError())).reason).toBe('closed');
  });

  it('is told also where the browser can’t say how much room there is', async () => {
    const estimate = () => Promise.reject(new TypeError('no'));
    Object.defineProperty(navigator, 'storage', { value: { estimate }, configurable: true });
    expect((await writeFailureOf(named('AbortError'))).reason).toBe('closed');
  });
});
