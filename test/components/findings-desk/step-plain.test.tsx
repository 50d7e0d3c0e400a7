import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { PlainStep } from '../../../components/findings-desk/step-plain.tsx';
import { readTyped } from '../../../lib/app/typed.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { newestUnder } from '../../../lib/store/queries.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { listFinding, visitTo } from '../../lib/app/findings-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

afterEach(cleanup);

const { findingsDesk: words } = deskWordsOf('zh-CN');
const { findings } = laterWordsOf('zh-CN');
const field = () => screen.getByLabelText<HTMLTextAreaElement>(words.seenIfAny);

it('keeps what was seen with the step, what is half typed until then, and takes it without a word too', async () => {
  fakeLocks();
  const { session } = await freshProfile();
  const id = await listFinding(session, await visitTo(session, '河东村'), '没有自学');
  const onEnd = vi.fn();
  const open = (to: 'underway' | 'toCheck') => stage(session, () => <PlainStep finding={id} to={to} onEnd={onEnd} />);
  const seen = async () => (await newestUnder(session.db, id, 'step', 9)).map(({ body }) => body.seen ?? null);
  open('underway');
  fireEvent.input(field(), { target: { value: '书记说下周补课' } });
  await waitFor(async () => expect((await readTyped(session, id, 'seen.underway'))?.text).toBe('书记说下周补课'));
  cleanup();
  open('underway');
  await waitFor(() => expect(field().value).toBe('书记说下周补课'));
  fireEvent.click(screen.getByRole('button', { name: findings.take.underway }));
  await waitFor(() => expect(onEnd).toHaveBeenCalledOnce());
  expect(await seen()).toEqual(['书记说下周补课']);
  expect(await readTyped(session, id, 'seen.underway')).toBeNull();
  cleanup();
  open('toCheck');
  fireEvent.click(screen.getByRole('button', { name: findings.take.toCheck }));
  await waitFor(async () => expect(await seen()).toEqual([null, '书记说下周补课']));
});
