import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChecklistBar, ChecklistTab } from '../../../components/checklist/checklist-tab.tsx';
import { NewerVersion } from '../../../components/checklist/newer-version.tsx';
import { rate } from '../../../lib/app/checklist.ts';
import { keepVersion } from '../../../lib/app/desk/packs.ts';
import { beginNote, keepNote } from '../../../lib/app/notes.ts';
import { keepShownPack } from '../../../lib/app/pack-kept.ts';
import { goOverTo } from '../../../lib/app/pack-switch.ts';
import type { Session } from '../../../lib/app/session.ts';
import { readVisit } from '../../../lib/app/visits.ts';
import { retireItem, rewordItem } from '../../../lib/packs/edit-pack.ts';
import { commit } from '../../../lib/store/commit.ts';
import { newestUnder } from '../../../lib/store/queries.ts';
import { show, village } from './stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

afterEach(cleanup);

const onConflict = vi.fn();
const onHistory = vi.fn();
const open = (place: Awaited<ReturnType<typeof village>>, more: Partial<Parameters<typeof show>[0]> = {}) =>
  show({
    ...place,
    ...more,
    part: (line, focus) => (
      <>
        <main>
          <ChecklistTab line={line} onConflict={onConflict} onHistory={onHistory} {...(focus && { focus })} />
        </main>
        <ChecklistBar line={line} />
      </>
    ),
  });
const body = async ({ session, visit }: { session: Session; visit: string }): Promise<Record<string, unknown>> =>
  (await readVisit(session, visit))?.visit.body ?? {};
const cell = (id: string, name: string, at: number, of = 6) =>
  screen.getByRole('radio', { name: `${id}，${name}，第 ${at} 个，共 ${of} 个` });
const current = () => screen.getAllByRole('listitem').find((item) => item.getAttribute('aria-current') === 'true');
const key = (name: string) => fireEvent.keyDown(document.body, { key: name });

describe('the checklist', () => {
  it('rates by a press, folds once the next is reached, and clears by a second press', async () => {
    const place = await village();
    await open(place);
    expect(current()?.textContent).toContain('1.1');
    fireEvent.click(cell('1.1', '一般', 3));
    await waitFor(() => expect(cell('1.1', '一般', 3).getAttribute('aria-checked')).toBe('true'));
    expect((await body(place))['rating.1.1']).toBe('fair');

    fireEvent.click(screen.getByRole('button', { name: '下一项未评' }));
    const folded = await screen.findByRole('button', { name: /^1\.1，.*，一般$/ });
    expect(screen.queryByRole('radio', { name: /^1\.1，/ })).toBeNull();

    fireEvent.click(folded);
    fireEvent.click(cell('1.1', '一般', 3));
    await waitFor(async () => expect((await body(place))['rating.1.1']).toBeNull());
  });

  it('says 不适用, 未查看 and not answered apart, and counts them', async () => {
    const place = await village();
    await open(place);
    key('0');
    await waitFor(() => expect(cell('1.1', '不适用', 5).getAttribute('aria-checked')).toBe('true'));
    expect(screen.getByRole('button', { name: '未评 30' })).toBeTruthy();
    key('9');
    await waitFor(async () => expect((await body(place))['rating.1.1']).toBe('notSeen'));
    expect(screen.getByRole('img', { name: '好 0、较好 0、一般 0、较差 0' })).toBeTruthy();
  });

  it('gives a duty three cells and keeps it out of the totals', async () => {
    const place = await village();
    await open(place, { focus: 'item:2.3' });
    await waitFor(() => expect(current()?.textContent).toContain('2.3'));
    key('2');
    await waitFor(() => expect(cell('2.3', '没做', 2, 3).getAttribute('aria-checked')).toBe('true'));
    expect((await body(place))['duty.2.3']).toBe('notDone');
    expect(screen.getByRole('img', { name: '好 0、较好 0、一般 0、较差 0' })).toBeTruthy();
    key('4');
    await new Promise((done) => setTimeout(done, 20));
    expect((await body(place))['duty.2.3']).toBe('notDone');
  });

  it('points out a low rating without a fact and a good one with nothing seen behind it, alike', async () => {
    const place = await village();
    await open(place);
    const line = await readVisit(place.session, place.visit);
    if (!line) throw new Error('no visit');
    await rate(place.session, line.visit, '1.1', 'poor');
    await screen.findByText(/评了“较差”，还没有事实。/);
    await rate(place.session, line.visit, '2.1', 'good');
    await screen.findByText(/评了“好”，还没有看到、听到或问到的。/);
    expect(screen.getByRole('button', { name: '要补 2' })).toBeTruthy();

    const manner = { how: 'look', source: 'public', items: ['1.1'] } as const;
    const note = beginNote(place.session, place.visit, '说不出要解决什么', manner);
    await keepNote(place.session, place.visit, note, '说不出要解决什么');
    await waitFor(() => expect(screen.queryByText(/评了“较差”/)).toBeNull());
    expect(screen.getByRole('button', { name: '要补 1' })).toBeTruthy();

    fireEvent.click(screen.getByRole('button', { name: '给 2.1 补一条记录' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '给 2.1 记一条…' })));
  });

  it('moves by keys, and leaves single letters alone where they are off', async () => {
    const place = await village();
    const { go } = await open(place);
    key('j');
    await waitFor(() => expect(current()?.textContent).toContain('1.3'));
    expect(document.activeElement).toBe(current());
    key('ArrowUp');
    await waitFor(() => expect(current()?.textContent).toContain('1.1'));
    key('t');
    expect(go).toHaveBeenCalledWith({ screen: 'visit', visit: place.visit, tab: 'tags', focus: 'item:1.1' });
    cleanup();

    await open(place, { singleKeys: false });
    key('1');
    key('j');
    key('ArrowDown');
    await waitFor(() => expect(current()?.textContent).toContain('1.3'));
    expect((await body(place))['rating.1.1']).toBeUndefined();
  });

  it('does not change a rating when arrows leave its cells', async () => {
    const place = await village();
    await open(place);
    fireEvent.click(cell('1.1', '一般', 3));
    await waitFor(() => expect(cell('1.1', '一般', 3).getAttribute('aria-checked')).toBe('true'));
    fireEvent.keyDown(cell('1.1', '一般', 3), { key: 'ArrowDown' });
    await waitFor(() => expect(current()?.textContent).toContain('1.3'));
    expect((await body(place))['rating.1.1']).toBe('fair');
  });

  it('opens a comment by C, saves it by itself and keeps it on the folded line', async () => {
    const place = await village();
    await open(place);
    key('c');
    const field = await screen.findByRole('textbox', { name: '1.1 的说明' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    fireEvent.input(field, { target: { value: '两个人说的对不上' } });
    await waitFor(async () => expect((await body(place))['comment.1.1']).toBe('两个人说的对不上'));
    key('j');
    await waitFor(() => expect(current()?.textContent).toContain('1.3'));
    const folded = await screen.findByText('两个人说的对不上', { selector: 'p' });
    expect(folded).toBeTruthy();
    key('k');
    await waitFor(() => expect(current()?.textContent).toContain('1.1'));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '1.1 的说明' }).value).toBe('两个人说的对不上');
  });

  it('offers the type of a unit that has none, and can be used without', async () => {
    const place = await village('');
    await open(place);
    fireEvent.click(cell('1.1', '好', 1));
    await waitFor(async () => expect((await body(place))['rating.1.1']).toBe('good'));
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'countyLeadingBody' } });
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
    expect((await readVisit(place.session, place.visit))?.unit?.body.type).toBe('countyLeadingBody');
    expect((await body(place))['rating.1.1']).toBe('good');
  });

  it('shows conflicts with a way to both sides, and history', async () => {
    const place = await village();
    const { session, visit } = place;
    const line = await readVisit(session, visit);
    if (!line) throw new Error('no visit');
    const edit = { rec: visit, kind: 'visit', parent: line.visit.body.unit, field: 'rating.1.1', seen: [] };
    for (const [author, value] of [
      ['a.0', 'poor'],
      ['b.0', 'good'],
    ] as const) {
      await commit(session.db, [{ ...edit, value }], { author, window: author, now: Date.now() });
    }
    await open(place, { focus: '1.1' });
    fireEvent.click(screen.getByRole('button', { name: '看两处' }));
    expect(onConflict).toHaveBeenCalledWith('rating.1.1', expect.objectContaining({ id: visit }), '1.1 的评定');
    fireEvent.click(screen.getByRole('button', { name: '评定历史' }));
    expect(onHistory).toHaveBeenCalledWith(expect.objectContaining({ id: visit }), 'rating.1.1', '1.1 的评定');
  });

  it('hears of what another window writes about an item further down: its answer, its comment, a disagreement', async () => {
    const place = await village();
    const { session, visit } = place;
    await open(place);
    const line = await readVisit(session, visit);
    if (!line) throw new Error('no visit');
    const write = (author: string, field: string, value: string, seen?: string[]) =>
      commit(
        session.db,
        [{ rec: visit, kind: 'visit', parent: line.visit.body.unit, field, value, ...(seen && { seen }) }],
        { author, window: author, now: Date.now() },
      );
    const row = () => screen.getAllByRole('listitem').find((item) => item.id === 'item-2.1');
    await write('a.0', 'rating.2.1', 'poor');
    await waitFor(() => expect(row()?.textContent).toContain('较差'));
    await write('a.0', 'comment.2.1', '书没拆封');
    await waitFor(() => expect(row()?.textContent).toContain('书没拆封'));
    await write('b.0', 'rating.2.1', 'good', []);
    await waitFor(() => expect(row()?.textContent).toContain('两处评得不一样。'));
    await write('a.0', 'rating.2.1', 'fair');
    await waitFor(() => expect(row()?.textContent).toContain('一般'));
    expect(row()?.textContent).not.toContain('两处评得不一样。');
  });

  it('keeps answers of another version and says so', async () => {
    const place = await village();
    const { session, visit } = place;
    const line = await readVisit(session, visit);
    const edit = { rec: visit, kind: 'visit', parent: line?.visit.body.unit ?? null };
    await session.queue.do([{ ...edit, field: '*', value: { packVersion: '0.9.0', 'rating.99.1': 'poor' } }]);
    await open(place);
    expect(screen.getByText(/按 0\.9\.0 版评/)).toBeTruthy();
    const outside = screen.getByRole('region', { name: /清单以外/ });
    expect(within(outside).getByText('较差')).toBeTruthy();
  });
});

describe('the line at the bottom', () => {
  const drafts = ({ session, visit }: { session: Session; visit: string }) =>
    newestUnder(session.db, visit, 'note', 9, 'draft');
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: /记一条/ });

  it('keeps every key, puts the note down by Enter with its item, and is ready for the next', async () => {
    const place = await village();
    await open(place);
    fireEvent.input(field(), { target: { value: '书记不在' } });
    await waitFor(async () => expect((await drafts(place))[0]?.body.text).toBe('书记不在'));
    // Composing: Enter belongs to the input method.
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    expect(field().value).toBe('书记不在');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(field().value).toBe('');
    await screen.findByRole('button', { name: /^记录 \d\d:\d\d$/ });
    const [note] = await newestUnder(place.session.db, place.visit, 'note', 9);
    expect(note?.body).toMatchObject({ text: '书记不在', how: 'look', source: 'public', 'items.1.1': true });
  });

  it('writes on the item that the words were begun for, also after moving on', async () => {
    const place = await village();
    await open(place);
    fireEvent.input(field(), { target: { value: '书记' } });
    fireEvent.click(screen.getByRole('button', { name: /^2\.1，/ }));
    await waitFor(() => expect(current()?.textContent).toContain('2.1'));
    expect(field().getAttribute('aria-label')).toBe('给 1.1 记一条…');
    fireEvent.keyDown(field(), { key: 'Enter' });
    await waitFor(() => expect(field().getAttribute('aria-label')).toBe('给 2.1 记一条…'));
    await waitFor(async () => expect(await newestUnder(place.session.db, place.visit, 'note', 9)).toHaveLength(1));
    const [note] = await newestUnder(place.session.db, place.visit, 'note', 9);
    expect(note?.body).toMatchObject({ 'items.1.1': true });
    expect(note?.body).not.toHaveProperty(['items.2.1']);
  });

  it('finds unfinished words again when the tab comes back', async () => {
    const place = await village();
    const { view } = await open(place);
    fireEvent.input(field(), { target: { value: '半句' } });
    view.unmount();
    await open(place);
    await waitFor(() => expect(field().value).toBe('半句'));
    expect(await drafts(place)).toHaveLength(1);
  });
});

describe('a visit that went over to a newer version', () => {
  const overTo = async () => {
    const place = await village();
    const { session, visit } = place;
    const lineOf = async () => (await readVisit(session, visit)) ?? fail();
    await keepShownPack(session);
    for (const item of ['1.1', '1.3', '2.1']) await rate(session, (await lineOf()).visit, item, 'poor');
    const reworded = rewordItem(session.pack, '1.1', { question: { zh: '新的一问', en: 'A new question' } });
    const newer = retireItem(reworded, '1.3');
    await keepVersion(session, newer);
    return { place, newer, lineOf, before: session.pack.items[0]?.question.zh ?? '' };
  };
  const fail = () => {
    throw new Error('no visit');
  };

  it('marks what was answered to other words, with those words, and what is retired, with its version', async () => {
    const { place, newer, lineOf, before } = await overTo();
    await goOverTo(place.session, (await lineOf()).visit, newer);
    await open({ ...place, session: { ...place.session, pack: newer } });
    const mark = await screen.findByText('按 1.1.0 版评的，词变了');
    expect(mark.closest('li')?.id).toBe('item-1.1');
    expect(within(mark.closest('details') as HTMLElement).getByText(before, { exact: false })).toBeTruthy();
    const stray = within(screen.getByRole('region', { name: /清单以外/ }));
    expect(stray.getByText(/停用：1\.2\.0 版起/)).toBeTruthy();
    expect(stray.getByText('按 1.1.0 版评的，不再问')).toBeTruthy();
    expect(document.querySelectorAll('details.old-words')).toHaveLength(2);
  });

  it('says what becomes of the score before one goes over', async () => {
    const { place, newer, lineOf } = await overTo();
    const line = await lineOf();
    await show({ ...place, part: () => <NewerVersion line={line} newer={newer} onClose={vi.fn()} /> });
    expect(await screen.findByText(/^分会变：不出分（3\/\d+ 项）变成 不出分（2\/\d+ 项）/)).toBeTruthy();
  });
});
