// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rate } from '../../../../lib/app/checklist.ts';
import { type Answer, LiveSearch } from '../../../../lib/app/desk/search.ts';
import { attach } from '../../../../lib/app/evidence.ts';
import { beginNote, remove, setManner } from '../../../../lib/app/notes.ts';
import { creation, openSession, type Session } from '../../../../lib/app/session.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { FakeSearchWorker } from '../../../fixtures/search-worker.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let workers: FakeSearchWorker[];
let search: LiveSearch;
const got: { answer: Answer | null } = { answer: null };
const last = () => got.answer;
beforeEach(async () => {
  ({ session } = await freshProfile());
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  workers = [];
  got.answer = null;
});
afterEach(() => {
  search.close();
  vi.restoreAllMocks();
});

function begin(): LiveSearch {
  search = new LiveSearch(session.db, () => {
    const worker = new FakeSearchWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  search.onAnswer((next) => {
    got.answer = next;
  });
  return search;
}
const ready = () => vi.waitFor(() => expect(search.state.is).toBe('ready'), { timeout: 5000 });

/** Asks until the answer is what was expected, as the screen does whenever something has changed. */
const finds = (query: string, ids: readonly string[]) =>
  vi.waitFor(
    async () => {
      got.answer = null;
      search.ask(query, { only: null, limit: 50 });
      await vi.waitFor(() => expect(last()?.query).toBe(query));
      expect(last()?.found.groups.flatMap(({ hits }) => hits.map(({ id }) => id))).toEqual(ids);
    },
    { timeout: 5000 },
  );
const hitOf = () => got.answer?.found.groups[0]?.hits[0];

async function noteOf(id: string) {
  const found = await getRecord(session.db, 'note', id);
  if (!found) throw new Error('no note');
  return found;
}

describe('the search of a page', () => {
  it('reads what the store holds, with the unit and day of each note', async () => {
    const { visit, notes } = await writeVisit(session, '青石镇河东社区', ['只有签到表', '没有自学记录']);
    begin();
    await ready();
    await finds('自学', [notes[1] ?? '']);
    expect(hitOf()).toMatchObject({ kind: 'note', visit: { id: visit }, unit: { name: '青石镇河东社区' } });
    expect(search.state.read).toBe(search.state.all);
  });

  it.each([
    ['finding', { problem: '清单没有数量', measure: '补上时限' }, '时限'],
    ['tag', { tag: 'F08', status: 'suspected', peopleSaid: '没见过书' }, '没见过'],
    ['topic', { topic: '停水', supplied: '协调水务所' }, '水务'],
    ['evidence', { name: 'IMG 1.jpg', caption: '宣传栏' }, '宣传栏'],
    ['case', { side: 'negative', facts: '摆拍', lesson: '不看照片' }, '不看照片'],
  ] as const)('finds words of a %s', async (kind, body, word) => {
    const { visit } = await writeVisit(session, '河东村', []);
    const id = session.newId();
    const at = { device: Date.UTC(2023, 10, 14, 1, 52), offset: 480, zone: 'Asia/Shanghai' };
    await session.undo.act('named', [creation(id, kind, visit, { ...body, at } as never)]);
    begin();
    await ready();
    await finds(word, [id]);
    expect(hitOf()).toMatchObject({ kind, on: '2023-11-14 09:52' });
  });

  it('knows what was written, changed and taken away since, here and in another window, without reading all again', async () => {
    const { visit, notes } = await writeVisit(session, '河东村', ['没有自学记录']);
    begin();
    await ready();
    const other = await openSession('panel');
    const { notes: more } = await writeVisit(other, '白马村', ['自学笔记是抄的']);
    await finds('自学', [more[0] ?? '', notes[0] ?? '']);
    await remove(other, await noteOf(more[0] ?? ''));
    await finds('自学', [notes[0] ?? '']);
    await session.undo.undo();
    const found = await getRecord(session.db, 'visit', visit);
    if (found) await remove(session, found);
    await finds('自学', []);
    await session.undo.undo();
    await finds('自学', [notes[0] ?? '']);
    expect(workers[0]?.heard.filter(({ is }) => is === 'clear')).toHaveLength(1);
    other.close();
  });

  it('finds a note told back to back and shows neither its time nor a speaker', async () => {
    const { notes } = await writeVisit(session, '河东村', ['书记从没讲过党课']);
    await setManner(session, await noteOf(notes[0] ?? ''), { source: 'backToBack', speaker: 'staff' });
    begin();
    await ready();
    await finds('党课', notes);
    expect(hitOf()).toMatchObject({ guarded: true, on: '' });
    expect(JSON.stringify(got)).not.toContain('staff');
    const said = workers[0]?.heard.flatMap(({ records = [] }) => records).find(({ id }) => id === notes[0]);
    expect(said).toMatchObject({ guarded: true, on: '' });
    await finds('staff', []);
  });

  it('marks a finding that was made from a note told back to back, also one marked so later', async () => {
    const { visit, notes } = await writeVisit(session, '河东村', ['书记从没讲过党课']);
    const [note = ''] = notes;
    const at = { device: Date.UTC(2023, 10, 14, 1, 52), offset: 480, zone: 'Asia/Shanghai' };
    const id = session.newId();
    const body = { problem: '补助没发', at, [`notes.${note}`]: true };
    await session.queue.do([creation(id, 'finding', visit, body)]);
    begin();
    await ready();
    await finds('补助', [id]);
    expect(hitOf()?.guarded).toBeFalsy();
    await setManner(session, await noteOf(note), { source: 'backToBack' });
    await vi.waitFor(async () => {
      await finds('补助', [id]);
      expect(hitOf()).toMatchObject({ guarded: true, on: '' });
    });
    search.close();
    begin();
    await ready();
    await finds('补助', [id]);
    expect(hitOf()).toMatchObject({ guarded: true });
  });

  it('marks the evidence of a note told back to back, also one marked or linked so later', async () => {
    const { visit, notes } = await writeVisit(session, '河东村', ['书记从没讲过党课']);
    const [note = ''] = notes;
    const file = (name: string) => new File([name], name, { type: 'text/plain' });
    const first = await attach(session, visit, file('照片一.txt'), { kind: 'note', id: note });
    begin();
    await ready();
    await finds('照片一', [first]);
    expect(hitOf()?.guarded).toBeFalsy();
    const guarded = (query: string, id: string) =>
      vi.waitFor(async () => {
        await finds(query, [id]);
        expect(hitOf()).toMatchObject({ guarded: true, on: '' });
      });
    await setManner(session, await noteOf(note), { source: 'backToBack' });
    await guarded('照片一', first);
    const second = await attach(session, visit, file('照片二.txt'), { kind: 'note', id: note });
    await guarded('照片二', second);
    search.close();
    begin();
    await ready();
    await guarded('照片一', first);
    await setManner(session, await noteOf(note), { source: 'public' });
    await vi.waitFor(async () => {
      await finds('照片一', [first]);
      expect(hitOf()?.guarded).toBeFalsy();
    });
  });

  it('leaves out what is being written', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    begin();
    await ready();
    beginNote(session, visit, '正写着自学', { how: 'look', source: 'public', items: [] });
    await session.queue.flush();
    const { notes } = await writeVisit(session, '白马村', ['后写的']);
    await finds('后写的', notes);
    await finds('自学', []);
  });

  it('leaves out what stood under a visit that was taken away before', async () => {
    const { visit } = await writeVisit(session, '河东村', ['没有自学记录']);
    const found = await getRecord(session.db, 'visit', visit);
    if (found) await remove(session, found);
    begin();
    await ready();
    await finds('自学', []);
  });

  it('reads more than it takes at a time, to the very first', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    const texts = Array.from({ length: 1100 }, (_, at) => ({ text: `第${at}条`, how: 'look', source: 'public' }));
    await session.queue.do(texts.map((body) => creation(session.newId(), 'note', visit, body)));
    begin();
    await ready();
    search.ask('条', { only: null, limit: 2000 });
    await vi.waitFor(() => expect(last()?.query).toBe('条'));
    const [group] = last()?.found.groups ?? [];
    expect([group?.count, new Set(group?.hits.map(({ id }) => id)).size]).toEqual([1100, 1100]);
    expect(group?.hits.at(-1)?.passages[0]?.pieces[0]?.text).toBe('第0');
  });

  it('finds a comment of an item, and says which', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    const found = await getRecord(session.db, 'visit', visit);
    if (found) await rate(session, found, '2.1', 'poor');
    await session.queue.do([{ rec: visit, kind: 'visit', parent: null, field: 'comment.2.1', value: '签到表是补的' }]);
    begin();
    await ready();
    await finds('补的', [visit]);
    expect(hitOf()?.passages[0]).toMatchObject({ field: 'comment', member: '2.1' });
  });
});

describe('a worker that breaks off', () => {
  it('is told and started again, and answers as before', async () => {
    const { notes } = await writeVisit(session, '河东村', ['没有自学记录']);
    begin();
    await ready();
    workers[0]?.die();
    expect(search.state).toMatchObject({ is: 'reading', restarted: true });
    await finds('自学', notes);
    await ready();
    expect([workers.length, search.state.restarted]).toEqual([2, false]);
  });

  it('is not started for ever; a person can', async () => {
    begin();
    for (let times = 0; times < 4; times++) workers.at(-1)?.die();
    expect([search.state.is, workers.length]).toEqual(['down', 4]);
    workers.at(-1)?.die();
    expect(workers).toHaveLength(4);
    search.restart();
    await ready();
    await finds('自学', []);
  });

  it('is one that says what was not agreed, or nothing at all', async () => {
    begin();
    await ready();
    workers[0]?.say({ is: 'found', ask: 1 });
    expect(workers).toHaveLength(2);
    await ready();
    vi.useFakeTimers();
    const worker = workers[1];
    if (worker) worker.silent = true;
    search.ask('自学', { only: null, limit: 5 });
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    expect(workers).toHaveLength(3);
    expect(worker?.ended).toBeGreaterThan(0);
  });

  it('is ended with the page, and hears nothing more', async () => {
    begin();
    await ready();
    search.close();
    const heard = workers[0]?.heard.length;
    await writeVisit(session, '河东村', ['没有自学记录']);
    expect(workers[0]?.ended).toBeGreaterThan(0);
    expect(workers[0]?.heard).toHaveLength(heard ?? 0);
  });
});

describe('quick typing', () => {
  it('asks one question at a time and only the newest of those that wait', async () => {
    begin();
    await ready();
    for (const query of ['自', '自学', '自学记', '自学记录']) search.ask(query, { only: null, limit: 5 });
    await vi.waitFor(() => expect(last()?.query).toBe('自学记录'));
    const asked = workers[0]?.heard.filter(({ is }) => is === 'ask').map(({ query }) => query);
    expect(asked).toEqual(['自', '自学记录']);
  });
});
