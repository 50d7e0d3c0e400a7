// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { typeField } from '../../../lib/app/fields.ts';
import { type Beside, heldBy, watchBeside } from '../../../lib/app/held-by.ts';
import { setManner } from '../../../lib/app/notes.ts';
import { addRemark } from '../../../lib/app/remarks.ts';
import type { Session } from '../../../lib/app/session.ts';
import { type Entry, getRecord } from '../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

async function noteOf(id: string): Promise<Entry<'note'>> {
  const note = await getRecord(session.db, 'note', id);
  if (!note) throw new Error('no note');
  return note;
}

it('counts anew what repeats a note when that changes, and asks for nothing at a key in the note', async () => {
  const { visit, notes } = await writeVisit(session, '河东社区', ['鲍二麻说补助款被扣']);
  const id = notes[0] ?? '';
  await setManner(session, await noteOf(id), { source: 'backToBack' });
  const at = await getRecord(session.db, 'visit', visit);
  if (!at) throw new Error('no visit');
  const told: Beside[] = [];
  const stop = watchBeside(
    session,
    { note: id, visit: at },
    {
      value: (beside) => told.push(beside),
      failed: (error) => expect.fail(String(error)),
    },
  );
  await vi.waitFor(() => expect(told).toHaveLength(1));
  for (let key = 0; key < 5; key++) {
    const note = await noteOf(id);
    typeField(session, note, 'text', `${note.body.text}了`, note.heads.text ?? []);
    await session.queue.flush();
    await new Promise((done) => setTimeout(done, 20));
  }
  expect(told).toHaveLength(1);
  await addRemark(session, at, { text: '查实补助款被扣了了一事', nature: 'advice' });
  await vi.waitFor(() => expect(told).toHaveLength(2));
  stop();
  const [before, after] = told;
  if (!before || !after) throw new Error('not told');
  expect(heldBy(await noteOf(id), before)).toEqual({ findings: 0, tags: 0, others: 0 });
  expect(heldBy(await noteOf(id), after)).toEqual({ findings: 0, tags: 0, others: 1 });
});
