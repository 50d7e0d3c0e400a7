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

const add = async (kind: 'unit' | 'visit' | 'issue' | 'briefing', body: object, parent: string | null = null) => {
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
    const { app, errors } = show();
    const clash = await screen.findByRole('region', { name: words.clash.title });
    expect(within(clash).getByText(/第一份/)).toBeTruthy();
    fireEvent.click(within(clash).getByRole('button', { name: new RegExp(`^${words.clash.void} 第二份`) }));
    fireEvent.click(button(words.voiding.act));
    expect(await screen.findByText(words.voiding.needsReason)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText(words.voiding.reason));
    fireEvent.input(screen.getByLabelText(words.voiding.reason), { target: { value: '重了' } });
    fireEvent.click(button(words.voiding.act));
    await waitFor(() => expect(screen.queryByRole('region', { name: words.clash.title })).toBeNull());
    await waitFor(() => expect(document.activeElement?.closest('table')).toBeTruthy());
    expect(await screen.findByText(words.list.states.void, { selector: 'td' })).toBeTruthy();
    expect(app.say).toHaveBeenCalledWith(words.voiding.done(words.issueOf(2023, 7)), expect.anything());
    expect(errors).toEqual([]);
  });
});

describe('a draft in the list', () => {
  it('is told from others by its kind and days while it has no title, and a correction is called one', async () => {
    const office = await createOffice(session, '督导组');
    const visits = [await visit(await unit('甲村'), 3)];
    const days = { from: '2023-10-03', until: '2023-10-05' };
    await startBriefing(session, { template: 'process', office, visits, ...days });
    const at = momentNow();
    await add('briefing', {
      campaign: session.pack.seed.campaign.id,
      template: 'briefing',
      office,
      at,
      corrects: session.newId(),
    });
    show();
    expect(await screen.findByText(`${words.templates.process} 2023-10-03–2023-10-05`)).toBeTruthy();
    expect(screen.getByText(words.draft.correcting, { selector: 'td' })).toBeTruthy();
  });
});

it('lists an issue that a newer version stands for as corrected', async () => {
  const office = await createOffice(session, '督导组');
  const draft = () => startBriefing(session, { template: 'briefing', office, visits: [], from: null, until: null });
  const issue = async (version: number, more: object) =>
    add(
      'issue',
      {
        ...{ briefing: await draft(), year: 2023, number: 7, version, title: '简报', at: momentNow(), by: '张三' },
        ...{ snapshot: 'a'.repeat(64), 'file.named': { sha256: 'b'.repeat(64), size: 10, pages: 2 }, ...more },
      },
      office,
    );
  await issue(2, { corrects: await issue(1, {}) });
  show();
  expect(await screen.findByText(words.list.states.corrected, { selector: 'td' })).toBeTruthy();
  expect(screen.getByText(words.list.states.issued, { selector: 'td' })).toBeTruthy();
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
    expect(screen.getByText(words.picks.noneThen)).toBeTruthy();
    fireEvent.click(button(words.start.act));
    expect(await screen.findByText(words.start.needsVisits)).toBeTruthy();
    fireEvent.click(button(words.picks.allDays));
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

  it('offers the day that was last spent in the field, and the office that was used last', async () => {
    const [first, second] = [await createOffice(session, '甲组'), await createOffice(session, '乙组')];
    const began = momentNow();
    const { seed, version } = session.pack;
    const of = await unit('甲村');
    const fields = { unit: of, campaign: seed.campaign.id, by: session.me.id, packVersion: version };
    const today = await add('visit', { ...fields, began }, of);
    await visit(of, 3);
    const used = { template: 'briefing' as const, visits: [today], from: null, until: null };
    for (const office of [second, first, second]) {
      await startBriefing(session, { ...used, office });
      show('start');
      expect(((await screen.findByLabelText(words.start.office)) as HTMLSelectElement).value).toBe(office);
      cleanup();
    }
    const { errors } = show('start');
    expect(await screen.findByText(words.start.chosen(1, 1))).toBeTruthy();
    expect(screen.getByRole('radio', { name: words.start.presets.today }).getAttribute('aria-checked')).toBe('true');
    fireEvent.click(screen.getByRole('radio', { name: words.start.presets.all }));
    expect(await screen.findByText(words.start.chosen(2, 2))).toBeTruthy();
    expect(errors).toEqual([]);
  });

  it('adds the first office where one is asked for', async () => {
    await visit(await unit('甲村'), 3);
    show('start');
    fireEvent.click(await screen.findByRole('button', { name: briefingOffice.addTitle }));
    const dialog = within(screen.getByRole('dialog'));
    fireEvent.click(dialog.getByRole('button', { name: briefingOffice.add }));
    expect(await dialog.findByText(briefingOffice.needsName)).toBeTruthy();
    expect(document.activeElement).toBe(dialog.getByLabelText(briefingOffice.addName));
    fireEvent.input(dialog.getByLabelText(briefingOffice.addName), { target: { value: '第三组' } });
    fireEvent.click(dialog.getByRole('button', { name: briefingOffice.add }));
    const select = screen.getByLabelText(words.start.office) as HTMLSelectElement;
    await waitFor(() => expect(select.selectedOptions[0]?.textContent).toBe('第三组'));
    expect(screen.queryByRole('button', { name: briefingOffice.addTitle })).toBeNull();
    expect(document.activeElement).toBe(select);
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
    const { app, errors } = show(`office.${id}`);
    expect(await screen.findByText(words.page.fontNotHere('别人的.ttf'))).toBeTruthy();
    fireEvent.click(button(briefingOffice.page.back));
    await waitFor(() => expect(app.say).toHaveBeenCalledWith(briefingOffice.page.cleared, expect.anything()));
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

  it('of a draft is gone on with where it was left for a record', async () => {
    const visits = [await visit(await unit('甲村'), 3), await visit(await unit('乙村'), 4)];
    const id = await startBriefing(session, { template: 'briefing', office: null, visits, from: null, until: null });
    show(`draft.${id}`);
    const part = (await waitFor(() => document.querySelector('.bf-part') ?? Promise.reject())) as HTMLElement;
    fireEvent.focus(part);
    fireEvent.click(part.closest('.bf-block')?.querySelector('.bf-count') as HTMLElement);
    const [, second] = await waitFor(() => {
      const all = [...document.querySelectorAll<HTMLElement>('.bf-to')];
      return all.length > 1 ? all : Promise.reject();
    });
    fireEvent.click(second as HTMLElement);
    const said = second?.textContent;
    cleanup();
    show(`draft.${id}`);
    await waitFor(() => expect(document.activeElement?.textContent).toBe(said));
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    await waitFor(() => expect(document.activeElement?.className).toContain('bf-part'));
    cleanup();
    show(`draft.${id}`);
    await waitFor(() => expect(document.activeElement?.className).toContain('bf-part'));
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
