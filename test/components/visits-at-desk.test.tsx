import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { VisitsAtDesk } from '../../components/visits-at-desk.tsx';
import { setField } from '../../lib/app/fields.ts';
import { remove } from '../../lib/app/notes.ts';
import { addTag } from '../../lib/app/tags.ts';
import { deskWordsOf } from '../../lib/i18n/desk.ts';
import { review } from '../../lib/i18n/zh-cn/review.ts';
import { fakeLocks } from '../fixtures/fake-locks.ts';
import { readRecord, writeVisit } from '../fixtures/profile.ts';
import { stage } from '../fixtures/stage.tsx';
import { fileFrom, newDevice, takeOn } from '../lib/app/bundle/devices.ts';
import { somebody, writes } from '../lib/app/review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });
beforeEach(() => fakeLocks());
afterEach(cleanup);

it('a visit that was taken away while another went on with it says so, and can be put back there', async () => {
  const [anna, lead] = [await newDevice('安娜'), await newDevice('组长')];
  const { visit } = await writeVisit(anna.use(), '河东村', ['一']);
  await takeOn(lead, await fileFrom(anna));
  await setField(anna.use(), await readRecord(anna.session, 'visit', visit), 'summary', '接着写的小结');
  await remove(lead.use(), await readRecord(lead.session, 'visit', visit));
  await takeOn(lead, await fileFrom(anna));
  stage(lead.use(), () => <VisitsAtDesk open={visit} />);
  await screen.findByText(deskWordsOf('zh-CN').visits.gone);
  await screen.findByText(/接着写的小结/);
  fireEvent.click(await screen.findByRole('button', { name: review.putBack }));
  await waitFor(async () => expect((await readRecord(lead.session, 'visit', visit)).shelf).toBe('live'));
});

it('counts no stranger’s word on a tag', async () => {
  const { session } = await newDevice('安娜');
  const { visit } = await writeVisit(session, '河东村', ['一']);
  const tag = await addTag(session, visit, 'F12');
  const { heads } = await readRecord(session, 'tag', tag);
  const of = { rec: tag, kind: 'tag' as const, parent: visit, sup: heads.status ?? [] };
  await writes(session, await somebody(session, 7), of, { status: 'confirmed' });
  stage(session, () => <VisitsAtDesk />);
  const { suspected, confirmed } = deskWordsOf('zh-CN').visits;
  await screen.findByText(suspected(1));
  expect(screen.queryByText(confirmed(1))).toBeNull();
  cleanup();
  const { container } = stage(session, () => <VisitsAtDesk open={visit} />);
  await waitFor(() => expect(container.querySelector('.chip b')?.textContent).toBe('疑似'));
});
