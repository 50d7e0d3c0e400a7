import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ReturnedList } from '../../../components/review/returned-list.tsx';
import { submitVisit } from '../../../lib/app/review/steps.ts';
import type { Session } from '../../../lib/app/session.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { enrol, MOMENT, somebody, writes } from '../../lib/app/review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

configure({ asyncUtilTimeout: 8000 });
let session: Session;
let visit: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  ({ visit } = await writeVisit(session, '河东村', []));
  await submitVisit(session, visit);
});
afterEach(cleanup);

it('names what was returned with the way to what is asked, and goes once it is handed over again', async () => {
  const { app } = stage(session, () => <ReturnedList />);
  const reviewer = await somebody(session, 7);
  await enrol(session, reviewer, 'reviewer');
  expect(screen.queryByRole('region')).toBeNull();
  const step = { to: 'returned', reason: '缺佐证', at: MOMENT };
  await writes(session, reviewer, { rec: session.newId(), kind: 'review', parent: visit }, step);
  await screen.findByRole('region', { name: '退回来等改的' });
  fireEvent.click(screen.getByRole('button', { name: /河东村.*已退回/ }));
  expect(app.go).toHaveBeenCalledWith({ screen: 'visit', visit, tab: 'finish' });
  await submitVisit(session, visit);
  await waitFor(() => expect(screen.queryByRole('region')).toBeNull());
});
