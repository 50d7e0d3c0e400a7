// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { groupNamesakes, type Known, tellApart } from '../../../lib/app/party.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const idOf = (last: string) => `018a60ec-1800-7d2e-9b41-5f0c6a7e${last}`;
const as = (last: string, name: string, role?: 'lead' | 'supervisor'): Known => ({
  id: idOf(last),
  body: { name, ...(role && { role }) },
});

describe('people whose names look alike', () => {
  it.each(['安娜\ufe0f', '安\u200d娜', '安娜\u{e0100}', '安娜\u2800', '安 娜'])(
    '%j gets a mark beside 安娜',
    (name) => {
      expect(tellApart([as('1111', '安娜'), as('2222', name)]).map(({ mark }) => mark)).toEqual(['1111', '2222']);
    },
  );

  it('get marks where letters of other scripts stand in a name', () => {
    const told = tellApart([as('1111', 'Anna'), as('2222', 'Аnna'), as('3333', 'Anne')]);
    expect(told.map(({ mark }) => mark)).toEqual(['1111', '2222', null]);
    expect(groupNamesakes(told).map((group) => group.map(({ name }) => name))).toEqual([['Anna', 'Аnna']]);
  });

  it.each(['安娜（6d54）', '安娜（组长）', 'Anna (lead)', '安娜 [已移出]', '安娜⟮6d54⟯'])(
    '%j, which looks as if it had a mark of ours, gets one',
    (name) => {
      const told = tellApart([as('1111', name, 'lead'), as('2222', '李二')]);
      expect(told.map(({ role, mark }) => [role, mark])).toEqual([
        [null, '1111'],
        [null, null],
      ]);
      expect(groupNamesakes(told)).toEqual([]);
    },
  );

  it('have no name where nothing of it shows', () => {
    expect(tellApart([as('1111', '\u2800'), as('2222', '李二')]).map(({ name, mark }) => [name, mark])).toEqual([
      ['', null],
      ['李二', null],
    ]);
  });
});
