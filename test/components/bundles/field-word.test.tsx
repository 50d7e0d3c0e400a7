import { cleanup } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { useFieldWord } from '../../../components/bundles/field-word.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
afterEach(cleanup);

function Says() {
  const fieldWord = useFieldWord();
  return ['member', 'unit', 'team', 'campaign', 'view'].map((kind) => fieldWord(kind, 'name')).join(' ');
}

it('people have 名字, all else has a 名称', async () => {
  const { session } = await freshProfile();
  expect(stage(session, () => <Says />).container.textContent).toBe('名字 名称 名称 名称 视图名称');
});
