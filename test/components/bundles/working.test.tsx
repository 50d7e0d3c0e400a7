import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { Working } from '../../../components/bundles/working.tsx';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
afterEach(cleanup);

const { bundles: words } = deskWordsOf('zh-CN');

it('is stopped once, by a button whose name stays, and says that it is being stopped', async () => {
  const { session } = await freshProfile();
  const stop = vi.fn();
  stage(session, () => <Working says="3%" onStop={stop} />);
  const button = await screen.findByRole('button', { name: words.stop });
  screen.getByText('3%');
  fireEvent.click(button);
  fireEvent.click(await screen.findByRole('button', { name: words.stopping }));
  expect(stop).toHaveBeenCalledTimes(1);
});
