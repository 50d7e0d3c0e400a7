// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  beginComment,
  claimComment,
  keepComment,
  removeComment,
  typeComment,
} from '../../../../lib/app/review/comments.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let visit: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  ({ visit } = await writeVisit(session, '河东村', []));
});
const read = (id: string) => getRecord(session.db, 'comment', id);

describe('a comment', () => {
  it('is kept from its first word on and put down as a whole; undone and taken away', async () => {
    const id = beginComment(session, visit, { on: visit, field: 'rating.2.1' }, '为');
    typeComment(session, visit, id, '为什么');
    await session.queue.flush();
    expect(await read(id)).toMatchObject({ shelf: 'draft', body: { text: '为什么', on: visit, field: 'rating.2.1' } });
    expect(await keepComment(session, visit, id, ' ')).toBe(false);
    expect(await keepComment(session, visit, id, '为什么是好')).toBe(true);
    expect(await read(id)).toMatchObject({ shelf: 'live', body: { text: '为什么是好' } });
    expect(await session.undo.undo()).toBe('commented');
    expect((await read(id))?.shelf).toBe('deleted');
    const other = beginComment(session, visit, { on: visit }, '另一条');
    await keepComment(session, visit, other, '另一条');
    const entry = await read(other);
    if (entry) await removeComment(session, entry);
    expect((await read(other))?.shelf).toBe('deleted');
    expect(await session.undo.undo()).toBe('commentRemoved');
    expect((await read(other))?.shelf).toBe('live');
  });

  it('that was begun is taken up again where it was begun and nowhere else', async () => {
    const id = beginComment(session, visit, { on: visit, field: 'rating.2.1' }, '为什么');
    expect(await claimComment(session, visit, { on: visit })).toBeNull();
    const claimed = await claimComment(session, visit, { on: visit, field: 'rating.2.1' });
    expect(claimed).toMatchObject({ id, text: '为什么' });
    expect(await claimComment(session, visit, { on: visit, field: 'rating.2.1' })).toBeNull();
    claimed?.release();
  });
});
