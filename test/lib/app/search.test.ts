// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { remove, setManner } from '../../../lib/app/notes.ts';
import { searchVisits } from '../../../lib/app/search.ts';
import type { Session } from '../../../lib/app/session.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const found = async (typed: string, limit?: number) =>
  (await searchVisits(session, typed, limit)).hits.map(({ line, pieces }) =>
    pieces ? pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('') : line.unit?.body.name,
  );

describe('a search', () => {
  beforeEach(async () => {
    await writeVisit(session, '河东社区（ＡＢ）', ['看到 ABC 表三份', '问了李姐']);
    await writeVisit(session, '河西村', ['河东来的人说 a.*b']);
  });

  it('finds visits by their unit, and by the words of their notes, newest first', async () => {
    expect(await found('河东')).toEqual(['河东社区（ＡＢ）', '[河东]来的人说 a.*b']);
    expect(await found('河')).toEqual(['河西村', '河东社区（ＡＢ）', '[河]东来的人说 a.*b']);
  });

  it.each([
    ['case', 'abc', ['看到 [ABC] 表三份']],
    ['width', 'ａｂｃ', ['看到 [ABC] 表三份']],
    ['several words, in any order', '三份 abc', ['看到 [ABC] 表[三份]']],
    ['words of which one is missing', '三份 四份', []],
    ['white space at the ends', '  李姐\u3000', ['问了[李姐]']],
    ['signs that mean something elsewhere', 'a.*b', ['河东来的人说 [a.*b]']],
    ['signs that would match there', 'A.C', []],
    ['a bracket', '（ab', ['河东社区（ＡＢ）']],
    ['half an emoji', '\ud83d', []],
    ['5,000 characters', '河'.repeat(5000), []],
    ['nothing', ' \n', []],
  ])('minds not, or minds, %s', async (_, typed, hits) => {
    expect(await found(typed)).toEqual(hits);
  });
});

describe('the words around a match', () => {
  it('are the note’s own, where folding changes their length too', async () => {
    await writeVisit(session, '甲', ['İİİİ 村口', '㈱㈱ 村尾Ａ']);
    expect(await found('村口')).toEqual([expect.stringMatching(/\[村口\]$/)]);
    expect(await found('尾a')).toEqual([expect.stringMatching(/\[尾Ａ\]$/)]);
  });

  it('never begin or end with half a character', async () => {
    await writeVisit(session, '甲', [`${'😀'.repeat(9)}。村${'。'.repeat(15)}😀`]);
    const { hits } = await searchVisits(session, '村');
    const said = hits[0]?.pieces?.map(({ text }) => text).join('') ?? '';
    expect(said).not.toMatch(/\p{Cs}/u);
    expect(said).toMatch(/😀。村/u);
  });

  it('may come from what was quoted', async () => {
    const { visit } = await writeVisit(session, '甲', []);
    const at = { device: 1, offset: 0, zone: 'UTC' };
    const quote = { text: '文件要求每日上报', title: '', address: '', at };
    const edit = { rec: session.newId(), kind: 'note', parent: visit, field: '*', value: { text: '', quote } };
    await session.queue.do([edit]);
    expect(await found('每日')).toEqual(['文件要求[每日]上报']);
  });
});

describe('what is found', () => {
  it('says when there is more', async () => {
    await writeVisit(session, '甲', ['村一', '村二', '村三']);
    const { hits, more } = await searchVisits(session, '村', 2);
    expect(hits.map(({ note }) => note?.body.text)).toEqual(['村三', '村二']);
    expect(more).toBe(true);
    expect((await searchVisits(session, '村', 3)).more).toBe(false);
  });

  it('leaves out what was taken away, which does not stand in the way of the rest either', async () => {
    await writeVisit(session, '甲', ['村里的旧话']);
    const { visit, notes } = await writeVisit(session, '乙', ['村一', '村二', '村三']);
    const note = await getRecord(session.db, 'note', notes[0] ?? '');
    if (note) await remove(session, note);
    expect((await searchVisits(session, '村', 9)).hits).toHaveLength(3);
    const gone = await getRecord(session.db, 'visit', visit);
    if (gone) await remove(session, gone);
    expect(await found('村', 1)).toEqual(['[村]里的旧话']);
  });
});

it('says of a note whether its source is protected', async () => {
  const { notes } = await writeVisit(session, '甲', ['补助没发', '补助少了']);
  const note = await getRecord(session.db, 'note', notes[0] ?? '');
  if (!note) throw new Error('no note');
  await setManner(session, note, { source: 'backToBack' });
  const { hits } = await searchVisits(session, '补助');
  expect(hits.map((hit) => [hit.note?.body.text, hit.guarded]).sort()).toEqual([
    ['补助少了', false],
    ['补助没发', true],
  ]);
});
