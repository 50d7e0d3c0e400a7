import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DraftHead } from '../../../components/briefing/draft-head.tsx';
import type { DraftShown, Todo } from '../../../lib/app/briefing/drafts.ts';
import type { Session } from '../../../lib/app/session.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { draftShown } from './fake-draft.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { briefingDesk: words, briefingIssue } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});
afterEach(cleanup);

const todo = (code: Todo['code'], more: Partial<Todo> = {}): Todo => ({
  ...{ code, count: 0, about: '', part: null, section: null, from: [], blocks: false },
  ...more,
});

function show(body: object, more: Partial<DraftShown>, open: 'issue' | null = null) {
  const shown = draftShown([], body as Readonly<Record<string, unknown>>, more);
  const acts = { onOpen: vi.fn(), onVisits: vi.fn(), wayTo: () => null };
  return { ...stage(session, () => <DraftHead {...{ shown, open, press: null }} {...acts} />), ...acts };
}

it('says of a correction which version it will be, in its head and where it is issued', async () => {
  const number = { year: 2023, number: 7, version: 2 };
  show({ corrects: '018b0000-0000-7000-8000-0000000000e1' }, { number }, 'issue');
  const said = `${words.issueShort(7)} ${words.version(2)}`;
  expect(screen.getByRole('heading', { level: 1, hidden: true }).textContent).toBe(said);
  expect(screen.getByRole('button', { name: words.draft.issueAs(said), hidden: true })).toBeTruthy();
  const whole = `${words.issueOf(2023, 7)} ${words.version(2)}`;
  expect(await screen.findByRole('dialog', { name: briefingIssue.issue.title(whole) })).toBeTruthy();
});

it('calls what was issued by its number, and says that the next one is another', () => {
  const number = { year: 2023, number: 8, version: 1 };
  const { onOpen } = show({}, { number, todo: [todo('issuedBefore', { count: 7, about: '2023' })] });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(words.issueShort(7));
  expect(screen.getByText(words.draft.issued)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: words.draft.issueAgain(words.issueShort(8)) }));
  expect(onOpen).toHaveBeenCalledWith('issue');
});

it('tells sections with nothing to say in one line before it is issued', async () => {
  const number = { year: 2023, number: 7, version: 1 };
  const silent = ['照片', '好做法'].map((about) => todo('emptySection', { about }));
  show({}, { number, todo: [...silent, todo('smallSample', { count: 3 })] }, 'issue');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(words.outline.emptyAre(['照片', '好做法'].join(words.between)))).toBeTruthy();
  expect(dialog.getAllByRole('listitem')).toHaveLength(1);
});

it('gives the keys back to the menu where a dialog was opened from it', () => {
  const { onVisits } = show({}, {});
  const menu = screen.getByText(words.draft.more);
  fireEvent.click(screen.getByRole('button', { name: words.picks.change, hidden: true }));
  expect(onVisits).toHaveBeenCalled();
  expect(document.activeElement).toBe(menu);
});
