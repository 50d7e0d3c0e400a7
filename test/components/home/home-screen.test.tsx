import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { HomeScreen } from '../../../components/home-screen.tsx';
import { addTag } from '../../../lib/app/tags.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
afterEach(cleanup);

it('has an urgent tag above the question for a name', async () => {
  const { session } = await freshProfile();
  const { visit } = await writeVisit(session, '河东村', []);
  await addTag(session, visit, 'F28');
  stage(session, () => <HomeScreen />);
  const name = await screen.findByRole('textbox', { name: '名字' }, { timeout: 8000 });
  const urgent = screen.getByText(wordsOf('zh-CN').home.urgent);
  expect(urgent.compareDocumentPosition(name) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});
