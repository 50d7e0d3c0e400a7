import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BundlesPage } from '../../../components/bundles/bundles-page.tsx';
import { wordsOfFingerprint } from '../../../lib/app/bundle/fingerprint.ts';
import { readIdentity } from '../../../lib/app/bundle/identity.ts';
import { setField } from '../../../lib/app/fields.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { newestUnder } from '../../../lib/store/queries.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { type Device, fileFrom, newDevice, takeOn, visitsOf } from '../../lib/app/bundle/devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const { bundles: words, bundlesTeam: team } = deskWordsOf('zh-CN');
let anna: Device;
let lead: Device;
let visit: string;
let digest: string;
beforeEach(async () => {
  fakeLocks();
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
  ({ visit } = await writeVisit(anna.use(), '河东村', ['一']));
  ({ digest } = await takeOn(lead, await fileFrom(anna)));
  lead.use();
});
afterEach(cleanup);

const show = (open?: string) => stage(lead.use(), () => <BundlesPage {...(open && { open })} />);
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const takeBackForGood = async () => {
  await press(words.takeBack);
  fireEvent.click(within(await screen.findByRole('dialog', { hidden: true })).getByText(words.takeBack));
};

describe('the list of files', () => {
  it('says what to do while there is nothing', async () => {
    await lead.session.db.bundles.clear();
    const { app } = show();
    await screen.findByText(words.none);
    fireEvent.click(screen.getAllByRole('button', { name: words.takeIn })[1] as HTMLElement);
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'bundles', open: 'in' });
  });

  it('holds what came and what went, and from whom or to whom', async () => {
    await fileFrom(lead);
    show();
    const [head, ...rows] = within(await screen.findByRole('table')).getAllByRole('row');
    // The narrowest list leaves its room to the name: the state says the way as well.
    const always = [...(head?.querySelectorAll('th.any') ?? [])].map(({ textContent }) => textContent?.trim());
    expect(always).toEqual([words.columns.at, words.columns.who, words.columns.state]);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining(`${words.ways.went}${words.anybody}`),
      expect.stringContaining(`${words.ways.came}安娜`),
    ]);
  });
});

describe('taking back', () => {
  it('takes away what only that file brought', async () => {
    show(digest);
    await takeBackForGood();
    await screen.findByText(words.tookBack);
    expect(await visitsOf(lead)).toEqual([]);
  });

  it('names what stands upon it and leads there, and changes nothing', async () => {
    const [note] = await newestUnder(lead.session.db, visit, 'note', 1);
    if (!note) throw new Error('no note');
    await setField(lead.session, note, 'text', '改了');
    const { app } = show(digest);
    await takeBackForGood();
    await screen.findByText(words.inUse);
    const link = screen.getByRole('button', { name: new RegExp(`^${words.kindOf.note} .*河东村$`) });
    fireEvent.click(link);
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'visits', open: visit, focus: note.id });
    expect(await visitsOf(lead)).toEqual([visit]);
  });
});

describe('the address book', () => {
  it("shows one's own key as words", async () => {
    show('people');
    const { fingerprint } = await readIdentity(lead.session);
    const own = within(await screen.findByRole('region', { name: words.own }));
    const said = (await own.findAllByRole('listitem')).map((one) => one.textContent);
    expect(said).toEqual(wordsOfFingerprint(fingerprint, 'zh-CN'));
  });

  it('says so where a file is no identity file, and stays who it was', async () => {
    const { fingerprint } = await readIdentity(lead.session);
    show('people');
    await press(words.loadIdentity);
    const file = new File(['不是'], 'a.age');
    fireEvent.change(await screen.findByLabelText(words.identityFile), { target: { files: [file] } });
    fireEvent.input(screen.getByLabelText(words.passphrase), { target: { value: '随便一句口令' } });
    fireEvent.click(screen.getAllByRole('button', { name: words.loadIdentity })[1] as HTMLElement);
    await screen.findByText(words.identityUnreadable);
    expect((await readIdentity(lead.session)).fingerprint).toBe(fingerprint);
  });

  it('confirms a key once its words were compared, and that can be undone', async () => {
    show('people');
    const others = within(await screen.findByRole('region', { name: words.others }));
    await others.findByText(words.standingShort.seen);
    fireEvent.click(others.getByRole('button', { name: team.compareWho('安娜') }));
    const dialog = within(await screen.findByRole('dialog', { hidden: true }));
    fireEvent.click(dialog.getByText(words.theirs));
    await others.findByText(words.standingShort.confirmed);
    await lead.session.undo.undo();
    await waitFor(() => others.getByText(words.standingShort.seen));
  });
});
