// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { handOutTasks, TasksHeld } from '../../../../lib/app/desk/tasks-held.ts';
import { setMayGo } from '../../../../lib/app/may-go.ts';
import { setManner } from '../../../../lib/app/notes.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { contentsOf, freshProfile, writeVisit } from '../../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const SAID = '鲍二麻说补助款被人扣了一半';
let session: Session;
let unit: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  const { visit, notes } = await writeVisit(session, '河东社区', [SAID]);
  unit = (await getRecord(session.db, 'visit', visit))?.body.unit ?? '';
  await because(`有人反映${SAID}`);
  const note = await getRecord(session.db, 'note', notes[0] ?? '');
  if (note) await setManner(session, note, { source: 'backToBack' });
});

/** Writes why a member must not go to the unit. */
const because = (why: string) =>
  session.queue.do([{ rec: unit, kind: 'unit', parent: null, field: `recusedWhy.${session.me.id}`, value: why }]);
const make = () => handOutTasks(session, () => undefined, new AbortController().signal);
const refused = async () => {
  const error = await make().catch((reason: unknown) => reason);
  return error instanceof TasksHeld ? error.held.parts.map(({ record, field }) => [record.id, field]) : 'made';
};

it('is not made while it repeats what was said back to back, and names where', async () => {
  expect(await refused()).toEqual([[unit, 'recusedWhy']]);
});

it('is made once that was put otherwise, and what was said there before is forgotten', async () => {
  await because('和那里有往来');
  expect(JSON.stringify(await contentsOf(session))).toContain(`有人反映${SAID}`);
  expect((await make()).counts.records).toBeGreaterThan(0);
  expect(JSON.stringify(await contentsOf(session))).not.toContain(`有人反映${SAID}`);
});

it('is made where a person said that it may go', async () => {
  const entry = await getRecord(session.db, 'unit', unit);
  const part = `recusedWhy.${session.me.id}`;
  if (entry) await setMayGo(session, entry, { part, text: `有人反映${SAID}` }, true);
  expect(await refused()).toBe('made');
});
