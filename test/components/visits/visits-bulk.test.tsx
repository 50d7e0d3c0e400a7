import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { VisitsBulk } from '../../../components/visits/visits-bulk.tsx';
import { takeStep } from '../../../lib/app/findings-steps.ts';
import { submitVisit } from '../../../lib/app/review/steps.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { findingOf, listFinding, noteAt, visitTo } from '../../lib/app/findings-stage.ts';
import { MOMENT, somebody, writes } from '../../lib/app/review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= () => undefined;
  HTMLDialogElement.prototype.close ??= () => undefined;
});
afterEach(cleanup);

const { visits: words } = deskWordsOf('zh-CN');
const { finish } = wordsOf('zh-CN');

it('names what was closed by a visit before it is taken away, and can be told to keep it', async () => {
  const { session } = await freshProfile();
  const made = await visitTo(session, '河东村');
  const id = await listFinding(session, made, '宣传栏没换');
  const follow = await startVisit(session, { id: made.body.unit });
  for (const to of ['underway', 'toCheck', 'closed'] as const) {
    const note = to === 'closed' ? await noteAt(session, follow, '换了') : null;
    await takeStep(session, await findingOf(session, id), { to, visit: follow, note });
  }
  const shelf = async () => (await getRecord(session.db, 'visit', follow))?.shelf;
  stage(session, () => <VisitsBulk picked={new Map([[follow, '河东村']])} />);
  const remove = () => screen.getByRole('button', { name: words.bulk.remove });
  fireEvent.click(remove());
  const asked = await screen.findByRole('dialog', { name: words.closedAsk, hidden: true });
  expect(asked.textContent).toContain(words.closedBy(1));
  expect(asked.textContent).toContain('宣传栏没换');
  fireEvent.click(within(asked).getByText(words.closedKeep));
  await waitFor(() => expect(screen.queryByText(words.closedAsk)).toBeNull());
  expect(await shelf()).toBe('live');
  fireEvent.click(remove());
  const again = await screen.findByRole('dialog', { name: words.closedAsk, hidden: true });
  fireEvent.click(within(again).getByText(words.bulk.remove));
  await waitFor(async () => expect(await shelf()).toBe('deleted'));
  await session.undo.undo();
  expect(await shelf()).toBe('live');
});

it('hands over what can be, and names what was already with how it stands', async () => {
  const { session } = await freshProfile();
  const handed = await startVisit(session, { name: '白马村' });
  const open = await startVisit(session, { name: '杨柳村' });
  await submitVisit(session, handed);
  const picked = new Map([
    [handed, '2026-11-21 白马村'],
    [open, '2026-11-21 杨柳村'],
  ]);
  stage(session, () => <VisitsBulk picked={picked} />);
  fireEvent.click(screen.getByRole('button', { name: words.bulk.handOver }));
  expect((await screen.findByRole('alert')).textContent).toBe(words.bulkLeft(1));
  const { states } = laterWordsOf('zh-CN').review;
  expect(screen.getByText(words.bulkLeftOne('2026-11-21 白马村', states.submitted))).toBeTruthy();
  expect((await getRecord(session.db, 'visit', open))?.body.handed).toBeTruthy();
});

it('asks before it hands over for those who wrote the visits, and leaves them where own ones are picked too', async () => {
  const { session } = await freshProfile();
  const own = await startVisit(session, { name: '白马村' });
  const { unit = '', campaign = '' } = (await getRecord(session.db, 'visit', own))?.body ?? {};
  const cai = await somebody(session, 7);
  const theirs = session.newId();
  const body = { unit, campaign, by: cai.id, packVersion: session.pack.version, began: MOMENT };
  await writes(session, cai, { rec: theirs, kind: 'visit', parent: unit }, body);
  const handed = async (id: string) => Boolean((await getRecord(session.db, 'visit', id))?.body.handed);
  const press = () => fireEvent.click(screen.getByRole('button', { name: words.bulk.handOver }));
  const ask = () => screen.findByRole('dialog', { name: finish.handOverFor, hidden: true });
  const all = stage(session, () => (
    <VisitsBulk
      picked={
        new Map([
          [own, '我的'],
          [theirs, '别人的'],
        ])
      }
    />
  ));
  press();
  expect((await screen.findByRole('alert')).textContent).toBe(`${words.bulkLeft(1)}${words.bulkOthersHow}`);
  screen.getByText(words.bulkLeftOne('别人的', words.bulkOthers('第7人')));
  expect([await handed(own), await handed(theirs)]).toEqual([true, false]);
  all.unmount();
  stage(session, () => <VisitsBulk picked={new Map([[theirs, '别人的']])} />);
  press();
  expect((await ask()).textContent).toContain(words.bulkFor(1, words.bulkForOne('第7人', 1)));
  fireEvent.click(within(await ask()).getByText(words.bulkForLeave));
  expect(await handed(theirs)).toBe(false);
  press();
  fireEvent.click(within(await ask()).getByRole('button', { name: finish.handOverFor, hidden: true }));
  await waitFor(async () => expect(await handed(theirs)).toBe(true));
});
