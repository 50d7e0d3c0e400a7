// @vitest-environment node
import { expect, it } from 'vitest';
import { mayBeOfStore, reasonOf } from '../../../lib/app/reasons.ts';
import { StoreFailure } from '../../../lib/store/failure.ts';

const named = (name: string) => Object.assign(new Error('Database has been closed'), { name });

it("tells a database that the browser closed in the store's words, whoever hears of it first", () => {
  expect(reasonOf(named('DatabaseClosedError'))).toEqual({ of: 'store', reason: 'closed' });
  expect(reasonOf(new StoreFailure('diskFull'))).toEqual({ of: 'store', reason: 'diskFull' });
});

it('takes no fault of a program and nothing that a person broke off for the store', () => {
  expect(reasonOf(new TypeError('x'))).toBeNull();
  expect(reasonOf(named('AbortError'))).toBeNull();
});

it('suspects the store by what the browser says, and of an unnamed failure of its own', () => {
  const suspected = ['DatabaseClosedError', 'AbortError', 'TypeError'].map((name) => mayBeOfStore(named(name)));
  expect(suspected).toEqual([true, true, false]);
  expect(mayBeOfStore(new StoreFailure('unknown'))).toBe(true);
});
