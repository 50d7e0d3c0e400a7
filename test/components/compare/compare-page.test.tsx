import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ComparePage } from '../../../components/compare/compare-page.tsx';
import { look } from '../../../components/compare/place.ts';
import { creation, type Session } from '../../../lib/app/session.ts';
import type { Json } from '../../../lib/changes/change.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { momentNow } from '../../../lib/model/time.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { compare } = deskWordsOf('zh-CN');
const plain = look.value;
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
  look.value = plain;
});
afterEach(cleanup);

async function add(kind: 'unit' | 'visit' | 'evaluation' | 'tag', body: object, parent: string | null = null) {
  const id = session.newId();
  await session.queue.do([creation(id, kind, parent, body as Record<string, Json>)]);
  return id;
}
const unit = (name: string) => add('unit', { name, type: 'villageCommunity' });
const visit = (of: string, day: number, ratings: object = {}) => {
  const began = { device: Date.UTC(2023, 9, day), offset: 480, zone: 'Asia/Shanghai' };
  const { seed, version } = session.pack;
  return add('visit', { unit: of, campaign: seed.campaign.id, by: 'x', packVersion: version, began, ...ratings }, of);
};
/** Every item of a village rated alike. */
const all = (grade: string) => {
  const items = session.pack.items.filter((item) => item.form === 'rated' && item.types.includes('villageCommunity'));
  return Object.fromEntries(items.map(({ id }) => [`rating.${id}`, grade]));
};
const show = (open?: string) => stage(session, () => <ComparePage {...(open && { open })} />);
/** The button over the mark in focus. */
const mark = () =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>('.pic-at');
    if (!found) throw new Error('no mark');
    return found;
  });

describe('the page of pictures', () => {
  it('says what goes here while there are no visits, and shows the roster as not visited', async () => {
    show();
    expect(await screen.findByText(compare.none)).toBeTruthy();
    cleanup();
    await unit('甲村');
    show('coverage');
    expect((await mark()).getAttribute('aria-label')).toBe(compare.coverage.bar('全部单位', '还没有', 1, 1));
  });

  it('gives no score where too little was rated, and says so', async () => {
    await visit(await unit('甲村'), 3, { 'rating.1.1': 'good' });
    const { container } = show();
    const first = await mark();
    expect(first.getAttribute('aria-label')).toMatch(/^甲村，总得分：评过的不够，不给分，n＝1\/\d+$/);
    expect(container.querySelector('.heat-name :nth-child(2)')?.textContent).toBe('–');
    fireEvent.keyDown(first, { key: 'ArrowRight' });
    expect((await mark()).getAttribute('aria-label')).toBe('甲村，1.1 任务要求：好');
  });

  it('keeps what is open open when other units come before it', async () => {
    const village = await unit('乙村');
    await visit(village, 3, { 'rating.1.1': 'poor' });
    show();
    fireEvent.click(await mark());
    const title = `乙村 × ${compare.heat.overall}`;
    await screen.findByRole('heading', { name: title });
    await visit(await unit('甲村'), 4, { 'rating.1.1': 'good' });
    await waitFor(() => expect(document.querySelectorAll('.heat-name.unit')).toHaveLength(2));
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('heading', { name: title })).toBeNull());
    expect(document.activeElement).toBe(await mark());
  });

  it('draws two scored visits as points and three as a line', async () => {
    const village = await unit('甲村');
    await visit(village, 3, all('good'));
    await visit(village, 5, all('fair'));
    const { container } = show('trend');
    expect(await screen.findByText(compare.trend.few(3))).toBeTruthy();
    expect(container.querySelectorAll('.trend-line')).toHaveLength(0);
    await visit(village, 9, all('poor'));
    await waitFor(() => expect(container.querySelectorAll('.trend-line').length).toBeGreaterThan(0));
    expect(screen.queryByText(compare.trend.few(3))).toBeNull();
  });

  it('gives counts alone below thirty people, in the picture and in the table', async () => {
    const at = await visit(await unit('甲村'), 3);
    const moment = { ...momentNow() };
    const said = { at: moment, 'tally.satisfied.yes': 29, 'tally.glad.yes': 30, 'tally.glad.no': 10 };
    await add('evaluation', said, at);
    const { container } = show('evaluation');
    await screen.findByText(compare.evaluation.people(40, 1));
    const texts = [...container.querySelectorAll('.bar text')].map((one) => one.textContent);
    expect(texts[0]).toBe('满意 29');
    expect(texts[1]).toBe('高兴 30（75%）');
    fireEvent.click(screen.getByRole('button', { name: compare.asTable }));
    const row = within(await screen.findByRole('table')).getByRole('row', { name: /^满意/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual([...['29', '0', '0', '29'], ...Array.from({ length: 3 }, () => compare.evaluation.notShown)]);
  });

  it('never says all or none of a part that is neither', async () => {
    const at = await visit(await unit('甲村'), 3);
    const said = { 'tally.satisfied.yes': 1_000_000, 'tally.satisfied.no': 1 };
    await add('evaluation', { at: { ...momentNow() }, ...said }, at);
    show('evaluation');
    await mark();
    fireEvent.click(screen.getByRole('button', { name: compare.asTable }));
    const row = within(await screen.findByRole('table')).getByRole('row', { name: /^满意/ });
    const cells = within(row).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent).slice(4)).toEqual(['>99.9%', '<0.1%', '0%']);
  });

  it('says how many days lie between visits that stand side by side', async () => {
    const village = await unit('甲村');
    for (const day of [3, 12, 17]) await visit(village, day, all('good'));
    const { container } = show('trend');
    await mark();
    const said = [...container.querySelectorAll('.trend-date text')].map((one) => one.textContent);
    expect(said.filter((one) => /天/.test(one ?? ''))).toEqual([9, 5].map(compare.trend.since));
  });

  it('turns the name of a group that has no room lying, whole', async () => {
    await visit(await unit('甲村'), 3, all('good'));
    const { container } = show();
    await mark();
    const turned = [...container.querySelectorAll('.heat-group.turned')].map((one) => one.textContent);
    const lying = [...container.querySelectorAll<HTMLElement>('.heat-group.cut')];
    expect(turned).toContain(session.pack.sections.at(-1)?.title.zh);
    for (const one of lying)
      expect([...(one.textContent ?? '')].length * 13.5).toBeLessThan(Number.parseFloat(one.style.width));
  });

  it('lists the tags behind a bar, and leads to their visit', async () => {
    const at = await visit(await unit('甲村'), 3);
    await add('tag', { tag: 'F08', status: 'suspected', at: { ...momentNow() }, fact: '只有签到表' }, at);
    const { app } = show('tags');
    fireEvent.click(await mark());
    expect(await screen.findByText('只有签到表')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /甲村 2023-10-03/ }));
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'visits', open: at });
  });

  it('copies what is narrowed to', async () => {
    const [one, two] = [await unit('甲村'), await add('unit', { name: '=乙校', type: 'school' })];
    await visit(one, 3, all('good'));
    await visit(two, 3, { 'rating.1.1': 'fair' });
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
    show();
    fireEvent.change(await screen.findByLabelText(compare.narrow.type), { target: { value: 'school' } });
    await waitFor(() => expect(document.querySelectorAll('.heat-name.unit')).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: compare.copy }));
    await waitFor(() => expect(copied).toHaveLength(1));
    expect(copied[0]?.split('\r\n').map((line) => line.split('\t')[0])).toEqual([
      compare.scope.caption(compare.heat.label, session.pack.seed.campaign.name.zh),
      compare.unit,
      "'=乙校",
    ]);
  });
});

describe('campaigns and days', () => {
  it('stand in the title, the table and the address; an end before the beginning is said and changes nothing', async () => {
    const village = await unit('甲村');
    await visit(village, 3, all('good'));
    await visit(village, 20, all('poor'));
    const { app } = show('heat?from=2023-10-10');
    const name = session.pack.seed.campaign.name.zh;
    const scope = compare.scope.of(name, compare.scope.days('2023-10-10', null));
    await screen.findByRole('heading', { name: `${compare.title} ${scope}` });
    expect(screen.getByText(/不在这些日子里 1 次/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: compare.asTable }));
    expect(await screen.findByRole('table', { name: compare.scope.caption(compare.heat.label, scope) })).toBeTruthy();
    const until = screen.getByLabelText<HTMLInputElement>(compare.scope.until);
    fireEvent.change(until, { target: { value: '2023-10-01' } });
    expect(screen.getByRole('alert').textContent).toBe(compare.scope.backwards('2023-10-10', '2023-10-01'));
    expect(app.go).not.toHaveBeenCalled();
    fireEvent.change(until, { target: { value: '2023-10-31' } });
    expect(app.go).toHaveBeenCalledWith({
      screen: 'desk',
      page: 'compare',
      open: 'heat?from=2023-10-10&until=2023-10-31',
    });
  });

  it('open no other records behind a mark than those that are counted', async () => {
    const village = await unit('甲村');
    const [, late] = [await visit(village, 3, all('good')), await visit(village, 20, all('good'))];
    const { app } = show('coverage?from=2023-10-10&until=2023-10-20');
    fireEvent.click(await mark());
    expect(screen.queryByText(compare.coverage.lastOf('2023-10-20', 1))).toBeTruthy();
    cleanup();
    const { app: heat } = show('heat?from=2023-10-10&until=2023-10-20');
    fireEvent.click(await mark());
    const rows = await screen.findAllByRole('button', { name: /^甲村 2023/ });
    for (const row of rows) fireEvent.click(row);
    expect(vi.mocked(heat.go).mock.calls).toEqual([[{ screen: 'desk', page: 'visits', open: late }]]);
    expect(app.go).not.toHaveBeenCalled();
  });

  it('say of a campaign that is gone that it is, and of an empty range what opens it up', async () => {
    const village = await unit('甲村');
    const began = { device: Date.UTC(2023, 9, 5), offset: 480, zone: 'Asia/Shanghai' };
    const lost = { unit: village, campaign: session.newId(), by: 'x', packVersion: session.pack.version, began };
    await add('visit', lost, village);
    show('heat?in=all');
    await mark();
    expect(screen.getByText(/图里有 1 次走访属于已删去的专项/)).toBeTruthy();
    const choice = screen.getByRole('checkbox', { name: new RegExp(compare.scope.gone('')) });
    expect((choice as HTMLInputElement).checked).toBe(true);
    cleanup();
    const { app } = show('heat?in=all&from=2024-01-01');
    fireEvent.click(await screen.findByRole('button', { name: compare.scope.allDays }));
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'compare', open: 'heat?in=all' });
  });
});
