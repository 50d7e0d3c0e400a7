// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rate } from '../../../../lib/app/checklist.ts';
import { listVersions, usedItems } from '../../../../lib/app/desk/packs.ts';
import {
  actOnDraft,
  addToDraft,
  adoptDraft,
  dropDraft,
  editOf,
  openDraft,
  type PackDraft,
  previewDraft,
  typeEdit,
  watchDraft,
  wordsOf,
} from '../../../../lib/app/desk/packs-draft.ts';
import { packInForce } from '../../../../lib/app/packs-in-force.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { readVisit, startVisit } from '../../../../lib/app/visits.ts';
import { itemOf } from '../../../../lib/packs/apply.ts';
import { PackEditError } from '../../../../lib/packs/edit-pack.ts';
import type { PackItem } from '../../../../lib/packs/schema.ts';
import { readMeta } from '../../../../lib/store/meta.ts';
import { freshProfile } from '../../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
  await openDraft(session, session.pack);
});

const maybeDraft = () =>
  new Promise<PackDraft | null>((resolve, reject) => {
    const stop = watchDraft(session, session.pack.id, {
      value: (value) => {
        resolve(value);
        setTimeout(() => stop());
      },
      failed: reject,
    });
  });
async function draft(): Promise<PackDraft> {
  const found = await maybeDraft();
  if (!found) throw new Error('no draft');
  return found;
}
function item(id: string): PackItem {
  const found = itemOf(session.pack, id);
  if (!found) throw new Error(id);
  return found;
}
const inForce = async () => packInForce(session.db, await readMeta(session.db, 'campaign'));
const words = (zh: string) => ({ ...wordsOf(item('1.1')), question: { zh, en: 'Can they?' } });

describe('a draft', () => {
  it('keeps what is typed in one record an item, from the first key on', async () => {
    const before = await draft();
    typeEdit(session, before, { item: '1.1', words: words('讲') });
    typeEdit(session, before, { item: '1.1', words: words('讲清') });
    expect(editOf(session, before, '1.1').words?.question.zh).toBe('讲清');
    await session.queue.flush();
    const after = await draft();
    expect(after.edits).toEqual([{ item: '1.1', words: words('讲清') }]);
    expect(
      await session.db.records
        .where('parent')
        .equals(after.id)
        .count()
        .catch(() => 1),
    ).toBe(1);
    typeEdit(session, after, { item: '1.1', words: words('讲清楚') });
    await session.queue.flush();
    expect((await draft()).edits[0]?.words?.question.zh).toBe('讲清楚');
  });

  it('becomes the next patch version and is adopted; undoing brings the old version and the draft back', async () => {
    typeEdit(session, await draft(), { item: '1.1', words: words('讲清楚了没有') });
    const now = await draft();
    const made = await previewDraft(session, now);
    if ('faults' in made) throw new Error('faulty');
    expect(made.pack.version).toBe('1.1.1');
    expect(made.changes.reworded).toEqual([{ id: '1.1', fields: ['question'] }]);
    await adoptDraft(session, now, made.pack);
    expect((await inForce()).version).toBe('1.1.1');
    expect(await maybeDraft()).toBe(null);
    await session.undo.undo();
    expect((await inForce()).version).toBe('1.1.0');
    expect((await draft()).edits.length).toBe(1);
    // The number is taken by now: the same words again are another version.
    const again = await previewDraft(session, await draft());
    expect('pack' in again && again.pack.version).toBe('1.1.2');
  });

  it('makes one minor version of new words, a retired, a removed and a new item together', async () => {
    const used = await usedItems(session, session.pack.id);
    expect(used.size).toBe(0);
    typeEdit(session, await draft(), { item: '1.1', words: words('新词') });
    await actOnDraft(session, await draft(), { item: '1.2', act: 'retired' });
    await actOnDraft(session, await draft(), { item: '1.3', act: 'removed' });
    const id = await addToDraft(session, await draft(), '2');
    const blank = await previewDraft(session, await draft());
    expect('faults' in blank && blank.faults.map((one) => one.item)).toEqual([id]);
    const { look, short, against, sources, points } = item('2.1');
    const added: PackItem = { ...item('2.1'), id, look, short, against, sources, ...(points && { points }) };
    delete added.clauses;
    await actOnDraft(session, await draft(), { item: id, added });
    const made = await previewDraft(session, await draft());
    if ('faults' in made) throw new Error(JSON.stringify(made.faults));
    expect(made.pack.version).toBe('1.2.0');
    expect(itemOf(made.pack, '1.2')?.retired).toBe('1.2.0');
    expect(made.changes).toMatchObject({ added: [id], gone: ['1.3'], retired: ['1.2'], reworded: [{ id: '1.1' }] });
  });

  it('does not remove an item that a visit has an answer for', async () => {
    const line = await readVisit(session, await startVisit(session, { name: '甲' }));
    await rate(session, line?.visit as never, '1.3', 'good');
    await actOnDraft(session, await draft(), { item: '1.3', act: 'removed' });
    await expect(previewDraft(session, await draft())).rejects.toEqual(new PackEditError('1.3', 'used'));
  });

  it('says by field what is missing', async () => {
    typeEdit(session, await draft(), { item: '1.1', words: words('') });
    const made = await previewDraft(session, await draft());
    expect(made).toEqual({ faults: [{ item: '1.1', field: 'question.zh', reason: 'empty' }] });
  });

  it('is listed, is thrown away, and comes back', async () => {
    const drafts = async () => (await listVersions(session)).filter(({ from }) => from === 'draft').length;
    expect(await drafts()).toBe(1);
    await dropDraft(session, await draft());
    expect(await drafts()).toBe(0);
    await session.undo.undo();
    expect(await drafts()).toBe(1);
  });
});
