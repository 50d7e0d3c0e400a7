import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrawsPage } from '../../../components/draws/draws-page.tsx';
import { writePlace } from '../../../components/draws/place.ts';
import { planTasks } from '../../../lib/app/desk/tasks.ts';
import type { Session } from '../../../lib/app/session.ts';
import { readTasks } from '../../../lib/app/tasks.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { addUnits, visitOn } from '../../fixtures/roster-units.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { draws } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});
afterEach(cleanup);

describe('a task beside the list', () => {
  it('warns when it is moved to a month in which its unit has visits enough, and only then', async () => {
    const [unit = ''] = await addUnits(session, [{ name: '甲' }]);
    for (const day of ['2026-11-03', '2026-11-04']) await visitOn(session, unit, day);
    await planTasks(session, [unit], { member: null, on: '2026-12-01' });
    const [line] = await readTasks(session.db);
    const open = writePlace({ at: 'task', id: line?.task.id ?? '' });
    stage(session, () => <DrawsPage {...(open && { open })} />);
    const day = await screen.findByLabelText<HTMLInputElement>(draws.day, { selector: 'input' });
    expect(screen.queryByText(draws.burden('甲', 3, 2))).toBe(null);
    fireEvent.change(day, { target: { value: '2026-11-20' } });
    expect(await screen.findByText(draws.burden('甲', 3, 2))).toBeTruthy();
    // It is a warning: the day is kept.
    await waitFor(async () => expect((await readTasks(session.db))[0]?.task.body.on).toBe('2026-11-20'));
    fireEvent.change(day, { target: { value: '2026-12-02' } });
    await waitFor(() => expect(screen.queryByText(draws.burden('甲', 3, 2))).toBe(null));
  });
});
