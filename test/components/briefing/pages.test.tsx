import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BriefingPage } from '../../../components/briefing/briefing-page.tsx';
import { NOTHING_CHOSEN, startDraft } from '../../../components/briefing/start-draft.ts';
import { placeOf, START } from '../../../components/ui/data-list-state.ts';
import { startBriefing } from '../../../lib/app/briefing/briefings.ts';
import { createOffice } from '../../../lib/app/briefing/offices.ts';
import { creation, type Session } from '../../../lib/app/session.ts';
import type { Json } from '../../../lib/changes/change.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { momentNow } from '../../../lib/model/time.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../lib/app/briefing/press.ts', () => ({
  openBriefingPress: () => ({
    lay: async () => ({ count: 1, pages: [], outline: [], places: [] }),
    paint: async () => Promise.reject(new Error('not here')),
    close: () => undefined,
  }),
}));
vi.mock('../../../components/briefing/page-view.tsx', () => ({ PageView: () => null }));

const { briefingDesk: words, briefingIssue, briefingOffice } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  fakeLocks();
  ({ session } = await freshProfile());
  startDraft.value = NOTHING_CHOSEN;
  placeOf('briefing-picks').value = START;
});
afterEach(cleanup);

const add = async (kind: 'unit' | 'visit' | 'issue', body: object, parent: string | null = null) => {
  const id = session.newId();
  await session.queue.do([creation(id, kind, parent, body as Record<string, Json>)]);
  return id;
};
const unit = (name: string) => add('unit', { name, type: 'villageCommunity' });
const visit = (of: string, day: number) => {
  const began = { device: Date.UTC(2023, 9, day), offset: 480, zone: 'Asia/Shanghai' };
  const { seed, version } = session.pack;
  return add('visit', { unit: of, campaign: seed.campaign.id, by: session.me.id, packVersion: version, began }, of);
};
const show = (open?: string) => stage(session, () => <BriefingPage {...(open && { open })} />);
const button = (name: string) => screen.getByRole('button', { name });

describe('the list', () => {
  it('says what goes here and how to begin', async () => {
    const { app } = show();
    expect(await screen.findByText(words.list.none)).toBeTruthy();
    fireEvent.click(screen.getAllByRole('button', { name: words.list.write })[0] as HTMLElement);
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'briefing', open: 'start' });
  });

  it('shows drafts and what was issued, void ones marked, and clashes on top with the way to settle them', async () => {
    const office = await createOffice(session, '督导组');
    const visits = [await visit(await unit('甲村'), 3)];
    const choice = { template: 'briefing' as const, office, visits, from: null, until: null };
    const one = await startBriefing(session, choice);
    const other = await startBriefing(session, choice);
    const issue = (briefing: string, title: string) =>
      add(
        'issue',
        {
          ...{ briefing, year: 2023, number: 7, version: 1, title, at: momentNow(), by: '张三' },
          ...{ snapshot: 'a'.repeat(64), 'file.named': { sha256: 'b'.repeat(64), size: 10, pages: 2 } },
        },
        office,
      );
    await issue(one, '第一份');
    await issue(other, '第二份');
    const { errors } = show();
    const clash = await screen.findByRole('region', { name: words.clash.title });
    expect(within(clash).getByText(/第一份/)).toBeTruthy();
    fireEvent.click(within(clash).getByRole('button', { name: new RegExp(`^${words.clash.void} 第二份`) }));
    fireEvent.click(button(words.voiding.act));
    expect(await screen.findByText(words.voiding.needsReason)).toBeTruthy();
    fireEvent.input(screen.getByLabelText(words.voiding.reason), { target: { value: '重了' } });
    fireEvent.click(button(words.voiding.act));
    await waitFor(() => expect(screen.queryByRole('region', { name: words.clash.title })).toBeNull());
    expect(await screen.findByText(words.list.states.void, { selector: 'td' })).toBeTruthy();
    expect(errors).toEqual([]);
  });
});

describe('the start', () => {
  it('ticks all visits of the period, and begins with those that are left', async () => {
    const [a, b] = [await unit('甲村'), await unit('乙村')];
    const first = await visit(a, 3);
    await visit(b, 5);
    const { app, errors } = show('start');
    expect(await screen.findByText(words.start.chosen(2, 2))).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: /乙村/ }));
    expect(await screen.findByText(words.start.chosen(1, 2))).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: words.start.presets.today }));
    expect(await screen.findByText(words.start.chosen(0, 0))).toBeTruthy();
    fireEvent.click(button(words.start.act));
    expect(await screen.findByText(words.start.needsVisits)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: words.start.presets.all }));
    fireEvent.click(await screen.findByRole('checkbox', { name: /乙村/ }));
    fireEvent.click(button(words.start.act));
    await waitFor(() => expect(app.go).toHaveBeenCalled());
    const gone = vi.mocked(app.go).mock.lastCall?.[0];
    const open = gone && 'open' in gone ? String(gone.open) : '';
    const made = await getRecord(session.db, 'briefing', open.slice('draft.'.length));
    expect(made?.body[`visit.${first}`]).toBe(true);
    expect(Object.keys(made?.body ?? {}).filter((field) => field.startsWith('visit.'))).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it('asks of a feedback sheet for which unit it is', async () => {
    const village = await unit('甲村');
    await visit(village, 3);
    await visit(await unit('乙村'), 5);
    show('start');
    fireEvent.click(await screen.findByRole('radio', { name: new RegExp(`^${words.templates.feedback}`) }));
    fireEvent.click(button(words.start.act));
    expect(await screen.findByText(words.start.needsUnit)).toBeTruthy();
    fireEvent.change(screen.getByLabelText(words.start.unit), { target: { value: village } });
    expect(await screen.findByText(words.start.chosen(1, 2))).toBeTruthy();
  });
});

describe('an office', () => {
  it('is made by its name, and its settings are kept; what can’t be is said and changes nothing', async () => {
    const id = await createOffice(session, '督导组');
    const { errors } = show(`office.${id}`);
    const copies = await screen.findByLabelText(briefingOffice.copies);
    fireEvent.input(copies, { target: { value: '三十' } });
    fireEvent.blur(copies);
    expect(await screen.findByText(briefingOffice.copiesWrong)).toBeTruthy();
    fireEvent.input(copies, { target: { value: '30' } });
    fireEvent.blur(copies);
    await waitFor(async () => expect((await getRecord(session.db, 'office', id))?.body.copies).toBe(30));
    const width = screen.getByLabelText(briefingOffice.page.parts.width);
    fireEvent.input(width, { target: { value: '400' } });
    fireEvent.blur(width);
    expect(await screen.findByText(briefingOffice.page.faults.offPaper)).toBeTruthy();
    expect((await getRecord(session.db, 'office', id))?.body['page.width']).toBeUndefined();
    fireEvent.click(screen.getByRole('radio', { name: briefingOffice.secrecies.secret }));
    expect(await screen.findByText(briefingOffice.secrecyWarning)).toBeTruthy();
    expect(errors).toEqual([]);
  });

  it('goes back to the standard page at once, and says where its font is not on this computer', async () => {
    const id = await createOffice(session, '督导组');
    const font = { sha256: 'a'.repeat(64), name: '别人的.ttf', size: 100 };
    const page = { 'page.top': 10, 'page.height': 260, 'page.left': 10, 'page.width': 190 };
    const fields = Object.entries({ ...page, font });
    await session.queue.do(
      fields.map(([field, value]) => ({ rec: id, kind: 'office', parent: null, field, value, seen: [] })),
    );
    const { errors } = show(`office.${id}`);
    expect(await screen.findByText(words.page.fontNotHere('别人的.ttf'))).toBeTruthy();
    fireEvent.click(button(briefingOffice.page.back));
    await waitFor(async () => expect((await getRecord(session.db, 'office', id))?.body['page.height']).toBeNull());
    expect((await getRecord(session.db, 'office', id))?.body['page.top']).toBeNull();
    expect(errors).toEqual([]);
  });

  it('names why a font is refused', async () => {
    const id = await createOffice(session, '督导组');
    const { container, errors } = show(`office.${id}`);
    await screen.findByText(briefingOffice.font.none);
    const input = container.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: [new File(['no font'], '坏的.ttf')] });
    fireEvent.change(input);
    expect(await screen.findByText(/坏的\.ttf/)).toBeTruthy();
    expect((await getRecord(session.db, 'office', id))?.body.font).toBeUndefined();
    expect(errors).toEqual([]);
  });
});

describe('what was opened from a list', () => {
  it('is left by Escape for the list, at the row that it was opened from', async () => {
    const office = await createOffice(session, '督导组');
    await createOffice(session, '第二组');
    const { app } = show('offices');
    const row = (await screen.findByText('督导组')).closest('tr') as HTMLElement;
    fireEvent.click(row);
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'briefing', open: `office.${office}` });
    cleanup();
    const { app: there } = show(`office.${office}`);
    await screen.findByLabelText(briefingOffice.copies);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(there.go).toHaveBeenCalledWith({ screen: 'desk', page: 'briefing', open: 'offices' });
    cleanup();
    show('offices');
    await screen.findByText('督导组');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('督导组'));
  });
});

describe('a page', () => {
  it('says where there is nothing at its address', async () => {
    const nobody = '018b0000-0000-7000-8000-00000000ffff';
    show(`issue.${nobody}`);
    expect(await screen.findByText(briefingIssue.issued.gone)).toBeTruthy();
    cleanup();
    show(`draft.${nobody}`);
    expect(await screen.findByText(words.draft.gone)).toBeTruthy();
    cleanup();
    show(`office.${nobody}`);
    expect(await screen.findByText(briefingOffice.gone)).toBeTruthy();
  });

  it('of a draft shows outline, text and todo', async () => {
    const visits = [await visit(await unit('甲村'), 3)];
    const id = await startBriefing(session, { template: 'briefing', office: null, visits, from: null, until: null });
    const { errors } = show(`draft.${id}`);
    expect(await screen.findByRole('region', { name: words.outline.title })).toBeTruthy();
    expect(screen.getByText(words.todo.codes.noOffice)).toBeTruthy();
    expect(document.querySelectorAll('.bf-part').length).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });
});
