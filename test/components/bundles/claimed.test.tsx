import { cleanup, configure, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BundlesPage } from '../../../components/bundles/bundles-page.tsx';
import { takeBack } from '../../../lib/app/bundle/take-back.ts';
import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { absorb } from '../../../lib/store/absorb.ts';
import { newestUnder } from '../../../lib/store/queries.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { type Device, fileFrom, newDevice, openOn, takeOn } from '../../lib/app/bundle/devices.ts';
import { bundled } from '../../lib/bundle/bundles.ts';
import { authorOf, changeOf, idOf } from '../../lib/changes/builders.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const { bundles: words, bundlesChanges: says } = deskWordsOf('zh-CN');
const { claims } = words;
let lead: Device;
let honest: File;
let note: string;
beforeEach(async () => {
  fakeLocks();
  lead = await newDevice('组长');
  const anna = await newDevice('安娜');
  const { visit } = await writeVisit(anna.use(), '河东社区', ['公示栏空着']);
  note = (await newestUnder(anna.session.db, visit, 'note', 1))[0]?.id ?? '';
  honest = await fileFrom(anna);
});
afterEach(cleanup);

/** A stranger's file that says of Anna's note that it belongs elsewhere. */
const claiming = () =>
  new File(
    [
      bundled((raw) => {
        const line = changeLine(changeOf({ rec: note, parent: idOf(500), author: authorOf(1) }));
        raw.batches = raw.batches.slice(0, 1).map((one) => ({ ...one, lines: [line] }));
      }),
    ],
    'M.visits',
  );

async function showRefused() {
  const staged = stage(lead.use(), () => <BundlesPage open="in" />);
  const field = await screen.findByLabelText(words.choose, { selector: 'input' });
  fireEvent.change(field, { target: { files: [honest] } });
  return { staged, region: await screen.findByRole('region', { name: says.partOf(words.refused, honest.name) }) };
}

it('an honest part that does not fit is said to stand back for a file that came before, with the way to that file', async () => {
  const { digest } = await takeOn(lead, claiming());
  const { region } = await showRefused();
  const refused = within(region);
  refused.getByText(claims.part('安娜'));
  refused.getByText(claims.byFiles('王督导', '安娜'));
  refused.getByText(claims.wayOut(1));
  refused.getByRole('button', { name: claims.file('王督导', 'M.visits') });
  // Nothing sounds as if she were to blame, and what lacks something is her visit.
  expect(region.textContent).not.toContain(words.refusals.foreign);
  expect(region.textContent).not.toContain(words.partRefused('安娜'));
  expect(region.textContent).toContain('河东社区');
  expect(region.textContent).not.toContain(words.kindOf.note);
  await takeBack(lead.session, digest);
  fireEvent.click(refused.getByRole('button', { name: claims.again }));
  await screen.findByRole('button', { name: words.take });
  expect(screen.queryByText(claims.wayOut(1))).toBeNull();
});

it('the way to the file leads to where it is taken back', async () => {
  const { digest } = await takeOn(lead, claiming());
  const { region, staged } = await showRefused();
  fireEvent.click(within(region).getByRole('button', { name: claims.file('王督导', 'M.visits') }));
  expect(staged.app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'bundles', open: digest });
});

it('where no file can be named it says so, and where the record is one’s own that nothing moves it', async () => {
  await absorb(lead.use().db, [changeOf({ rec: note, parent: idOf(500), author: authorOf(9) })], Date.now());
  const { region } = await showRefused();
  within(region).getByText(claims.untraced('', '安娜'));
  expect(within(region).queryByRole('button', { name: claims.again })).toBeNull();
  cleanup();
  const own = await writeVisit(lead.use(), '河西村', ['自己的']);
  note = own.notes[0] ?? '';
  honest = claiming();
  expect((await openOn(lead, honest)).refused[0]?.claim?.isOwn).toBe(true);
  within((await showRefused()).region).getByText(claims.byOwn);
});
