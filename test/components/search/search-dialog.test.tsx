import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SearchDialog } from '../../../components/search/search-dialog.tsx';
import { SearchHead } from '../../../components/search/search-head.tsx';
import { SearchGoes } from '../../../components/search/search-says.tsx';
import { query } from '../../../components/search/use-search.ts';
import { searchOf } from '../../../lib/app/desk/search.ts';
import { remove, setManner } from '../../../lib/app/notes.ts';
import { creation, type Session } from '../../../lib/app/session.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { FakeSearchWorker } from '../../fixtures/search-worker.ts';
import { stage } from '../../fixtures/stage.tsx';

const workers = vi.hoisted((): FakeSearchWorker[] => []);
vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../lib/platform/workers.ts', () => ({
  packagedWorker: () => {
    const worker = new FakeSearchWorker();
    workers.push(worker);
    return worker;
  },
}));

const { search } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  workers.length = 0;
  query.value = '';
});
afterEach(() => {
  cleanup();
  searchOf(session).close();
  vi.restoreAllMocks();
});

async function show() {
  const closed = vi.fn();
  const staged = stage(session, () => <SearchDialog onClose={closed} />);
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: search.title });
  await vi.waitFor(() => expect(searchOf(session).state.is).toBe('ready'));
  return { ...staged, closed, field, type: (text: string) => fireEvent.input(field, { target: { value: text } }) };
}
const hits = () => [...document.querySelectorAll<HTMLElement>('.hit')];
const marked = () => [...document.querySelectorAll('mark')].map((mark) => mark.textContent);
const press = (key: string, more = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

/** So many notes of one visit, straight into the store. */
async function writeMany(count: number) {
  const { visit } = await writeVisit(session, '青石镇河东社区', []);
  const at = { device: Date.UTC(2023, 10, 14, 1, 52), offset: 480, zone: 'Asia/Shanghai' };
  const body = { how: 'look', source: 'public', at };
  const notes = Array.from({ length: count }, (_, number) =>
    creation(session.newId(), 'note', visit, { ...body, text: `第${number}条：没有自学记录` }),
  );
  await session.queue.do(notes);
  return visit;
}

describe('the search', () => {
  it('says what can be searched while nothing is asked, also for white space and signs that nobody sees', async () => {
    await writeVisit(session, '河东村', ['没有自学记录']);
    const { type } = await show();
    for (const text of ['', '   ', '\u200b']) {
      type(text);
      await screen.findByText(search.scope(search.listed(['单位 1', '走访 1', '记录 1', '督导组 1', '专项 1'])));
    }
    expect(hits()).toEqual([]);
  });

  it('says so where there is nothing at all yet', async () => {
    await show();
    await screen.findByText(search.nothingYet);
  });

  it('marks the words in the text as it was written, with the unit and the time', async () => {
    await writeVisit(session, '青石镇河东社区', ['书单有ＡＢ两份，个人自学没有记录']);
    const { type } = await show();
    type('自学 ab');
    await vi.waitFor(() => expect(marked()).toEqual(['ＡＢ', '自学']));
    const group = screen.getByRole('region', { name: search.kindCount(search.kinds.note, '1') });
    expect(within(group).getByRole('button').textContent).toMatch(/^书单有.*青石镇河东社区\d{4}-\d\d-\d\d \d\d:\d\d$/);
  });

  it('says what was searched in vain, and only the beginning of a long query', async () => {
    await writeVisit(session, '河东村', ['没有自学记录']);
    const { type } = await show();
    type('没有这样的字');
    await screen.findByText(search.none('没有这样的字'));
    await screen.findByText(search.searched(search.listed(['单位 1', '走访 1', '记录 1', '督导组 1', '专项 1'])));
    type(`${'😀'.repeat(2500)}`);
    await screen.findByText(search.none(`${'😀'.repeat(40)}…`));
    type('.*+?^$(){}|[]\\');
    await screen.findByText(search.none('.*+?^$(){}|[]\\'));
    type('\ud83d');
    await screen.findByText(search.none('\ud83d'));
  });

  it('lists the newest few of each kind, says of how many, and shows more where one goes on reading', async () => {
    await writeMany(450);
    const { type } = await show();
    type('自学');
    await screen.findByText(search.firstOf('10', '450'));
    expect(hits()[0]?.textContent).toContain('第449条');
    fireEvent.click(screen.getByRole('button', { name: search.seeAll(search.kinds.note, '450') }));
    await screen.findByText(search.firstOf('200', '450'));
    expect([hits().length, hits().indexOf(document.activeElement as HTMLElement)]).toEqual([200, 10]);
    fireEvent.click(screen.getByRole('button', { name: search.more('200') }));
    await screen.findByText(search.firstOf('400', '450'));
    fireEvent.click(screen.getByRole('button', { name: search.more('50') }));
    await vi.waitFor(() => expect(hits()).toHaveLength(450));
    expect(hits().indexOf(document.activeElement as HTMLElement)).toBe(400);
    expect(screen.queryByText(/^先列/)).toBeNull();
  });

  it('shows one kind alone, and goes back to all with the next word', async () => {
    await writeVisit(session, '自学村', ['没有自学记录']);
    const { type } = await show();
    type('自学');
    const button = (name: string) => screen.findByRole('button', { name });
    fireEvent.click(await button(search.kindCount(search.kinds.unit, '1')));
    await vi.waitFor(() => expect(hits().map(({ textContent }) => textContent)).toEqual(['自学村']));
    expect((await button(search.kindCount(search.kinds.unit, '1'))).getAttribute('aria-pressed')).toBe('true');
    type('自');
    await vi.waitFor(() => expect(hits()).toHaveLength(2));
  });

  it('shows a note told back to back as protected, without its time', async () => {
    const { notes } = await writeVisit(session, '河东村', ['书记从没讲过党课']);
    const note = await getRecord(session.db, 'note', notes[0] ?? '');
    if (note) await setManner(session, note, { source: 'backToBack', speaker: 'staff' });
    const { type } = await show();
    type('党课');
    await screen.findByText(search.guarded);
    expect(hits()[0]?.textContent).not.toMatch(/\d\d:\d\d|工作人员/);
  });

  it('shows what was written meanwhile', async () => {
    const { visit } = await writeVisit(session, '河东村', ['没有自学记录']);
    const { type } = await show();
    type('自学');
    await vi.waitFor(() => expect(hits()).toHaveLength(1));
    await session.queue.do([
      creation(session.newId(), 'note', visit, { text: '自学笔记是抄的', how: 'look', source: 'public' }),
    ]);
    await vi.waitFor(() => expect(hits()).toHaveLength(2));
  });
});

describe('by keyboard', () => {
  it('walks from the field through the hits and back, by J and K too, and goes into the field by / and Ctrl+K', async () => {
    await writeVisit(session, '自学村', ['自学一', '自学二']);
    const { type, field } = await show();
    type('自学');
    await vi.waitFor(() => expect(hits()).toHaveLength(3));
    field.focus();
    press('j');
    expect(document.activeElement).toBe(field);
    const steps = [
      ['ArrowDown', 0],
      ['j', 1],
      ['ArrowDown', 2],
      ['k', 1],
      ['End', 2],
      ['Home', 0],
    ] as const;
    for (const [key, at] of steps) {
      press(key);
      expect(hits().indexOf(document.activeElement as HTMLElement)).toBe(at);
    }
    press('ArrowUp');
    expect(document.activeElement).toBe(field);
    press('ArrowDown');
    press('/');
    expect(document.activeElement).toBe(field);
    press('ArrowDown');
    press('k', { ctrlKey: true });
    expect(document.activeElement).toBe(field);
  });

  it('opens a hit where it lives: a note in its visit, a unit, the first one by Enter in the field', async () => {
    const { visit, notes } = await writeVisit(session, '自学村', ['没有自学记录']);
    const { type, app, closed } = await show();
    type('自学');
    await vi.waitFor(() => expect(hits()).toHaveLength(2));
    press('Enter');
    const unit = (await getRecord(session.db, 'visit', visit))?.body.unit;
    expect(app.go).toHaveBeenLastCalledWith({ screen: 'desk', page: 'units', open: unit });
    hits()[1]?.click();
    expect(app.go).toHaveBeenLastCalledWith({ screen: 'desk', page: 'visits', open: visit, focus: notes[0] });
    expect(closed).toHaveBeenCalledTimes(2);
  });

  it('opens what was typed last, also where Enter comes before its answer', async () => {
    const { visit, notes } = await writeVisit(session, '河东村', ['路灯坏了', '没有自学记录']);
    const { type, app } = await show();
    type('自学');
    await vi.waitFor(() => expect(hits()).toHaveLength(1));
    type('路灯');
    press('Enter');
    await vi.waitFor(() => expect(app.go).toHaveBeenCalledOnce());
    expect(app.go).toHaveBeenLastCalledWith({ screen: 'desk', page: 'visits', open: visit, focus: notes[0] });
  });

  it('keeps the focus among the hits where the one that had it is gone', async () => {
    const { notes } = await writeVisit(session, '河东村', ['自学一', '自学二']);
    const { type, field } = await show();
    type('自学');
    await vi.waitFor(() => expect(hits()).toHaveLength(2));
    press('ArrowDown');
    for (const [left, note] of [notes[1], notes[0]].entries()) {
      const found = await getRecord(session.db, 'note', note ?? '');
      if (found) await remove(session, found);
      await vi.waitFor(() => expect(hits()).toHaveLength(1 - left));
      expect(document.activeElement).toBe(hits()[0] ?? field);
    }
  });

  it('a note that stands in no visit yet says where it is, and leads nowhere', async () => {
    await session.queue.do([
      creation(session.newId(), 'note', null, { text: '摘下的自学', how: 'look', source: 'public' }),
    ]);
    const { type, app, closed } = await show();
    type('自学');
    await screen.findByText(search.inbox);
    press('Enter');
    expect([vi.mocked(app.go).mock.calls, closed.mock.calls]).toEqual([[], []]);
  });

  it('closes by Escape at once, and keeps what was asked for the next time', async () => {
    await writeVisit(session, '自学村', []);
    const { type, closed } = await show();
    type('自学');
    press('Escape');
    expect(closed).toHaveBeenCalledOnce();
    cleanup();
    const { field } = await show();
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['自学', 0, 2]);
    await vi.waitFor(() => expect(hits()).toHaveLength(1));
  });
});

describe('a search that breaks off', () => {
  it('is told, and goes on by itself', async () => {
    await writeVisit(session, '自学村', []);
    const { type } = await show();
    type('自学');
    await vi.waitFor(() => expect(hits()).toHaveLength(1));
    act(() => workers[0]?.die());
    expect(screen.getByRole('alert').textContent).toBe(search.restarted);
    await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    type('村');
    await vi.waitFor(() => expect(marked()).toEqual(['村']));
  });

  it('waits for a person once it has broken off again and again', async () => {
    await writeVisit(session, '自学村', []);
    const { type } = await show();
    act(() => {
      for (let times = 0; times < 4; times++) workers.at(-1)?.die();
    });
    expect(screen.getByRole('alert').textContent).toContain(search.down);
    fireEvent.click(screen.getByRole('button', { name: search.restart }));
    type('自学');
    await vi.waitFor(() => expect(hits()).toHaveLength(1));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says how far it has read only where that lasts', () => {
    vi.useFakeTimers();
    const state = { is: 'reading', read: 1500, all: 100_000, restarted: false, version: 1 } as const;
    stage(session, () => <SearchGoes state={state} onRestart={() => undefined} />);
    expect(screen.queryByText(/1,500/)).toBeNull();
    act(() => void vi.advanceTimersByTime(600));
    expect(screen.getByText(search.reading('1,500', '100,000'))).toBeTruthy();
    vi.useRealTimers();
  });
});

describe('the way there', () => {
  it('is Ctrl+K from anywhere, / outside of fields, and a button', async () => {
    const shown = () => screen.queryByRole('dialog', { name: search.title });
    stage(session, () => (
      <>
        <SearchHead />
        <input aria-label="other" />
      </>
    ));
    const other = screen.getByLabelText('other');
    other.focus();
    expect(press('/')).toBe(true);
    expect(shown()).toBeNull();
    press('k', { ctrlKey: true });
    await vi.waitFor(() => expect(shown()).not.toBeNull());
    press('Escape');
    await vi.waitFor(() => expect(shown()).toBeNull());
    expect(document.activeElement).toBe(other);
    other.blur();
    press('/');
    await vi.waitFor(() => expect(shown()).not.toBeNull());
    press('Escape');
    fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${search.hint}`) }));
    await vi.waitFor(() => expect(shown()).not.toBeNull());
  });
});
