import { cleanup, configure, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrawsPage } from '../../../components/draws/draws-page.tsx';
import { type DrawRule, drawUnits } from '../../../lib/app/desk/draws.ts';
import { planTasks } from '../../../lib/app/desk/tasks.ts';
import type { Session } from '../../../lib/app/session.ts';
import { readTasks } from '../../../lib/app/tasks.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { addUnits, visitOn } from '../../fixtures/roster-units.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });

const words = deskWordsOf('zh-CN').draws;
const RULE: DrawRule = { mode: 'plain', count: 2, filter: {}, whenShort: 'refuse' };
let session: Session;
let units: string[];
beforeEach(async () => {
  ({ session } = await freshProfile());
  units = await addUnits(session, [
    { name: '甲村', type: 'villageCommunity' },
    { name: '乙村', type: 'villageCommunity' },
    { name: '丙校', type: 'school' },
  ]);
});
afterEach(cleanup);

const show = (open?: string) => stage(session, () => <DrawsPage {...(open && { open })} />);
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

/** The form's own button: the page's tab has the same name. */
const submit = () => {
  const button = screen.getAllByRole('button', { name: words.draw }).at(-1);
  if (button) fireEvent.click(button);
};

describe('a new draw', () => {
  it('counts what can be drawn while one chooses, group by group', async () => {
    show('new');
    await screen.findByText(words.canBeDrawn(3, 3));
    fireEvent.click(await screen.findByRole('radio', { name: words.modes.each }));
    const preview = await screen.findByRole('region', { name: words.eligible });
    expect(
      within(preview)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['学校1', '村、社区2']);
    fireEvent.click(screen.getByRole('checkbox', { name: '学校' }));
    await screen.findByText(words.canBeDrawn(1, 3));
  });

  it.each([
    ['9', words.fault.tooManyInAll(9, 3)],
    ['两个', words.fault.count],
    ['0', words.fault.count],
  ])('says in words why %s is refused, and goes nowhere', async (typed, said) => {
    const { app } = show('new');
    await screen.findByText(words.canBeDrawn(3, 3));
    fireEvent.input(screen.getByRole('textbox', { name: words.count.plain }), { target: { value: typed } });
    submit();
    await screen.findByText(said);
    expect(app.go).not.toHaveBeenCalled();
  });

  it('names the stratum that has too few', async () => {
    show('new');
    await screen.findByText(words.canBeDrawn(3, 3));
    fireEvent.click(screen.getByRole('radio', { name: words.modes.each }));
    fireEvent.input(await screen.findByRole('textbox', { name: words.count.each }), { target: { value: '2' } });
    submit();
    await screen.findByText(words.fault.tooMany('学校', 2, 1));
  });

  it('redraws only with a reason', async () => {
    const id = await drawUnits(session, RULE);
    const { app } = show(`redraw.${id}`);
    await press(words.redraw);
    await screen.findByText(words.fault.reason);
    expect(app.go).not.toHaveBeenCalled();
    fireEvent.input(screen.getByRole('textbox', { name: words.reason }), { target: { value: '有一家搬走了' } });
    await press(words.redraw);
    await vi.waitFor(() => expect(app.go).toHaveBeenCalledOnce());
  });
});

describe('a draw', () => {
  it('is drawn again when it is opened, and says that it matches', async () => {
    show(await drawUnits(session, RULE));
    await screen.findByText(words.recheck.matches);
    const picks = screen.getByRole('region', { name: words.picks });
    expect(within(picks).getAllByRole('listitem')).toHaveLength(2);
  });

  it('becomes tasks, each unit once', async () => {
    show(await drawUnits(session, RULE));
    await press(words.give);
    await screen.findByText(words.allPlanned);
    expect(await readTasks(session.db)).toHaveLength(2);
  });
});

describe('tasks', () => {
  it('warn where a unit would get too many visits in a month, and can be planned all the same', async () => {
    const [unit = ''] = units;
    for (const day of ['2026-11-01', '2026-11-02']) await visitOn(session, unit, day);
    show('plan');
    fireEvent.input(await screen.findByRole('searchbox', { name: words.findUnit }), { target: { value: '甲' } });
    await press('甲村');
    fireEvent.change(screen.getByLabelText(words.day), { target: { value: '2026-11-20' } });
    await screen.findByText(words.burden('甲村', 3, 2));
    await press(words.give);
    await vi.waitFor(async () => expect(await readTasks(session.db)).toHaveLength(1));
  });

  it('are given to another day, and taken away', async () => {
    await planTasks(session, units.slice(0, 1), { member: null, on: '2026-11-20' });
    const [line] = await readTasks(session.db);
    show(`task.${line?.task.id}`);
    fireEvent.change(await screen.findByLabelText(words.day), { target: { value: '2026-11-25' } });
    await vi.waitFor(async () => expect((await readTasks(session.db))[0]?.task.body.on).toBe('2026-11-25'));
    await press(words.remove);
    await vi.waitFor(async () => expect(await readTasks(session.db)).toEqual([]));
  });
});
