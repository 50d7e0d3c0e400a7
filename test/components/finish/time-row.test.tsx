import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimeRow } from '../../../components/finish/time-row.tsx';
import type { Session } from '../../../lib/app/session.ts';
import { readVisit, setTime, startVisit } from '../../../lib/app/visits.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { freshProfile, readRecord } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
afterEach(cleanup);

it.each([
  ['2026-01-01T08:00', '08:00'],
  ['2026-01-02T08:00', '1月2日 08:00'],
  ['2020-01-01T08:00', '2020-01-01 08:00'],
])('says of an end at %s as much as tells it from the beginning', async (typed, said) => {
  const { session } = await freshProfile();
  const id = await startVisit(session, { name: '甲' });
  for (const [which, time] of [
    ['began', '2026-01-01T07:00'],
    ['ended', typed],
  ] as const) {
    const line = await readVisit(session, id);
    if (line) await setTime(session, line.visit, which, time);
  }
  const line = await readVisit(session, id);
  if (!line) throw new Error('no visit');
  stage(session, () => <TimeRow visit={line.visit} asked={0} />);
  expect(await screen.findByText(wordsOf('zh-CN').finish.span('07:00', said))).toBeTruthy();
});

describe('a time that is typed', () => {
  const { finish } = wordsOf('zh-CN');
  const { dayFaults } = laterWordsOf('zh-CN').findings;
  let session: Session;
  let id: string;
  beforeEach(async () => {
    ({ session } = await freshProfile());
    id = await startVisit(session, { name: '甲' });
    await setTime(session, await readRecord(session, 'visit', id), 'ended', '2026-11-21T16:30');
    const visit = await readRecord(session, 'visit', id);
    stage(session, () => <TimeRow visit={visit} asked={1} />);
    await screen.findByLabelText(finish.ended);
  });
  const ended = async () => (await readRecord(session, 'visit', id)).body.ended?.typed;
  const changes = () => session.db.changes.where('rec').equals(id).count();
  /** What the browser's field holds after each key, from part to part; then it is left. */
  const type = (...times: string[]) => {
    const field = screen.getByLabelText<HTMLInputElement>(finish.ended);
    field.focus();
    for (const value of times) {
      fireEvent.keyDown(field, { key: '1' });
      fireEvent.change(field, { target: { value } });
    }
    act(() => field.blur());
  };

  it('is one change when the field is left, and undone as one', async () => {
    const before = await changes();
    type('2026-01-21T16:30', '2026-12-21T16:30', '2026-12-02T16:30', '2026-12-02T01:30', '2026-12-02T17:05');
    await waitFor(async () => expect(await ended()).toBe('2026-12-02T17:05'));
    expect(await changes()).toBe(before + 1);
    await session.undo.undo();
    expect(await ended()).toBe('2026-11-21T16:30');
  });

  it.each([
    ['0026-11-21T16:30', dayFaults.tooEarly],
    ['2101-11-21T16:30', dayFaults.tooLate],
  ])('keeps what was stored where it can’t be: %s', async (typed, why) => {
    const before = await changes();
    type('2026-01-21T16:30', typed);
    expect(screen.getByRole('alert').textContent).toBe(why);
    await session.queue.flush();
    expect([await ended(), await changes()]).toEqual(['2026-11-21T16:30', before]);
  });
});
