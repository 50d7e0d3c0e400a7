import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { VisitsAtDesk } from '../../components/visits-at-desk.tsx';
import { setField } from '../../lib/app/fields.ts';
import { remove } from '../../lib/app/notes.ts';
import { deskWordsOf } from '../../lib/i18n/desk.ts';
import { review } from '../../lib/i18n/zh-cn/review.ts';
import { fakeLocks } from '../fixtures/fake-locks.ts';
import { readRecord, writeVisit } from '../fixtures/profile.ts';
import { stage } from '../fixtures/stage.tsx';
import { fileFrom, newDevice, takeOn } from '../lib/app/bundle/devices.ts';

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
