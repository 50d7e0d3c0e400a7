// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { Chain, standingOf } from '../../../lib/bundle/format/sequence.ts';

const link = (seq: number, digest: string, prev: string | null) => ({ seq, digest, prev });
const one = link(1, 'a', null);
const two = link(2, 'b', 'a');
const three = link(3, 'c', 'b');
const five = link(5, 'e', 'd');

describe('where a bundle stands among those of its packer', () => {
  it.each([
    ['the first of all', one, [], 'next'],
    ['the one after', two, [one], 'next'],
    ['the same again', two, [one, two], 'again'],
    ['one after some that were not seen', five, [one, two], 'gap'],
    ['a later one, with none seen before', two, [], 'gap'],
    ['one that was left out, come late', two, [one, three], 'earlier'],
    ['another under a number that was seen', link(2, 'x', 'a'), [one, two], 'forked'],
    ['one that names another as the one before', link(2, 'x', 'y'), [one], 'forked'],
    ['one that the one after doesn’t name', link(2, 'x', 'a'), [one, three], 'forked'],
  ] as const)('is told: %s', (_, next, seen, standing) => {
    expect(standingOf(next, seen)).toBe(standing);
  });
});

// A walk through all that were seen before, for each, would take a minute: more than a test has.
it('is told of each in a long history, and of two under one number the first counts', () => {
  const chain = new Chain();
  for (let seq = 1; seq <= 60_000; seq++) {
    const next = link(seq, `${seq}`, seq === 1 ? null : `${seq - 1}`);
    expect(chain.standingOf(next) === 'next' || seq).toBe(true);
    chain.add(next);
  }
  chain.add(link(5, 'x', 'y'));
  expect(chain.standingOf(link(5, '5', '4'))).toBe('again');
});
