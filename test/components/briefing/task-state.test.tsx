import { signal } from '@preact/signals';
import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { TaskState } from '../../../components/briefing/task-state.tsx';
import type { Task } from '../../../components/briefing/use-task.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { briefingDesk: words } = deskWordsOf('zh-CN');
afterEach(cleanup);

it('gives the keys to what begins the work again, where the button that stopped it goes', async () => {
  const { session } = await freshProfile();
  const task = signal<Task<number, never>>({ is: 'working', progress: 1, stopping: false });
  const Page = () => (
    <section>
      <button type="button" class="btn main">
        做
      </button>
      <TaskState task={task.value} says={(done) => `做好 ${done}`} onStop={() => undefined} />
    </section>
  );
  stage(session, () => <Page />);
  expect(screen.getByRole('status').textContent).toBe('做好 1');
  act(() => screen.getByRole('button', { name: words.stop }).focus());
  act(() => {
    task.value = { is: 'failed', fault: 'AbortError', detail: '' };
  });
  expect(screen.getByRole('alert')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '做' }));
});
