import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { RosterColumns } from '../../../components/units/roster-columns.tsx';
import { sheetErrorWords } from '../../../components/units/roster-words.ts';
import { openTable, type Sheet, SheetError } from '../../../lib/app/desk/roster-file.ts';
import { proposedFields } from '../../../lib/app/desk/roster-plan.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { roster } = deskWordsOf('zh-CN').units;
afterEach(cleanup);

async function show(rows: string[][], more: Partial<Sheet>, encoding?: 'gb18030') {
  const { session } = await freshProfile();
  const sheet = { name: '', rows, lines: rows.map((_, at) => at + 1), formulas: 0, doubtful: [], hidden: [], ...more };
  const opened = openTable(session.pack, sheet);
  const choices = { fields: proposedFields(opened.columns), typeWords: new Map(), decided: new Map() };
  const acts = { onHeader: vi.fn(), onChoices: vi.fn(), onNext: vi.fn() };
  stage(session, () => <RosterColumns opened={opened} choices={choices} encoding={encoding} {...acts} />);
}

it('says how many hidden rows are imported, and on which lines', async () => {
  const rows = [
    ['单位名称', '代码'],
    ['东沟村', '1'],
    ['西沟村', '2'],
    ['南沟村', '3'],
  ];
  await show(rows, { hidden: [1, 3, 4] });
  expect(screen.getByText(roster.hidden([3, 4], 2))).toBeTruthy();
});

it('of a file without a header, shows how it was read and what it begins with', async () => {
  await show(
    [
      ['虫隆', '摸'],
      ['芣', '', '花'],
    ],
    { lines: [2, 5] },
    'gb18030',
  );
  expect(screen.getByText(roster.readAs('GB18030'))).toBeTruthy();
  const first = within(screen.getByRole('list', { name: roster.firstRows })).getAllByRole('listitem');
  expect(first.map(({ textContent }) => textContent)).toEqual([
    roster.rowIs(2, ['虫隆', '摸']),
    roster.rowIs(5, ['芣', '花']),
  ]);
});

it('says limits in the unit that a person knows', () => {
  const said = (...error: ConstructorParameters<typeof SheetError>) =>
    sheetErrorWords(new SheetError(...error), roster);
  expect(said('unpacksTooLarge', { limit: 300 * 2 ** 20 })).toContain('300 MB');
  expect(said('ratioTooHigh', { limit: 200 })).toContain('200 倍');
  expect(said('notXlsx', { hint: 'binaryBook' })).toContain('.xlsb');
});
