// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rate } from '../../../lib/app/checklist.ts';
import { attach, linkEvidence } from '../../../lib/app/evidence.ts';
import { setField } from '../../../lib/app/fields.ts';
import { FACTS, whatLacks } from '../../../lib/app/finish.ts';
import { beginNote, linkItem } from '../../../lib/app/notes.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { readVisit, setFact, setTime, type VisitLine } from '../../../lib/app/visits.ts';
import { commit } from '../../../lib/store/commit.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let visit: string;
let notes: string[];
beforeEach(async () => {
  ({ session } = await freshProfile());
  ({ visit, notes } = await writeVisit(session, '甲', ['看到的']));
});

async function line(): Promise<VisitLine> {
  const found = await readVisit(session, visit);
  if (!found) throw new Error('no visit');
  return found;
}
const lacks = async () => whatLacks(session, await line());

describe('what a visit lacks', () => {
  it('counts what has no answer, and a unit without a type', async () => {
    const before = await lacks();
    expect(before.unanswered.length).toBeGreaterThan(3);
    expect(before).toMatchObject({ noUnitType: true, count: 0, unnoted: 4, backToBack: 0, drafts: [], conflicts: [] });
    const { unit } = await line();
    if (unit) await setField(session, unit, 'type', session.pack.unitTypes[0]?.id ?? '');
    expect(await lacks()).toMatchObject({ noUnitType: false, count: 0, unnoted: 3 });
  });

  it('points at a low rating without a fact and at a good one without anything seen, until a note is linked', async () => {
    const [low, good] = (await lacks()).unanswered.filter(({ form }) => form === 'rated');
    if (!low || !good) throw new Error('too few items');
    await rate(session, (await line()).visit, low.id, 'poor');
    await rate(session, (await line()).visit, good.id, 'good');
    expect(await lacks()).toMatchObject({
      lowWithoutFact: [{ item: low, grade: 'poor' }],
      goodWithoutBasis: [{ item: good, grade: 'good' }],
    });
    for (const item of [low, good]) {
      const note = await getRecord(session.db, 'note', notes[0] ?? '');
      if (note) await linkItem(session, note, item.id, true);
    }
    expect(await lacks()).toMatchObject({ lowWithoutFact: [], goodWithoutBasis: [] });
  });

  it('names facts that nobody stated, those not kept without a word why, and the time that lacks', async () => {
    expect(await lacks()).toMatchObject({ factsUnstated: FACTS, factsWithoutWhy: [], times: ['ended'] });
    for (const fact of FACTS) await setFact(session, (await line()).visit, fact, 'kept');
    await setFact(session, (await line()).visit, 'noEscort', 'notKept');
    expect(await lacks()).toMatchObject({ factsUnstated: [], factsWithoutWhy: ['noEscort'], count: 1 });
    await setField(session, (await line()).visit, 'methodWhy.noEscort', '网格员在场');
    await setTime(session, (await line()).visit, 'ended', '2023-11-08T10:00');
    expect(await lacks()).toMatchObject({ factsWithoutWhy: [], times: [], count: 0, unnoted: 2 });
  });

  it('names the parts that a suspected tag lacks, and evidence that nobody names', async () => {
    const id = await addTag(session, visit, 'F08');
    const photo = await attach(session, visit, new File(['x'], 'x.jpg', { type: 'image/jpeg' }));
    const before = await lacks();
    expect(before.tags).toMatchObject([{ entry: { id }, tag: { id: 'F08' } }]);
    expect(before.tags[0]?.missing).toHaveLength(5);
    expect(before.looseEvidence.map((one) => one.id)).toEqual([photo]);
    const tag = await getRecord(session.db, 'tag', id);
    if (tag) await linkEvidence(session, tag, photo, true);
    const after = await lacks();
    expect(after.tags[0]?.missing).toHaveLength(4);
    expect(after.looseEvidence).toEqual([]);
    for (const part of ['fact', 'unitSaid', 'peopleSaid', 'otherwise']) {
      const now = await getRecord(session.db, 'tag', id);
      if (now) await setField(session, now, part, '写了');
    }
    expect((await lacks()).tags).toEqual([]);
  });

  it('shows a draft with words in it, and a field that two windows wrote differently', async () => {
    const draft = beginNote(session, visit, '写了一半', { how: 'look', source: 'public', items: [] });
    await session.queue.flush();
    expect((await lacks()).drafts.map(({ id }) => id)).toEqual([draft]);
    const note = await getRecord(session.db, 'note', notes[0] ?? '');
    if (!note) throw new Error('no note');
    const edit = { rec: note.id, kind: 'note', parent: visit, field: 'text', seen: note.heads.text ?? [] };
    for (const value of ['甲说', '乙说']) {
      await commit(session.db, [{ ...edit, value }], { author: `${session.me.id}.0`, window: value, now: Date.now() });
    }
    expect((await lacks()).conflicts).toMatchObject([{ entry: { id: note.id }, field: 'text' }]);
  });
});
