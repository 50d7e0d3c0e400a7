import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UnitsPage } from '../../../components/units/units-page.tsx';
import { rate } from '../../../lib/app/checklist.ts';
import { addUnit } from '../../../lib/app/desk/units.ts';
import { setName } from '../../../lib/app/people.ts';
import type { Session } from '../../../lib/app/session.ts';
import { readVisit, startVisit } from '../../../lib/app/visits.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { units } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

afterEach(cleanup);

const showUnit = (open: string) => stage(session, () => <UnitsPage open={open} />);
const bodyOf = async (id: string) => (await getRecord(session.db, 'unit', id))?.body;

describe('the page of units', () => {
  it('says what goes here while there is nothing', async () => {
    stage(session, () => <UnitsPage />);
    expect(await screen.findByText(units.none)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: units.bringIn })).toHaveLength(1);
  });

  it('asks once before a second unit of one name is made', async () => {
    await addUnit(session, { name: '中心小学' });
    stage(session, () => <UnitsPage />);
    fireEvent.click(await screen.findByRole('button', { name: units.add }));
    fireEvent.input(screen.getByLabelText(units.nameLabel), { target: { value: '中心小学' } });
    const add = screen.getByRole('button', { name: units.addIt });
    fireEvent.click(add);
    await screen.findByRole('alert');
    expect(await session.db.records.filter(({ kind }) => kind === 'unit').count()).toBe(1);
    fireEvent.click(add);
    await waitFor(async () => expect(await session.db.records.filter(({ kind }) => kind === 'unit').count()).toBe(2));
  });

  it('shows ratings visit by visit with gaps, and how many there are', async () => {
    const id = await addUnit(session, { name: '东沟村', type: 'villageCommunity' });
    const item = session.pack.items.find(({ form }) => form === 'rated')?.id ?? '';
    const visits = [await startVisit(session, { id }), await startVisit(session, { id })];
    const second = await readVisit(session, visits[1] ?? '');
    if (second) await rate(session, second.visit, item, 'poor');
    showUnit(id);
    const table = within(await screen.findByRole('region', { name: units.ratings }));
    const marks = within(await table.findByRole('list')).getAllByRole('listitem');
    expect(marks.map((mark) => mark.textContent?.split(' ')[1])).toEqual([units.noGrade, '较差']);
    expect(table.getByTitle(units.gradedOf(1, 2)).textContent).toBe('1');
  });

  it('keeps a figure that is none on the screen and says that it is not saved', async () => {
    const id = await addUnit(session, { name: '东沟村' });
    showUnit(id);
    const field = await screen.findByLabelText<HTMLInputElement>(units.mobileMembers, { selector: 'input.field' });
    fireEvent.input(field, { target: { value: '三个' } });
    expect((await screen.findByRole('alert')).textContent).toBe(units.badFigure);
    expect(field.value).toBe('三个');
    expect((await bodyOf(id))?.mobileMembers).toBeUndefined();
  });

  it('a member is recused with a reason that saves itself', async () => {
    await setName(session, '王五');
    const id = await addUnit(session, { name: '东沟村' });
    showUnit(id);
    fireEvent.change(await screen.findByLabelText(units.recusalWho), { target: { value: session.me.id } });
    fireEvent.click(within(screen.getByRole('region', { name: units.recusals })).getByRole('button'));
    const why = await screen.findByLabelText(units.recusalWhy('王五'));
    fireEvent.input(why, { target: { value: '在这里任过职' } });
    await session.queue.flush();
    expect(await bodyOf(id)).toMatchObject({
      [`recused.${session.me.id}`]: true,
      [`recusedWhy.${session.me.id}`]: '在这里任过职',
    });
  });
});
