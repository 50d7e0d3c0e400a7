// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { claimDraft, holdDraft, isHeldElsewhere, isOwnDraft } from '../../../lib/app/drafts.ts';
import { beginNote, keepNote, setDraftManner } from '../../../lib/app/notes.ts';
import type { Session } from '../../../lib/app/session.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { freshProfile } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const MANNER = { how: 'ask', source: 'backToBack', items: ['2.1'] } as const;
let session: Session;
let visit: string;
let held: Set<string>;
beforeEach(async () => {
  held = fakeLocks();
  ({ session } = await freshProfile());
  visit = await startVisit(session, { name: '甲' });
});

describe('a draft', () => {
  it('is taken up as it was left, with words that were not on disk yet', async () => {
    const id = beginNote(session, visit, '看到一半', MANNER);
    const claimed = await claimDraft(session, visit);
    expect(claimed).toMatchObject({ id, text: '看到一半', manner: MANNER });
    expect(isOwnDraft(id)).toBe(true);
    expect(await isHeldElsewhere(id)).toBe(false);
  });

  it('is one window’s until it lets go', async () => {
    const id = beginNote(session, visit, '看', MANNER);
    const claimed = await claimDraft(session, visit);
    expect(await claimDraft(session, visit)).toBeNull();
    claimed?.release();
    await vi.waitFor(() => expect(held.size).toBe(0));
    expect((await claimDraft(session, visit))?.id).toBe(id);
  });

  it('that another window writes is left to it, and the next is taken', async () => {
    const theirs = beginNote(session, visit, '旧', MANNER);
    const newer = beginNote(session, visit, '新', MANNER);
    held.add(`draft:${newer}`);
    expect(await isHeldElsewhere(newer)).toBe(true);
    expect(isOwnDraft(newer)).toBe(false);
    expect((await claimDraft(session, visit))?.id).toBe(theirs);
    expect(await holdDraft(newer)).toBeNull();
    expect(isOwnDraft(newer)).toBe(false);
  });

  it('is none once it was put down: then it is a note', async () => {
    const id = beginNote(session, visit, '看', MANNER);
    setDraftManner(session, visit, id, MANNER, { how: 'look', source: 'public', items: ['2.2'] });
    await keepNote(session, visit, id, '看到');
    expect(await claimDraft(session, visit)).toBeNull();
    expect(await getRecord(session.db, 'note', id)).toMatchObject({
      shelf: 'live',
      body: { text: '看到', how: 'look', source: 'public', 'items.2.1': false, 'items.2.2': true },
    });
  });

  it('counts as no note before that', async () => {
    const id = beginNote(session, visit, '看', MANNER);
    await session.queue.flush();
    expect((await getRecord(session.db, 'visit', visit))?.counts?.note ?? 0).toBe(0);
    await keepNote(session, visit, id, '看');
    expect((await getRecord(session.db, 'visit', visit))?.counts?.note).toBe(1);
  });
});
