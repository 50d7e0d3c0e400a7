import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { TimeRow } from '../../../components/finish/time-row.tsx';
import { readVisit, setTime, startVisit } from '../../../lib/app/visits.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { freshProfile } from '../../fixtures/profile.ts';
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
