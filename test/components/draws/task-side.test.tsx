import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrawsPage } from '../../../components/draws/draws-page.tsx';
import { writePlace } from '../../../components/draws/place.ts';
import { planTasks } from '../../../lib/app/desk/tasks.ts';
import type { Session } from '../../../lib/app/session.ts';
import { readTasks } from '../../../lib/app/tasks.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { addMember, addUnits, visitOn } from '../../fixtures/roster-units.ts';
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

  it('warns, with the reason, when it is given to somebody who must not go there, and keeps it all the same', async () => {
    const wang = await addMember(session, '王一');
    const recused = { [`recused.${wang}`]: true, [`recusedWhy.${wang}`]: '姐姐在这里当书记' };
    const [unit = ''] = await addUnits(session, [{ name: '甲', ...recused }]);
    await planTasks(session, [unit], { member: null, on: null });
    const [line] = await readTasks(session.db);
    const open = writePlace({ at: 'task', id: line?.task.id ?? '' });
    stage(session, () => <DrawsPage {...(open && { open })} />);
    const warning = draws.recused('甲', '王一', '姐姐在这里当书记');
    const who = await screen.findByLabelText<HTMLSelectElement>(draws.member, { selector: '.pairs select' });
    expect(screen.queryByText(warning)).toBe(null);
    fireEvent.change(who, { target: { value: wang } });
    expect(await screen.findByText(warning)).toBeTruthy();
    await waitFor(async () => expect((await readTasks(session.db))[0]?.task.body.member).toBe(wang));
  });
});
