import { act, cleanup, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, it, vi } from 'vitest';
import { Outward } from '../../../components/visit/outward.tsx';
import { edit } from '../../../lib/app/fields.ts';
import { outgoingOf } from '../../../lib/app/outward.ts';
import { readVisit } from '../../../lib/app/visits.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { freshProfile, readRecord, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../lib/app/outward.ts', async (original) => {
  const real = await original<typeof import('../../../lib/app/outward.ts')>();
  return { ...real, outgoingOf: vi.fn(real.outgoingOf) };
});
afterEach(cleanup);

it('reckons what goes out of a protected note once for its words, however often it is drawn', async () => {
  const { session } = await freshProfile();
  const { visit, notes } = await writeVisit(session, '河东村', ['李大爷说路灯不亮']);
  const id = notes[0] ?? '';
  await session.queue.do([edit(await readRecord(session, 'note', id), 'source', 'backToBack')]);
  const line = await readVisit(session, visit);
  const first = await readRecord(session, 'note', id);
  if (!line) throw new Error('no visit');
  let become: (note: typeof first) => void = () => {};
  function Shown() {
    const [note, setNote] = useState(first);
    become = setNote;
    return <Outward note={note} line={line as NonNullable<typeof line>} />;
  }
  stage(session, () => <Shown />);
  const { points } = wordsOf('zh-CN').visit.outgoing;
  await screen.findByText(points, { exact: false });
  expect(outgoingOf).toHaveBeenCalledOnce();
  for (const _ of [1, 2, 3]) act(() => become({ ...first, body: { ...first.body } }));
  expect(outgoingOf).toHaveBeenCalledOnce();
  act(() => become({ ...first, body: { ...first.body, text: '路灯不亮' } }));
  await waitFor(() => expect(screen.queryByText(points, { exact: false })).toBeNull());
  expect(outgoingOf).toHaveBeenCalledTimes(2);
});
