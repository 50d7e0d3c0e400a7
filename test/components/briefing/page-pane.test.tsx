import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PagePane } from '../../../components/briefing/page-pane.tsx';
import type { BriefingDocument } from '../../../lib/app/briefing/document.ts';
import type { BriefingPress } from '../../../lib/app/briefing/press.ts';
import type { Session } from '../../../lib/app/session.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../components/briefing/page-view.tsx', () => ({
  PageView: () =>
    ['上一段', '这一段在页面下面。'].map((text) => <g key={text} {...{ role: 'paragraph' }} children={text} />),
}));

const { briefingDesk: words } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const press = {
  lay: async (_: unknown, [number]: readonly number[]) => ({
    ...{ count: 3, outline: [], places: [2] },
    pages: [{ number, items: [] }],
  }),
} as unknown as BriefingPress;
const document = {
  ...{ title: '', page: null, photos: [], font: null },
  blocks: [{ kind: 'paragraph', text: '这一段在 页面下面。', from: [] }],
} as unknown as BriefingDocument;

async function show(block: number | null) {
  stage(session, () => <PagePane {...{ press, document, block }} fontName={null} />);
  const paper = await screen.findByRole('group');
  await waitFor(() => expect(paper.getAttribute('aria-busy')).toBe('false'));
  return paper;
}

it('is looked at larger and turned by keys; what is larger than its room is moved by the arrows, not turned', async () => {
  const paper = await show(null);
  const at = (page: number) => screen.findByText(words.page.at(page, 3));
  fireEvent.keyDown(paper, { key: 'ArrowRight' });
  await at(2);
  fireEvent.keyDown(paper, { key: '+' });
  const larger = screen.getByRole('button', { name: words.page.zoom(150) });
  expect(fireEvent.keyDown(paper, { key: 'ArrowRight' })).toBe(true);
  await at(2);
  fireEvent.keyDown(paper, { key: 'PageDown' });
  await at(3);
  fireEvent.click(larger);
  fireEvent.click(screen.getByRole('button', { name: words.page.zoom(200) }));
  expect(screen.getByRole('button', { name: words.page.zoom(100) })).toBeTruthy();
  fireEvent.keyDown(paper, { key: '=' });
  fireEvent.keyDown(paper, { key: '0' });
  expect(screen.getByRole('button', { name: words.page.zoom(100) })).toBeTruthy();
});

it('shows the paragraph that is worked at, where the page is higher than its room', async () => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return new DOMRect(0, this.textContent === '这一段在页面下面。' ? 900 : 100, 10, 10);
  });
  const paper = await show(0);
  await screen.findByText(words.page.at(2, 3));
  await waitFor(() => expect(paper.scrollTop).toBe(800));
});
