import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FindingsAtDesk } from '../../../components/findings-at-desk.tsx';
import { useColumns } from '../../../components/findings-desk/finding-columns.tsx';
import { findingFilters, findingViews } from '../../../components/findings-desk/finding-views.ts';
import { FindingsPage } from '../../../components/findings-desk/findings-page.tsx';
import { fitShows, showsOf } from '../../../components/ui/data-list-shows.ts';
import { placeOf, START } from '../../../components/ui/data-list-state.ts';
import { type DeskFinding, standOn, watchDeskFindings } from '../../../lib/app/desk/findings.ts';
import { stepOne } from '../../../lib/app/desk/findings-bulk.ts';
import { creation, type Session } from '../../../lib/app/session.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { momentNow } from '../../../lib/model/time.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { findingsDesk: words, views } = deskWordsOf('zh-CN');
const { findings } = laterWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
  placeOf('findings').value = START;
  Element.prototype.checkVisibility ??= () => true;
});
afterEach(cleanup);

async function find(unit: string, more: Record<string, unknown>): Promise<string> {
  const visit = await getRecord(session.db, 'visit', await startVisit(session, { name: unit }));
  const id = session.newId();
  const body = { campaign: visit?.body.campaign, visit: visit?.id, at: { ...momentNow() }, ...more };
  await session.queue.do([creation(id, 'finding', visit?.body.unit ?? null, body as never)]);
  return id;
}
const show = (open?: string) =>
  stage(session, () => <FindingsPage {...(open && { open })} Finding={({ row }) => <p>whole {row.finding.id}</p>} />);
const rows = () => [...document.querySelectorAll('tr[data-at]')].map((row) => row.textContent ?? '');
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('the page of findings', () => {
  it('says what goes here while there are none', async () => {
    show();
    expect(await screen.findByText(words.none)).toBeTruthy();
  });

  it('offers views that name nothing which the list has not', () => {
    const fits: string[][] = [];
    function Probe() {
      const columns = useColumns('2026-11-21');
      const filters = findingFilters([], words, findings, ({ zh }) => zh);
      for (const view of findingViews(words))
        fits.push(fitShows({ ...showsOf(START), ...view.shows }, columns, filters).gone);
      return null;
    }
    stage(session, () => <Probe />);
    expect(fits).toEqual([[], [], [], [], []]);
  });

  it('shows the three lists by a digit, each with its columns', async () => {
    await find('河东村', { problem: '没有自学', measure: '加强学习', leader: '李书记' });
    await find('白马村', { problem: '台账造得齐', quantity: '3 次', answers: '王支书', deadline: '2099-01-01' });
    show();
    await screen.findByText('没有自学');
    press('2');
    await waitFor(() => expect(document.querySelectorAll('.grp')).toHaveLength(2));
    expect(screen.getByRole('columnheader', { name: new RegExp(words.columns.leader) })).toBeTruthy();
    press('3');
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: new RegExp(words.columns.lacks) })).toBeTruthy(),
    );
    const { quantity, person, deadline } = findings.parts;
    expect(rows().find((row) => row.includes('没有自学'))).toContain([quantity, deadline].join('、'));
    expect(rows().find((row) => row.includes('没有自学'))).not.toContain(person);
  });

  it('takes a step with those that can, and names the others', async () => {
    await find('河东村', { problem: '没有自学' });
    const moved = await find('白马村', { problem: '台账造得齐' });
    await stepOne(session, moved, 'underway');
    show();
    await screen.findByText('没有自学');
    fireEvent.click(screen.getByRole('checkbox', { name: deskWordsOf('zh-CN').desk.selectAll }));
    const bar = await screen.findByRole('region', { name: views.bulk });
    fireEvent.click(within(bar).getByRole('button', { name: words.step.underway }));
    const told = await screen.findByRole('alert');
    expect(told.closest('details')?.textContent).toContain(words.leftOne('台账造得齐', findings.states.underway));
    await waitFor(() => expect(rows().every((row) => row.includes(findings.states.underway))).toBe(true));
    await session.undo.undo();
    await waitFor(() => expect(rows().filter((row) => row.includes(findings.states.underway))).toHaveLength(1));
  });

  it('sets a field of all, or empties it', async () => {
    await find('河东村', { problem: '一', answers: '旧的' });
    await find('白马村', { problem: '二' });
    show();
    await screen.findByText('旧的');
    fireEvent.click(screen.getByRole('checkbox', { name: deskWordsOf('zh-CN').desk.selectAll }));
    fireEvent.click(await screen.findByRole('button', { name: words.set.answers }));
    fireEvent.input(screen.getByRole('textbox', { name: words.set.answers }), { target: { value: '王支书' } });
    fireEvent.click(screen.getByRole('button', { name: words.setIt }));
    await waitFor(() => expect(rows().every((row) => row.includes('王支书'))).toBe(true));
    fireEvent.click(screen.getByRole('button', { name: words.set.answers }));
    fireEvent.click(screen.getByRole('button', { name: words.clearIt }));
    await waitFor(() => expect(rows().some((row) => row.includes('王支书'))).toBe(false));
  });

  it('calls a campaign that has the pack’s own name by that name in the language of the screen', async () => {
    const { name } = session.pack.seed.campaign;
    await find('河东村', { problem: '一' });
    const found: DeskFinding[] = [];
    const stop = watchDeskFindings(session, {
      value: (rows) => found.push(...rows),
      failed: (error) => expect.unreachable(String(error)),
    });
    await waitFor(() => expect(found).toHaveLength(1));
    stop();
    const said: unknown[] = [];
    function Probe() {
      const row = standOn(found, '2026-11-21')[0];
      const campaign = useColumns('2026-11-21').find(({ key }) => key === 'campaign');
      if (row) said.push(campaign?.cell(row), campaign?.text?.(row), campaign?.group?.(row));
      return null;
    }
    stage(session, () => <Probe />, 'en');
    expect(said).toEqual([name.en, name.en, name.en]);
  });

  it('reads one beside the list, also where its unit is gone, and says where there is none', async () => {
    const id = await find('河东村', { problem: '没有自学' });
    const entry = await getRecord(session.db, 'finding', id);
    const unit = entry?.parent ?? '';
    const deleted = { ...momentNow() };
    await session.queue.do([{ rec: unit, kind: 'unit', parent: null, field: 'deleted', value: deleted }]);
    show(id);
    expect(await screen.findByText(`whole ${id}`)).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(words.removedUnit('河东村'));
    cleanup();
    show(session.newId());
    expect(await screen.findByText(words.gone)).toBeTruthy();
  });

  it('has what asks for a look first on top, and names a campaign that is gone in a file as on the screen', async () => {
    await find('甲村', { problem: '早就过了', deadline: '1950-01-01' });
    await find('乙村', { problem: '没有期限', campaign: session.newId() });
    await find('丙村', { problem: '刚过', deadline: '2023-01-01' });
    show();
    await screen.findByText('早就过了');
    expect(rows().map((row) => /早就过了|没有期限|刚过/.exec(row)?.[0])).toEqual(['早就过了', '刚过', '没有期限']);
    const said: string[] = [];
    function Probe() {
      const campaign = useColumns('2026-11-21').find(({ key }) => key === 'campaign');
      said.push(campaign?.text?.({ campaign: null } as never) ?? '');
      return null;
    }
    stage(session, () => <Probe />);
    expect(said).toEqual([words.noCampaign]);
  });

  it('shows the whole problem beside the list, to be written on', async () => {
    const problem = '长'.repeat(404);
    const id = await find('河东村', { problem });
    stage(session, () => <FindingsAtDesk open={id} />);
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: findings.problem });
    expect(field.value).toBe(problem);
    fireEvent.input(field, { target: { value: '改短了' } });
    await session.queue.flush();
    expect((await getRecord(session.db, 'finding', id))?.body.problem).toBe('改短了');
  });

  it('says of a deadline for all that lies too far back that it is not saved', async () => {
    const id = await find('河东村', { problem: '没有自学' });
    show();
    await screen.findByText('没有自学');
    fireEvent.click(screen.getByRole('checkbox', { name: deskWordsOf('zh-CN').desk.selectAll }));
    fireEvent.click(await screen.findByRole('button', { name: words.set.deadline }));
    fireEvent.input(screen.getByLabelText(words.set.deadline), { target: { value: '0001-01-01' } });
    fireEvent.click(screen.getByRole('button', { name: words.setIt }));
    expect((await screen.findByRole('alert')).textContent).toBe(findings.dayFaults.tooEarly);
    expect((await getRecord(session.db, 'finding', id))?.body.deadline ?? null).toBe(null);
  });

  it('draws only what is in sight of 5,000 with the longest words', async () => {
    const visit = await getRecord(session.db, 'visit', await startVisit(session, { name: '长'.repeat(500) }));
    const made = Array.from({ length: 5000 }, (_, at) => {
      const body = { campaign: visit?.body.campaign, at: { ...momentNow() }, problem: `${at}${'长'.repeat(3000)}` };
      return creation(session.newId(), 'finding', visit?.body.unit ?? null, body as never);
    });
    await session.db.records.bulkAdd(
      made.map(({ rec, kind, parent, value }) => ({
        id: rec,
        kind,
        parent: parent ?? '',
        shelf: 'live' as const,
        month: '2026-11',
        body: value as never,
        heads: {},
        conflicts: [],
      })),
    );
    show();
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('5000'), { timeout: 10_000 });
    expect(rows().length).toBeLessThan(100);
    expect(Math.max(...rows().map((row) => row.length))).toBeLessThan(1000);
  }, 20_000);
});
