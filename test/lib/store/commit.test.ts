// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyChange } from '../../../lib/changes/verify-change.ts';
import { commit } from '../../../lib/store/commit.ts';
import type { Database } from '../../../lib/store/schema.ts';
import { hlcOf, idOf } from '../changes/builders.ts';
import { contentsOf, editOf, freshStore, NOTE, NOW, rowsThatLie, several, VISIT, write, writerAt } from './stage.ts';

let db: Database;
beforeEach(async () => {
  db = await freshStore();
});

describe('one transaction', () => {
  it('writes the change and the record that it changes', async () => {
    const { change } = await write(db, editOf('看到'));
    expect(verifyChange((await contentsOf(db)).changes[0])).toMatchObject({ id: change.id, field: 'text', sup: [] });
    expect(await db.records.get(NOTE)).toMatchObject({
      parent: VISIT,
      shelf: 'live',
      month: '2026-11',
      body: { text: '看到' },
      heads: { text: [change.id] },
      conflicts: [],
    });
  });

  it('leaves out of a name what nobody sees, and lets a text be', async () => {
    const named = editOf('安\u200b娜\u202e', { rec: idOf(9), kind: 'member', parent: null, field: 'name' });
    const both = { ...named, rec: idOf(8), field: '*', value: { name: '本\n某', role: 'lead' } };
    await commit(db, [named, both, editOf('一\n二\u200e')], writerAt(NOW));
    const bodies = await db.records.bulkGet([idOf(9), idOf(8), NOTE]);
    expect(bodies.map((row) => row?.body)).toMatchObject([
      { name: '安娜' },
      { name: '本 某' },
      { text: '一\n二\u200e' },
    ]);
  });

  it.each(['records', 'changes', 'meta'] as const)('writes nothing at all when %s can’t be written', async (table) => {
    await write(db, editOf('一'));
    const before = await contentsOf(db);
    const fail = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    if (table === 'meta') db.meta.hook('updating', fail);
    else db[table].hook('creating', fail);
    const edits = [editOf('二'), editOf('三', { rec: idOf(2) })];
    await expect(commit(db, edits, writerAt(NOW))).rejects.toMatchObject({ reason: 'diskFull' });
    expect(await contentsOf(db)).toEqual(before);
  });

  it.each([
    ['an unknown field', editOf('x', { field: 'nonsense' }), 'nonsense'],
    ['a bad value', editOf(7), 'text'],
    ['an unknown kind', editOf('x', { kind: 'spell' }), 'text'],
    ['one of several', several({ text: 'ok', how: 'smell' }), 'how'],
    ['several that are none', several({}), '*'],
    ['several that are no object', editOf(null, { field: '*' }), '*'],
    ['a prototype', several(JSON.parse('{"__proto__": "x"}')), '__proto__'],
  ])('refuses %s before anything is written, naming the field', async (_, bad, field) => {
    const doing = commit(db, [editOf('好'), bad], writerAt(NOW));
    await expect(doing).rejects.toMatchObject({ name: 'FieldError', field });
    expect(await contentsOf(db)).toEqual({ changes: [], records: [] });
  });
});

describe('what a change replaces', () => {
  it('is what the store holds, where the person didn’t say what they saw', async () => {
    const first = await write(db, editOf('一'));
    const second = await write(db, editOf('二'));
    expect(second.change.sup).toEqual([first.change.id]);
  });

  it('is what the person saw: what another window wrote meanwhile stays, as a conflict', async () => {
    const { change: seen } = await write(db, editOf('一'));
    const here = await write(db, editOf('这边', { seen: [seen.id] }));
    const there = await write(db, editOf('那边', { seen: [seen.id] }), writerAt(NOW + 1, { window: 'w2' }));
    const row = await db.records.get(NOTE);
    expect(row?.conflicts).toEqual(['text']);
    expect(row?.heads.text).toEqual([here.change.id, there.change.id].sort());
    expect(row?.body.text).toBe('那边');

    await write(db, editOf('两边', { seen: row?.heads.text ?? [] }), writerAt(NOW + 2));
    expect(await db.records.get(NOTE)).toMatchObject({ conflicts: [], body: { text: '两边' } });
    expect(await db.changes.count()).toBe(4);
    expect(await rowsThatLie(db)).toEqual([]);
  });

  it('settles a conflict also by saying what is shown already', async () => {
    await write(db, editOf('一', { seen: [] }));
    await write(db, editOf('二', { seen: [] }), writerAt(NOW + 1));
    expect((await db.records.get(NOTE))?.conflicts).toEqual(['text']);
    await write(db, editOf('二'), writerAt(NOW + 2));
    expect((await db.records.get(NOTE))?.conflicts).toEqual([]);
  });

  it('keeps a conflict of one field while another is edited', async () => {
    await write(db, editOf('一', { seen: [] }));
    await write(db, editOf('二', { seen: [] }), writerAt(NOW + 1));
    await write(db, several({ how: 'ask', source: 'public' }), writerAt(NOW + 2));
    expect(await db.records.get(NOTE)).toMatchObject({ conflicts: ['text'], body: { text: '二', how: 'ask' } });
    expect(await rowsThatLie(db)).toEqual([]);
  });
});

describe('an edit that says nothing new', () => {
  it('leaves no change, and does not move the clock', async () => {
    await write(db, editOf('一'));
    const clock = await db.meta.get('clock');
    expect(await commit(db, [editOf('一')], writerAt(NOW + 9))).toEqual([null]);
    expect(await db.changes.count()).toBe(1);
    expect(await db.meta.get('clock')).toEqual(clock);
  });

  it('is told from the others that were made with it', async () => {
    await write(db, editOf('一'));
    const written = await commit(db, [editOf('一'), editOf('ask', { field: 'how' })], writerAt(NOW));
    expect(written.map((one) => one?.change.field)).toEqual([undefined, 'how']);
  });
});

describe('a field from a newer version', () => {
  it('is kept in the record when others are edited, also where the row is made anew', async () => {
    await write(db, editOf('一'));
    const row = await db.records.get(NOTE);
    if (row) await db.records.put({ ...row, body: { ...row.body, weather: '雨' } });
    await write(db, editOf('二'));
    expect((await db.records.get(NOTE))?.body).toEqual({ text: '二', weather: '雨' });
  });
});

describe('the clock', () => {
  it('rises strictly, also when the device’s is set back', async () => {
    const times = [NOW, NOW, NOW - 86_400_000, NOW - 86_399_000, NOW + 5, 0, Number.NaN];
    const made: string[] = [];
    for (const [at, now] of times.entries()) made.push((await write(db, editOf(`第${at}`), writerAt(now))).change.hlc);
    expect(made).toEqual([...new Set(made)].sort());
    expect((await db.records.get(NOTE))?.body.text).toBe('第6');
  });

  it('rises beyond what the window has given out as ids', async () => {
    const { change } = await write(db, editOf('一'), writerAt(NOW, { after: hlcOf(NOW + 5, 7) }));
    expect(change.hlc).toBe(hlcOf(NOW + 5, 8));
    expect((await db.meta.get('clock'))?.value).toBe(change.hlc);
  });
});

describe('what people may type', () => {
  it.each([
    ['nothing', ''],
    ['100,000 characters', '巡'.repeat(100_000)],
    ['controls and direction marks', '\u0000\u0007\u202e反\u2066\u200b'],
    ['emoji and rare characters', '👩‍👩‍👧 𠮷 🇨🇳'],
    ['half an emoji', 'a\ud83d'],
    ['HTML', '<script>alert(1)</script><img onerror=x src=y>'],
  ])('is kept to the letter: %s', async (_, text) => {
    await write(db, several({ text, how: 'look' }));
    expect((await db.records.get(NOTE))?.body.text).toBe(text);
    expect((await contentsOf(db)).changes.map(verifyChange)).toHaveLength(1);
  });
});
