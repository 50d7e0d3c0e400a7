// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  beginFinding,
  checkFinding,
  claimFinding,
  keepFinding,
  linkOrigin,
  originsOf,
  removeListed,
  typeProblem,
  wordsFor,
} from '../../../lib/app/findings.ts';
import { groupFindings, readFindings } from '../../../lib/app/findings-read.ts';
import { takeStep } from '../../../lib/app/findings-steps.ts';
import { OpenFindings, removeUnit } from '../../../lib/app/findings-unit.ts';
import { readGuards } from '../../../lib/app/guarded.ts';
import { addMaterial } from '../../../lib/app/materials.ts';
import { beginNote, keepNote } from '../../../lib/app/notes.ts';
import { clearPrint, readPrinted, recordsOf } from '../../../lib/app/printed.ts';
import { addRemark } from '../../../lib/app/remarks.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { sheetFindings } from '../../../lib/app/visit-sheet-findings.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { type Entry, getRecord } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { listFinding, mergeInto, visitTo } from './findings-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const TODAY = '2026-11-21';
let session: Session;
let visit: Entry<'visit'>;
beforeEach(async () => {
  ({ session } = await freshProfile());
  visit = await visitTo(session, '河东村');
});

const stored = async (id: string) => (await getRecord(session.db, 'finding', id))?.body;
const listed = async (units = [visit.body.unit]) =>
  (await readFindings(session.db, units, TODAY)).map(({ finding }) => finding.body.problem);

describe('a finding that is being written', () => {
  it('is on disk from the first key and on no list before it is put down', async () => {
    const id = beginFinding(session, visit, '宣传栏', { item: '6.1' });
    typeProblem(session, visit.body.unit, id, '宣传栏半年没换');
    await session.queue.flush();
    expect(await stored(id)).toMatchObject({
      problem: '宣传栏半年没换',
      draft: true,
      visit: visit.id,
      'items.6.1': true,
    });
    expect(await listed()).toEqual([]);
    expect(await keepFinding(session, visit.body.unit, id, '宣传栏半年没换')).toBe(true);
    expect(await listed()).toEqual(['宣传栏半年没换']);
    expect((await getRecord(session.db, 'finding', id))?.parent).toBe(visit.body.unit);
  });

  it('is taken up again where it was left, at its own visit alone', async () => {
    const id = beginFinding(session, visit, '没写完', {});
    const other = await visitTo(session, '河东村');
    expect(await claimFinding(session, other)).toBeNull();
    expect(await claimFinding(session, visit)).toMatchObject({ id, text: '没写完' });
    // Held by this window now: nobody takes it twice.
    expect(await claimFinding(session, visit)).toBeNull();
  });

  it('is not made of nothing, and takes 100,000 characters', async () => {
    const empty = beginFinding(session, visit, ' ', {});
    expect(await keepFinding(session, visit.body.unit, empty, ' \n')).toBe(false);
    expect(await listed()).toEqual([]);
    const long = '长'.repeat(100_000);
    expect(await listFinding(session, visit, long)).toBeTruthy();
    expect(await listed()).toEqual([long]);
  });

  it('goes back and comes again by undo', async () => {
    await listFinding(session, visit, '标语写错');
    expect(await session.undo.undo()).toBe('findingMade');
    expect(await listed()).toEqual([]);
  });

  it('loses the link with what it was begun from when that is taken away', async () => {
    const id = beginFinding(session, visit, '一', { item: '6.1' });
    linkOrigin(session, visit.body.unit, id, { item: '6.1' }, false);
    linkOrigin(session, visit.body.unit, id, { tag: session.newId() });
    await keepFinding(session, visit.body.unit, id, '一');
    const made = await getRecord(session.db, 'finding', id);
    expect(made && originsOf(made).map(({ set }) => set)).toEqual(['tags']);
  });
});

describe('the words that a finding begins with', () => {
  const note = async (source: 'public' | 'backToBack', text: string) => {
    const id = beginNote(session, visit.id, text, { how: 'listen', source, items: [] });
    await keepNote(session, visit.id, id, text);
    return id;
  };

  it('are those of a note, but never of one that was said back to back', async () => {
    expect(await wordsFor(session, visit, { note: await note('public', '门口没有公示') })).toBe('门口没有公示');
    expect(await wordsFor(session, visit, { note: await note('backToBack', '老张说没发过') })).toBe('');
  });

  it("are a tag's fact, else its title, and an item's comment", async () => {
    const plain = await addTag(session, visit.id, 'F08');
    const title = session.pack.tags.find(({ id }) => id === 'F08')?.title.zh;
    expect(await wordsFor(session, visit, { tag: plain })).toBe(title);
    const known = await addTag(session, visit.id, 'F12', { fact: '两本笔记一样' });
    expect(await wordsFor(session, visit, { tag: known })).toBe('两本笔记一样');
    expect(await wordsFor(session, visit, { item: '2.2' })).toBe('');
  });
});

describe('a unit’s findings', () => {
  it('stand by urgency and part into those from before, those made here and those done with', async () => {
    const later = await listFinding(session, visit, '不急', { deadline: '9999-12-31' });
    const late = await listFinding(session, visit, '早过了', { deadline: '2020-01-01' });
    const none = await listFinding(session, visit, '没定');
    expect(await listed()).toEqual(['早过了', '不急', '没定']);
    const lines = await readFindings(session.db, [visit.body.unit], TODAY);
    expect(lines.map(({ standing }) => standing.is)).toEqual(['overdue', 'later', 'noDeadline']);
    const ids = (group: typeof lines) => group.map(({ finding }) => finding.id);
    expect(ids(groupFindings(lines, visit.id).here)).toEqual([late, later, none]);
    const again = await startVisit(session, { id: visit.body.unit });
    expect(ids(groupFindings(lines, again).earlier)).toEqual([late, later, none]);
  });

  it('are those of units that were merged into it too, and stay when the visit is taken away', async () => {
    const other = await visitTo(session, '河西村');
    await listFinding(session, other, '河西的事');
    await mergeInto(session, other.body.unit, visit.body.unit);
    const deleted = { device: 1, offset: 0, zone: 'UTC' };
    await session.queue.do([
      { rec: other.id, kind: 'visit', parent: other.body.unit, field: 'deleted', value: deleted },
    ]);
    expect(await listed([visit.body.unit, other.body.unit])).toEqual(['河西的事']);
  });

  it('are taken away undoably', async () => {
    const id = await listFinding(session, visit, '写错了');
    const made = await getRecord(session.db, 'finding', id);
    if (made) await removeListed(session, made);
    expect(await listed()).toEqual([]);
    expect(await session.undo.undo()).toBe('findingRemoved');
    expect(await listed()).toEqual(['写错了']);
  });
});

describe('what a measure lacks', () => {
  it('is looked for in its words and in the fields beside it', async () => {
    const id = await listFinding(session, visit, '一', { measure: '加强管理' });
    const found = async () => {
      const made = await getRecord(session.db, 'finding', id);
      return made ? checkFinding(made).map(({ found: says }) => says) : [];
    };
    expect(await found()).toEqual([null, null, null]);
    const set = (field: string, value: string) =>
      session.queue.do([{ rec: id, kind: 'finding', parent: visit.body.unit, field, value }]);
    await set('leader', '王书记');
    await set('deadline', '2026-12-01');
    await set('measure', '补发 3 本');
    expect(await found()).toEqual(
      ['3 本', '王书记', '2026-12-01'].map((one) => (one === '3 本' ? expect.any(String) : one)),
    );
  });
});

describe('taking a unit away', () => {
  const unit = async () => {
    const found = await getRecord(session.db, 'unit', visit.body.unit);
    if (!found) throw new Error('no unit');
    return found;
  };

  it('is refused under open findings that were not named, changes nothing, and is undone as one act', async () => {
    await listFinding(session, visit, '没改完');
    const refused = await removeUnit(session, await unit()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(OpenFindings);
    if (!(refused instanceof OpenFindings)) return;
    expect(refused.lines.map(({ finding }) => finding.body.problem)).toEqual(['没改完']);
    expect((await unit()).shelf).toBe('live');
    await removeUnit(session, await unit(), refused.lines);
    expect((await unit()).shelf).toBe('deleted');
    expect(await listed()).toEqual(['没改完']);
    expect(await session.undo.undo()).toBe('unitRemoved');
    expect((await unit()).shelf).toBe('live');
  });

  it('asks again for a finding that was made meanwhile', async () => {
    await listFinding(session, visit, '先有的');
    const shown = await readFindings(session.db, [visit.body.unit], TODAY);
    await listFinding(session, visit, '后来的');
    await expect(removeUnit(session, await unit(), shown)).rejects.toThrow(OpenFindings);
  });
});

async function sheetOf(at: Entry<'visit'>) {
  const print = await readPrinted(session, at);
  return sheetFindings(session, clearPrint(print, await readGuards(session, recordsOf(print)), ''));
}

describe('the PDF of a visit', () => {
  it('has the findings made there or taken a step on there, as they stand, and what was said and examined', async () => {
    const id = await listFinding(session, visit, '宣传栏没换', { area: 'publicity', deadline: '2026-12-01' });
    await listFinding(session, visit, '别的事');
    const follow = await startVisit(session, { id: visit.body.unit });
    const later = await getRecord(session.db, 'visit', follow);
    const [first] = await readFindings(session.db, [visit.body.unit], TODAY);
    if (!later || !first) throw new Error('no visit or finding');
    await takeStep(session, first.finding, { to: 'underway', visit: follow });
    await addRemark(session, later, { text: '今天就换', nature: 'deviation' });
    await addMaterial(session, follow, 'plan', '实施方案');
    const found = await sheetOf(later);
    expect(found.findings).toMatchObject([{ id, area: '宣传氛围', state: 'underway', earlier: true }]);
    expect(found.remarks.map(({ text }) => text)).toEqual(['今天就换']);
    expect(found.materials).toMatchObject([{ name: '实施方案', verdict: null, rules: [] }]);
    expect((await sheetOf(visit)).findings.map(({ earlier }) => earlier)).toEqual([false, false]);
  });
});
