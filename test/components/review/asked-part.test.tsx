import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FinishBar } from '../../../components/finish/finish-tab.tsx';
import { AskedPart } from '../../../components/review/asked-part.tsx';
import { useWatch } from '../../../components/ui/use-watch.ts';
import { submitVisit } from '../../../lib/app/review/steps.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import type { VisitLine } from '../../../lib/app/visits.ts';
import { watchVisit } from '../../../lib/app/watch.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { freshProfile, readRecord, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { enrol, MOMENT, type Person, somebody, writes } from '../../lib/app/review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

configure({ asyncUtilTimeout: 8000 });
let session: Session;
let reviewer: Person;
let visit: string;
let notes: string[];
beforeEach(async () => {
  fakeLocks();
  ({ session } = await freshProfile());
  ({ visit, notes } = await writeVisit(session, '河东村', ['宣传栏半年没换']));
  reviewer = await somebody(session, 7);
  await enrol(session, reviewer, 'reviewer');
});
afterEach(cleanup);

function Panel() {
  const line = useWatch<VisitLine | null>((on) => watchVisit(session, visit, on), []);
  return (
    <>
      <AskedPart visit={visit} />
      {line && <FinishBar line={line} onExport={vi.fn()} />}
    </>
  );
}

/** The reviewer returns the visit with a comment on its note. */
async function returned(): Promise<void> {
  const comment = session.newId();
  const said = { on: notes[0] ?? '', text: '哪一天看的？', at: MOMENT };
  await writes(session, reviewer, { rec: comment, kind: 'comment', parent: visit }, said);
  const step = { to: 'returned', at: MOMENT, [`asks.${comment}`]: true };
  await writes(session, reviewer, { rec: session.newId(), kind: 'review', parent: visit }, step);
}

it('shows nothing of a review where there was none', async () => {
  stage(session, () => <Panel />);
  await screen.findByRole('button', { name: '交给组长' });
  expect(screen.queryByRole('region', { name: '审核要求' })).toBeNull();
});

it('shows what was asked with the way there, takes the answer in place, says what changed, and hands over again', async () => {
  await submitVisit(session, visit);
  await returned();
  const { app } = stage(session, () => <Panel />);
  const asked = await screen.findByRole('region', { name: '审核要求' });
  expect(within(asked).getByText('哪一天看的？')).toBeTruthy();
  expect(within(asked).getByText('请看')).toBeTruthy();
  fireEvent.click(within(asked).getByRole('button', { name: '去看：记录：宣传栏半年没换' }));
  expect(app.go).toHaveBeenCalledWith({ screen: 'visit', visit, tab: 'notes', focus: notes[0] });
  fireEvent.click(within(asked).getByRole('button', { name: '回复' }));
  fireEvent.input(await screen.findByLabelText(/^回复：记录/), { target: { value: '3 日' } });
  fireEvent.click(screen.getByRole('button', { name: /^记下回复/ }));
  await within(asked).findByText('3 日');
  const note = await readRecord(session, 'note', notes[0] ?? '');
  await session.queue.do([
    { rec: note.id, kind: 'note', parent: visit, field: 'text', value: '3 日看，宣传栏半年没换' },
  ]);
  await within(asked).findByText(/宣传栏半年没换 → 3 日看，宣传栏半年没换/);
  fireEvent.click(screen.getByRole('button', { name: '再交一次' }));
  await screen.findByRole('button', { name: '收回' });
});

it('offers no taking back of what was accepted', async () => {
  await submitVisit(session, visit);
  await writes(
    session,
    reviewer,
    { rec: session.newId(), kind: 'review', parent: visit },
    { to: 'accepted', at: MOMENT },
  );
  stage(session, () => <Panel />);
  await screen.findByText('已通过。要再改，请组长重新打开。');
  await waitFor(() => expect(screen.queryByRole('button', { name: /收回|交/ })).toBeNull());
});

it('says what was decided of a tag, by whom and why', async () => {
  const tag = await addTag(session, visit, 'F08');
  const verdict = { tag, to: 'ruledOut', reason: '查过台账', at: MOMENT };
  await writes(session, reviewer, { rec: session.newId(), kind: 'verdict', parent: visit }, verdict);
  stage(session, () => <Panel />);
  await screen.findByText('认定过的标签 1 个');
  expect(screen.getByText('查过台账')).toBeTruthy();
  expect(screen.getByText(/^某，/)).toBeTruthy();
});
