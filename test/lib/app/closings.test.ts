// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeStep } from '../../../lib/app/findings-steps.ts';
import { remove } from '../../../lib/app/notes.ts';
import type { Session } from '../../../lib/app/session.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { findingOf, listFinding, noteAt, visitTo } from './findings-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let told: [string, readonly string[]][];
beforeEach(async () => {
  ({ session } = await freshProfile());
  told = [];
});

/** A finding that is closed by a note of a follow-up visit. */
async function closed() {
  const made = await visitTo(session, '河东村');
  const id = await listFinding(session, made, '宣传栏没换');
  const follow = await startVisit(session, { id: made.body.unit });
  const step = async (to: 'underway' | 'toCheck' | 'closed' | 'redo', note: string | null = null) =>
    takeStep(session, await findingOf(session, id), {
      to,
      visit: follow,
      note,
      reason: to === 'redo' ? 'cameBack' : null,
    });
  await step('underway');
  await step('toCheck');
  const note = await noteAt(session, follow, '换了');
  await step('closed', note);
  session.undo.onAct((name, about) => told.push([name, about]));
  return { made: made.id, follow, note, step };
}
const take = async (kind: 'note' | 'visit', id: string) => {
  const entry = await getRecord(session.db, kind, id);
  if (entry) await remove(session, entry);
};

describe('taking away what a closing rests on', () => {
  it('names the finding that loses its ground, for a note and for a visit', async () => {
    const { follow, note } = await closed();
    await take('note', note);
    await session.undo.undo();
    await take('visit', follow);
    expect(told).toEqual([
      ['noteRemoved', ['宣传栏没换']],
      ['visitRemoved', ['宣传栏没换']],
    ]);
  });

  it('names none for another note, for the visit that found it, and once it is done again', async () => {
    const { made, follow, note, step } = await closed();
    await take('note', await noteAt(session, follow, '别的'));
    await take('visit', made);
    await session.undo.undo();
    await step('redo', await noteAt(session, follow, '又旧了'));
    told = [];
    await take('note', note);
    expect(told).toEqual([['noteRemoved', []]]);
  });
});
