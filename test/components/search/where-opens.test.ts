// @vitest-environment node
import { expect, it } from 'vitest';
import { routeOf } from '../../../components/search/where-opens.ts';
import type { Hit } from '../../../lib/app/desk/search.ts';

const hit = (kind: Hit['kind'], more: Partial<Hit> = {}): Hit => ({
  id: 'hit',
  kind,
  parent: 'above',
  passages: [],
  on: '',
  guarded: false,
  visit: { id: 'visit', on: '' },
  unit: { id: 'unit', name: '河东村', gone: false },
  ...more,
});

it.each([
  ['a note, in its visit', hit('note'), { page: 'visits', open: 'visit', focus: 'hit' }],
  ['evidence, in its visit', hit('evidence'), { page: 'visits', open: 'visit', focus: 'hit' }],
  ['a visit', hit('visit', { id: 'visit' }), { page: 'visits', open: 'visit' }],
  ['a unit', hit('unit', { id: 'unit', visit: null }), { page: 'units', open: 'unit' }],
  [
    'a unit that was merged, at the one that stands for it',
    hit('unit', { visit: null }),
    { page: 'units', open: 'unit', focus: 'hit' },
  ],
  ['a finding', hit('finding', { visit: null }), { page: 'findings', open: 'hit' }],
  ['a step, at its finding', hit('step', { visit: null }), { page: 'findings', open: 'above', focus: 'hit' }],
  ['a tag', hit('tag'), { page: 'tags', open: 'hit' }],
  [
    'a member, on the page of the campaign',
    hit('member', { visit: null, unit: null }),
    { page: 'campaign', focus: 'hit' },
  ],
  ['what people said', hit('complaint'), { page: 'voices', open: 'hit' }],
  ['a note without a visit, at its unit', hit('note', { visit: null }), { page: 'units', open: 'unit', focus: 'hit' }],
])('opens %s', (_, found, route) => {
  expect(routeOf(found)).toEqual({ screen: 'desk', ...route });
});

it('opens a note nowhere that stands by itself', () => {
  expect(routeOf(hit('note', { visit: null, unit: null }))).toBeNull();
});
