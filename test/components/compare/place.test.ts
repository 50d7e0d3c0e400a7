// @vitest-environment node
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { openOf, PICTURES, type Place, placeOf } from '../../../components/compare/place.ts';

const id = fc.uuid({ version: 7 });
const day = fc.option(fc.constantFrom('1900-01-01', '2023-10-31', '2024-02-29', '2100-12-31'));
const place: fc.Arbitrary<Place> = fc.record({
  picture: fc.constantFrom(...PICTURES),
  unit: fc.option(id),
  scope: fc.record({
    campaigns: fc.oneof(
      fc.constantFrom('current' as const, 'all' as const),
      fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
    ),
    from: day,
    until: day,
  }),
  hasBadDay: fc.constant(false),
});

it('comes back out of an address as it went in, through the browser that keeps it', () => {
  fc.assert(
    fc.property(place, (one) => {
      const { hash } = new URL(`https://x.invalid/desk.html#compare/${openOf(one)}`);
      const [, open] = hash.slice(1).split('/');
      expect(placeOf(open)).toEqual(one);
    }),
  );
});

it("takes any address: what it can't use stands for nothing", () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void placeOf(text)));
  expect(placeOf(undefined)).toMatchObject({
    picture: 'heat',
    unit: null,
    scope: { campaigns: 'current', from: null },
  });
  expect(placeOf('trend.018b')).toMatchObject({ picture: 'trend', unit: '018b' });
  expect(placeOf('nonsense?in=')).toMatchObject({ picture: 'heat', scope: { campaigns: 'current' } });
});

it.each(['2023-02-30', '0023-10-01', '2101-01-01', '31.10.2023'])('says of %s that there is no such day', (bad) => {
  expect(placeOf(`heat?from=${bad}&until=2023-10-31`)).toMatchObject({
    hasBadDay: true,
    scope: { from: null, until: '2023-10-31' },
  });
});
