// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rate } from '../../../../lib/app/checklist.ts';
import { listVersions, usedItems } from '../../../../lib/app/desk/packs.ts';
import {
  actOnDraft,
  addToDraft,
  adoptDraft,
  dropAdded,
  dropDraft,
  openDraft,
  type PackDraft,
  previewDraft,
  textField,
  textLines,
  watchDraft,
} from '../../../../lib/app/desk/packs-draft.ts';
import { typeField } from '../../../../lib/app/fields.ts';
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
/** Types a text as its field does: what stands there from now on. */
async function type(place: Parameters<typeof textField>, ...typed: string[]): Promise<void> {
  const { root } = await draft();
  const field = textField(...place);
  for (const one of typed) {
    typeField(session, root, field, one, root.heads[field] ?? []);
    await session.queue.flush();
  }
}
const question = (zh: string) => type(['items', '1.1', 'question', 'zh'], zh);
const madeOf = async () => {
  const made = await previewDraft(session, await draft());
  if ('faults' in made) throw new Error(JSON.stringify(made.faults));
  return made;
};

describe('a draft', () => {
  it('keeps each text that is typed as a field of its own, empty ones too, and the other texts as they were', async () => {
    await question('讲清楚');
    await type(['items', '1.1', 'look', 'en'], '');
    const [first] = (await draft()).items;
    expect(first?.question).toEqual({ zh: '讲清楚', en: item('1.1').question.en });
    expect(first?.look).toEqual({ zh: item('1.1').look.zh, en: '' });
    expect(first?.against).toEqual(item('1.1').against);
  });

  it('grows by a few lines where somebody types for an hour, not by a line a save', async () => {
    const before = await session.db.changes.count();
    let text = '';
    for (let save = 0; save < 300; save++) {
      text += '看';
      await question(text);
    }
    const log = (await session.db.changes.toArray()).slice(before);
    expect(log.length).toBeLessThan(10);
    expect(JSON.stringify(log).length).toBeLessThan(30_000);
    expect((await draft()).items[0]?.question.zh).toBe(text);
  });

  it('rewords sections, dimensions, points and tags, each named in what would change', async () => {
    await type(['sections', '2', 'title', 'zh'], '学理论');
    await type(['dimensions', 'S01', 'title', 'en'], 'Goals');
    await type(['points', 'S01.2', 'title', 'zh'], '忠诚');
    await type(['tags', 'F08', 'hint', 'zh'], '只听课');
    await type(['tags', 'F08', 'words'], '听课、读书班, class');
    const { pack, changes } = await madeOf();
    expect(pack.version).toBe('1.1.1');
    expect(pack.sections.find(({ id }) => id === '2')?.title.zh).toBe('学理论');
    expect(pack.dimensions?.[0]).toMatchObject({
      id: 'S01',
      title: { en: 'Goals' },
      points: [{}, { title: { zh: '忠诚' } }, {}, {}, {}],
    });
    const tag = pack.tags.find(({ id }) => id === 'F08');
    expect([tag?.hint.zh, tag?.words]).toEqual(['只听课', ['听课', '读书班', 'class']]);
    expect(changes.words).toEqual([
      { list: 'sections', id: '2', fields: ['title'] },
      { list: 'dimensions', id: 'S01', fields: ['title'] },
      { list: 'points', id: 'S01.2', fields: ['title'] },
      { list: 'tags', id: 'F08', fields: ['hint', 'words'] },
    ]);
    expect(changes.reworded).toEqual([]);
    const lines = textLines(session.pack, (await draft()).texts);
    expect(lines.filter((line) => line.isReworded).map(({ entry }) => entry.id)).toEqual(['2', 'S01', 'S01.2', 'F08']);
  });

  it('says of a section that lost its title which one', async () => {
    await type(['sections', '3', 'title', 'en'], '');
    expect(await previewDraft(session, await draft())).toEqual({
      faults: [{ list: 'sections', id: '3', field: 'title.en', reason: 'empty' }],
    });
  });

  it('takes a new item out again with its words: the next of its number begins blank, and undoing brings both back', async () => {
    const id = await addToDraft(session, await draft(), '2');
    await type(['items', id, 'question', 'zh'], '新的一问');
    await dropAdded(session, await draft(), id);
    expect((await draft()).items.some((one) => one.id === id)).toBe(false);
    await session.undo.undo();
    expect((await draft()).items.find((one) => one.id === id)?.question.zh).toBe('新的一问');
    await dropAdded(session, await draft(), id);
    expect(await addToDraft(session, await draft(), '2')).toBe(id);
    expect((await draft()).items.find((one) => one.id === id)?.question.zh).toBe('');
  });

  it('becomes the next patch version and is adopted; undoing brings the old version and the draft back', async () => {
    await question('讲清楚了没有');
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
    expect((await draft()).items[0]?.question.zh).toBe('讲清楚了没有');
    // The number is taken by now: the same words again are another version.
    const again = await previewDraft(session, await draft());
    expect('pack' in again && again.pack.version).toBe('1.1.2');
  });

  it('makes one minor version of new words, a retired, a removed and a new item together', async () => {
    const used = await usedItems(session, session.pack.id);
    expect(used.size).toBe(0);
    await question('新词');
    await actOnDraft(session, await draft(), { item: '1.2', act: 'retired' });
    await actOnDraft(session, await draft(), { item: '1.3', act: 'removed' });
    const id = await addToDraft(session, await draft(), '2');
    const blank = await previewDraft(session, await draft());
    expect('faults' in blank && blank.faults.map((one) => one.id)).toEqual([id]);
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

  it('asks for no words of an item that goes', async () => {
    await type(['items', '1.3', 'question', 'zh'], '');
    await actOnDraft(session, await draft(), { item: '1.3', act: 'removed' });
    expect((await madeOf()).changes.gone).toEqual(['1.3']);
  });

  it('does not remove an item that a visit has an answer for', async () => {
    const line = await readVisit(session, await startVisit(session, { name: '甲' }));
    await rate(session, line?.visit as never, '1.3', 'good');
    await actOnDraft(session, await draft(), { item: '1.3', act: 'removed' });
    await expect(previewDraft(session, await draft())).rejects.toEqual(new PackEditError('1.3', 'used'));
  });

  it('says by field what is missing', async () => {
    await question('');
    const made = await previewDraft(session, await draft());
    expect(made).toEqual({ faults: [{ list: 'items', id: '1.1', field: 'question.zh', reason: 'empty' }] });
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
