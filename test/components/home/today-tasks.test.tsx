import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { TodayTasks } from '../../../components/home/today-tasks.tsx';
import { planTasks } from '../../../lib/app/desk/tasks.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { addUnits } from '../../fixtures/roster-units.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
afterEach(cleanup);

it('says at a task, with the reason, that whoever works here must not go there', async () => {
  const { finish } = wordsOf('zh-CN');
  const { session } = await freshProfile();
  const me = session.me.id;
  const recused = { [`recused.${me}`]: true, [`recusedWhy.${me}`]: '姐姐在这里当书记' };
  const units = await addUnits(session, [{ name: '甲', ...recused }, { name: '乙' }]);
  await planTasks(session, units, { member: me, on: null });
  stage(session, () => <TodayTasks />);
  const rows = await screen.findAllByRole('button');
  const warned = rows.filter((row) => row.textContent?.includes(finish.recusal(finish.meToo, '姐姐在这里当书记')));
  expect(rows).toHaveLength(2);
  expect(warned.map((row) => row.textContent)).toEqual([expect.stringContaining('甲')]);
});
