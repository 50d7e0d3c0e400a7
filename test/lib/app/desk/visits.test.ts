// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rate, setDuty } from '../../../../lib/app/checklist.ts';
import { type DeskVisit, watchDeskVisits } from '../../../../lib/app/desk/visits.ts';
import { minShareOf, type VisitDetail, watchVisitDetail } from '../../../../lib/app/desk/visits-detail.ts';
import { hitIn, markHits, readNoteWords } from '../../../../lib/app/desk/visits-words.ts';
import { remove } from '../../../../lib/app/notes.ts';
import { setName } from '../../../../lib/app/people.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { handOver, setFact, setTime } from '../../../../lib/app/visits.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { first } from './first.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const list = (limit = 100) => first<DeskVisit[]>((on) => watchDeskVisits(session, limit, on));
const detail = (id: string) => first<VisitDetail | null>((on) => watchVisitDetail(session, id, on));

async function visitOf(id: string) {
  const found = await getRecord(session.db, 'visit', id);
  if (!found) throw new Error('no visit');
  return found;
}

describe('the list of visits', () => {
  it('holds what a row shows, newest first, without those that were taken away', async () => {
    await setName(session, '李明');
    const { visit: early } = await writeVisit(session, '河东村', ['宣传栏是旧的']);
    const { visit: gone } = await writeVisit(session, '白马村', []);
    const { visit: late } = await writeVisit(session, '杨柳村', []);
    await rate(session, await visitOf(early), '1.1', 'poor');
    await handOver(session, await visitOf(early));
    await remove(session, await visitOf(gone));
    const rows = await list();
    expect(rows.map(({ visit }) => visit.id)).toEqual([late, early]);
    expect(rows[1]).toMatchObject({
      rated: 1,
      notes: 1,
      by: { name: '李明', mark: null },
      grades: { poor: 1, good: 0 },
    });
    expect(rows[1]?.unit?.body.name).toBe('河东村');
    expect(await list(1)).toHaveLength(1);
  });

  it('shows the unit that a merged one was merged into, also round and round', async () => {
    await writeVisit(session, '旧村', []);
    await writeVisit(session, '新村', []);
    const [b, a] = (await list()).map(({ unit }) => unit?.id ?? '');
    const merge = (rec = '', value = '') =>
      session.queue.do([{ rec, kind: 'unit', parent: null, field: 'mergedInto', value }]);
    await merge(a, b);
    expect((await list()).map(({ unit }) => unit?.body.name)).toEqual(['新村', '新村']);
    await merge(b, a);
    expect((await list()).map(({ unit }) => unit?.body.name)).toEqual(['旧村', '旧村']);
  });
});

describe('one visit', () => {
  it('has its time, facts, scores with n and share, and what was written', async () => {
    const { visit: id } = await writeVisit(session, '河东村', ['第一条', '第二条']);
    await setTime(session, await visitOf(id), 'began', '2023-11-14T09:38');
    await setTime(session, await visitOf(id), 'ended', '2023-11-14T10:52');
    await setFact(session, await visitOf(id), 'noNotice', 'kept');
    await setFact(session, await visitOf(id), 'noEscort', 'notKept');
    await rate(session, await visitOf(id), '1.1', 'good');
    await setDuty(session, await visitOf(id), '2.3', 'notDone');
    const found = await detail(id);
    expect(found).toMatchObject({ minutes: { minutes: 74, derived: true }, kept: ['noNotice'], recorded: 2 });
    expect(found?.scores.overall).toMatchObject({ score: null, n: 1, reason: 'belowShare' });
    expect(found?.scores.overall.of).toBeGreaterThan(5);
    expect(found?.notes.map(({ body }) => body.text)).toEqual(['第一条', '第二条']);
    expect(found && minShareOf(found.pack)).toBe(0.6);
  });

  it('is null where there is none or it was taken away', async () => {
    const { visit: id } = await writeVisit(session, '河东村', []);
    await remove(session, await visitOf(id));
    expect(await detail(id)).toBeNull();
    expect(await detail(session.newId())).toBeNull();
  });
});

describe('the words of notes', () => {
  it('are read by visit and found in any case and width', async () => {
    const { visit: id, notes } = await writeVisit(session, '河东村', ['没有个人自学记录', 'ABC 台账']);
    const gone = await getRecord(session.db, 'note', notes[0] ?? '');
    if (!gone) throw new Error('no note');
    expect(hitIn((await readNoteWords(session)).get(id) ?? [], '自学')).toContainEqual({ text: '自学', hit: true });
    await remove(session, gone);
    const words = (await readNoteWords(session)).get(id) ?? [];
    expect(words).toEqual(['ABC 台账']);
    expect(hitIn(words, 'ａｂｃ')?.[0]).toEqual({ text: 'ABC', hit: true });
    expect(hitIn(words, '自学')).toBeNull();
    expect(hitIn(words, '  ')).toBeNull();
  });

  it('are marked where they were found', () => {
    expect(markHits('先自学，再Ａ自学', '自学 a')).toEqual([
      { text: '先', hit: false },
      { text: '自学', hit: true },
      { text: '，再', hit: false },
      { text: 'Ａ', hit: true },
      { text: '自学', hit: true },
    ]);
    expect(markHits('约 50㎡', 'm2')).toEqual([
      { text: '约 50', hit: false },
      { text: '㎡', hit: true },
    ]);
  });

  it('stay the same text, however it is marked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 3 }), (text, typed) => {
        const stretches = markHits(text, typed);
        expect(stretches.map((one) => one.text).join('')).toBe(text);
      }),
    );
  });
});
