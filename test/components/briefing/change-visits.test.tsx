import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { ChangeVisits } from '../../../components/briefing/change-visits.tsx';
import { placeOf, START } from '../../../components/ui/data-list-state.ts';
import { edit } from '../../../lib/app/fields.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { membersOf } from '../../../lib/model/records.ts';
import { momentNow } from '../../../lib/model/time.ts';
import { freshProfile, readRecord } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { codesOf, draftOf, ratedVisit, shownNow } from '../../lib/app/briefing/stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
afterEach(cleanup);

const { briefingDesk: words } = deskWordsOf('zh-CN');

it('lets visits go that were taken away since they were chosen, so that the draft tells of them no more', async () => {
  const { session } = await freshProfile();
  placeOf('briefing-picks').value = START;
  const [kept, gone] = [await ratedVisit(session, '河东村'), await ratedVisit(session, '河西村')];
  const { briefing } = await draftOf(session, [kept, gone]);
  await session.queue.do([edit(await readRecord(session, 'visit', gone), 'deleted', momentNow())]);
  const shown = await shownNow(session, briefing);
  expect(codesOf(shown)).toContain('goneVisits');
  const onClose = vi.fn();
  stage(session, () => <ChangeVisits shown={shown} onClose={onClose} />);
  fireEvent.click(await screen.findByRole('button', { name: words.picks.changeAct }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(membersOf((await readRecord(session, 'briefing', briefing)).body, 'visit')).toEqual([kept]);
  expect(codesOf(await shownNow(session, briefing))).not.toContain('goneVisits');
});
