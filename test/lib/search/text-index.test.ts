// @vitest-environment node
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { foldForSearch, wordsOf } from '../../../lib/search/fold.ts';
import type { SearchRecord } from '../../../lib/search/record.ts';
import { TextIndex } from '../../../lib/search/text-index.ts';
import { anyText, record } from './records.ts';
import { runs } from './runs.ts';

const ALL = { only: null, limit: Number.MAX_SAFE_INTEGER };
let index: TextIndex;
beforeEach(() => {
  index = new TextIndex();
});
const ids = (query: string) => index.search(query, ALL).groups.flatMap(({ hits }) => hits.map(({ id }) => id));

/** What a search finds by its very definition: every word stands in one of the texts, all of them folded. */
function naive(records: readonly SearchRecord[], query: string): string[] {
  const words = foldForSearch(query).trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  return records
    .filter(({ texts }) => words.every((word) => texts.some(({ text }) => foldForSearch(text).includes(word))))
    .map(({ id }) => id);
}

const someRecords = fc
  .array(fc.array(anyText, { minLength: 1, maxLength: 3 }), { maxLength: 8 })
  .map((all) => all.map((texts, at) => record(`id${at}`, texts)));

describe('wordsOf', () => {
  it('parts a query by white space, folds each word, and leaves out what another word asks for', () => {
    expect(wordsOf(' 学　学习\nＡＢ 学习 ')).toEqual(['学习', 'ab']);
  });
});

describe('search', () => {
  it('finds exactly what includes finds in the folded texts, newest first', () => {
    fc.assert(
      fc.property(someRecords, anyText, fc.nat(), (records, typed, from) => {
        const index = new TextIndex();
        index.put(records);
        // A piece of what is there, so that something is found.
        const whole = records.flatMap(({ texts }) => texts.map(({ text }) => text)).join(' ');
        for (const query of [typed, whole.slice(from % (whole.length + 1)).slice(0, 4)]) {
          const found = index.search(query, ALL);
          const hits = found.groups.flatMap((group) => group.hits);
          expect(hits.map(({ id }) => id)).toEqual(naive(records, query).toReversed());
          expect(found.groups[0]?.count ?? 0).toBe(hits.length);
          for (const { passages } of hits) expect(passages.length).toBeGreaterThan(0);
        }
      }),
      runs(1000),
    );
  });

  it('holds what was put in last, in whatever order records came, changed and went', () => {
    const act = fc.tuple(fc.nat(9), fc.option(anyText));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), anyText, (acts, query) => {
        const index = new TextIndex();
        const held = new Map<string, SearchRecord>();
        for (const [at, text] of acts) {
          const id = `id${at}`;
          if (text === null) held.delete(id);
          else held.set(id, record(id, [text]));
          if (text === null) index.drop([id]);
          else index.put([record(id, [text])]);
        }
        const newestFirst = [...held.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
        const found = index.search(query, ALL);
        expect(found.groups.flatMap(({ hits }) => hits.map(({ id }) => id))).toEqual(naive(newestFirst, query));
        expect(found.searched.note ?? 0).toBe(held.size);
      }),
      runs(),
    );
  });

  it.each(['.*', '[a-z]+', '^学$', '(', '\\', '{2}', '|', '?', '$&'])('takes %s for what it is', (signs) => {
    index.put([record('1', [`写着 ${signs} 的一条`]), record('2', ['abc 学习 aa'])]);
    expect(ids(signs)).toEqual(['1']);
  });

  it.each(['', '   ', '\u3000\n\t', '\u200b\u200d\ufeff', '\u00ad'])('finds nothing for %j and says so', (query) => {
    index.put([record('1', ['学\u200b习 \u3000'])]);
    expect(index.search(query, ALL)).toEqual({ asked: false, groups: [], searched: { note: 1 } });
  });

  it('finds one sign, and 5,000; in a name with signs that nobody sees; by half a pair as includes does', () => {
    const long = '学习笔记'.repeat(1250);
    index.put([record('1', [`开头${long}`]), record('2', ['软\u00ad件\u200b部 😀'])]);
    expect([ids('学'), ids(long), ids(`${long}学`), ids('软件部'), ids('\ud83d')]).toEqual([
      ['1'],
      ['1'],
      [],
      ['2'],
      ['2'],
    ]);
    const [passage] = index.search('\ude00', ALL).groups[0]?.hits[0]?.passages ?? [];
    expect(passage?.pieces.at(-1)).toEqual({ text: '😀', hit: true });
  });

  it('wants every word, in any field of one record', () => {
    index.put([record('1', ['签到表', '没有笔记']), record('2', ['签到表']), record('3', ['没有笔记'])]);
    expect([ids('笔记 签到'), ids('笔记　签到'), ids('笔记签到')]).toEqual([['1'], ['1'], []]);
    expect(ids('表\n没')).toEqual(['1']);
    expect(ids('表没')).toEqual([]);
  });

  it('counts every kind, and gives as many hits as were asked for, of one kind or of all', () => {
    index.put(Array.from({ length: 30 }, (_, at) => record(`n${String(at).padStart(2, '0')}`, ['学习'])));
    index.put([record('v', ['学习安排'], { kind: 'visit' }), record('u', ['学习强国中心'], { kind: 'unit' })]);
    const { groups, searched } = index.search('学习', { only: null, limit: 5 });
    expect(groups.map(({ kind, count, hits }) => [kind, count, hits.length])).toEqual([
      ['unit', 1, 1],
      ['visit', 1, 1],
      ['note', 30, 5],
    ]);
    expect(groups[2]?.hits.map(({ id }) => id)).toEqual(['n29', 'n28', 'n27', 'n26', 'n25']);
    expect(searched).toEqual({ unit: 1, visit: 1, note: 30 });
    const notes = index.search('学习', { only: 'note', limit: 20 }).groups;
    expect(notes.map(({ count, hits }) => [count, hits.length])).toEqual([
      [1, 0],
      [1, 0],
      [30, 20],
    ]);
  });
});

describe('where a hit stands', () => {
  beforeEach(() =>
    index.put([
      record('u1', ['河东村'], { kind: 'unit', texts: [{ field: 'name', text: '河东村' }] }),
      record('v1', [], { kind: 'visit', parent: 'u1', on: '2023-11-14 09:38' }),
      record('n1', ['自学'], { parent: 'v1', on: '2023-11-14 09:52' }),
      record('f1', [], { kind: 'finding', parent: 'u1' }),
      record('s1', ['自学补上了'], { kind: 'step', parent: 'f1' }),
    ]),
  );
  const hit = (query: string) => index.search(query, ALL).groups[0]?.hits[0];

  it('is told with the visit and the unit above it', () => {
    expect(hit('自学')).toMatchObject({ visit: { id: 'v1', on: '2023-11-14' }, unit: { id: 'u1', name: '河东村' } });
    expect(hit('补上')).toMatchObject({ visit: null, parent: 'f1', unit: { id: 'u1' } });
  });

  it('shows no time of a note that was told back to back', () => {
    index.put([record('n1', ['自学'], { parent: 'v1', on: '2023-11-14 09:52', guarded: true })]);
    expect(hit('自学')).toMatchObject({ guarded: true, on: '' });
  });

  it('follows a unit to the one that it was merged into, also in a circle or to one that is gone', () => {
    const unit = (id: string, name: string, into?: string) =>
      record(id, [], { kind: 'unit', texts: [{ field: 'name', text: name }], ...(into && { into }) });
    index.put([unit('u1', '河东村', 'u2'), unit('u2', '河东社区')]);
    expect(hit('自学')?.unit).toEqual({ id: 'u2', name: '河东社区', gone: false });
    index.put([unit('u2', '河东社区', 'u1')]);
    expect(hit('自学')?.unit?.id).toBe('u1');
    index.put([unit('u0', '青石镇', 'u1'), unit('u1', '河东村', 'u0')]);
    expect(hit('自学')?.unit?.id).toBe('u0');
    index.put([unit('u0', '青石镇'), unit('u1', '河东村', 'u2')]);
    index.put([{ ...unit('u2', '河东社区'), gone: true }]);
    expect(hit('自学')?.unit).toMatchObject({ id: 'u1', name: '河东村' });
  });

  it('is none once its visit or finding was taken away, and is one again when that is put back', () => {
    const visit = record('v1', ['安排'], { kind: 'visit', parent: 'u1' });
    index.put([{ ...visit, gone: true }, record('f1', [], { kind: 'finding', parent: 'u1', gone: true })]);
    expect([ids('自学'), ids('安排')]).toEqual([[], []]);
    index.put([visit]);
    expect([ids('自学'), ids('安排')]).toEqual([['n1'], ['v1']]);
  });

  it('keeps its unit by name when the unit was taken away', () => {
    const gone = record('u1', [], { kind: 'unit', gone: true, texts: [{ field: 'name', text: '河东村' }] });
    index.put([gone]);
    expect(ids('河东')).toEqual([]);
    expect(hit('自学')?.unit?.name).toBe('河东村');
  });

  it('is gone with everything once the index is cleared', () => {
    index.clear();
    expect(index.search('自学', ALL)).toEqual({ asked: true, groups: [], searched: {} });
  });
});
