// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { reportAll, setStatusOfAll } from '../../../../lib/app/desk/tags-bulk.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { remove } from '../../../../lib/app/notes.ts';
import { adjudicate } from '../../../../lib/app/review/adjudicate.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { addTag } from '../../../../lib/app/tags.ts';
import { getRecord, getRecords, newestUnder } from '../../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let visit: string;
let urgent: string;
let whole: string;
let bare: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  ({ visit } = await writeVisit(session, '河东村', [], ['照片']));
  urgent = await addTag(session, visit, 'F28');
  whole = await addTag(session, visit, 'F08');
  bare = await addTag(session, visit, 'F12');
  const tag = await getRecord(session.db, 'tag', whole);
  const [evidence] = await newestUnder(session.db, visit, 'evidence', 1);
  if (!tag) throw new Error('no tag');
  for (const part of ['fact', 'unitSaid', 'peopleSaid', 'otherwise']) await setField(session, tag, part, '有');
  await setField(session, tag, `evidence.${evidence?.id}`, true);
});

const all = () => [urgent, whole, bare];
const statuses = async () => (await getRecords(session.db, 'tag', all())).map((tag) => tag?.body.status);

describe('acts on many tags', () => {
  it('confirm only what has its parts, and name the others; undone as one', async () => {
    const left = [urgent, bare].map((id) => ({ id, why: 'partsMissing' }));
    expect(await setStatusOfAll(session, all(), 'confirmed')).toEqual({ done: 1, left });
    expect(await statuses()).toEqual(['suspected', 'confirmed', 'suspected']);
    expect(await setStatusOfAll(session, all(), 'ruledOut')).toEqual({ done: 3, left: [] });
    await session.undo.undo();
    expect(await statuses()).toEqual(['suspected', 'confirmed', 'suspected']);
  });

  it('leave alone what a reviewer decided otherwise', async () => {
    await adjudicate(session, bare, 'ruledOut', '查无此事');
    expect(await setStatusOfAll(session, all(), 'suspected')).toEqual({
      done: 0,
      left: [{ id: bare, why: 'decided' }],
    });
    expect(await setStatusOfAll(session, all(), 'ruledOut')).toEqual({ done: 2, left: [] });
  });

  it('count evidence that was taken away as none', async () => {
    const [evidence] = await newestUnder(session.db, visit, 'evidence', 1);
    if (evidence) await remove(session, evidence);
    expect(await setStatusOfAll(session, [whole], 'confirmed')).toEqual({
      done: 0,
      left: [{ id: whole, why: 'partsMissing' }],
    });
  });

  it('note as reported what is urgent, once, and pass over what is gone', async () => {
    const left = [whole, bare].map((id) => ({ id, why: 'notUrgent' }));
    expect(await reportAll(session, all())).toEqual({ done: 1, left });
    expect(await reportAll(session, [urgent])).toEqual({ done: 0, left: [{ id: urgent, why: 'alreadyReported' }] });
    await session.undo.undo();
    expect((await getRecord(session.db, 'tag', urgent))?.body.reported ?? null).toBe(null);
    const at = await getRecord(session.db, 'visit', visit);
    if (at) await remove(session, at);
    expect((await reportAll(session, [urgent])).left).toEqual([{ id: urgent, why: 'gone' }]);
  });
});
