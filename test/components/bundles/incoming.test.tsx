import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BundlesPage } from '../../../components/bundles/bundles-page.tsx';
import { decideKey } from '../../../lib/app/bundle/address-book.ts';
import { sealingOf } from '../../../lib/app/bundle/addressees.ts';
import { wordsOfFingerprint } from '../../../lib/app/bundle/fingerprint.ts';
import { handOut } from '../../../lib/app/bundle/hand-out.ts';
import { readIdentity } from '../../../lib/app/bundle/identity.ts';
import { setField } from '../../../lib/app/fields.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { absorb } from '../../../lib/store/absorb.ts';
import { newestUnder } from '../../../lib/store/queries.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { type Device, fileFrom, newDevice, takeOn, visitsOf } from '../../lib/app/bundle/devices.ts';
import { changeOf } from '../../lib/changes/builders.ts';

vi.mock('age-encryption', async (load) => (await import('../../fixtures/quick-age.ts')).quickAge(await load()));
vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const { bundles: words, bundlesChanges: says } = deskWordsOf('zh-CN');
let anna: Device;
let lead: Device;
beforeEach(async () => {
  fakeLocks();
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
});
afterEach(cleanup);

const show = (device: Device, open?: string) => stage(device.use(), () => <BundlesPage {...(open && { open })} />);
const choose = async (...files: readonly File[]) =>
  fireEvent.change(await screen.findByLabelText(words.choose, { selector: 'input' }), { target: { files } });
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('a file that came', () => {
  it('is read anew where another window took it in or refused its key while it was looked at', async () => {
    await writeVisit(anna.use(), '河东村', ['公示栏空着']);
    const [first, later] = [await fileFrom(anna), await fileFrom(anna)];
    show(lead, 'in');
    await choose(later);
    await screen.findByRole('button', { name: words.take });
    await takeOn(lead, first);
    await press(words.take);
    await screen.findByText(words.notTaken.overtaken);
    await screen.findByText(words.changesNothing);
    await press(words.done);

    await writeVisit(anna.use(), '河西村', ['另一处']);
    const third = await fileFrom(anna);
    lead.use();
    await choose(third);
    await screen.findByRole('button', { name: words.take });
    const { key } = await readIdentity(anna.session);
    const { person = '' } = (await lead.session.db.keys.get(key)) ?? {};
    await decideKey(lead.use(), { key, person, name: '安娜' }, 'refused');
    await press(words.take);
    await screen.findByRole('button', { name: words.theirs });
    expect(await visitsOf(lead)).toHaveLength(1);
  });

  it('says who packed it and what it would do, writes nothing before it is told to, and a second time changes nothing', async () => {
    await writeVisit(anna.use(), '河东村', ['公示栏空着', '台账是补的'], ['一份材料']);
    const file = await fileFrom(anna);
    show(lead, 'in');
    await choose(file);
    const card = within(await screen.findByRole('article', { name: file.name }));
    expect(await card.findAllByText(words.standings.first)).not.toEqual([]);
    expect(card.getAllByText('安娜').length).toBeGreaterThan(0);
    card.getByText(words.orders.first);
    card.getByText('河东村');
    card.getByText(words.attachments(1, '一份材料'.length * 3));
    expect(await visitsOf(lead)).toEqual([]);
    await press(words.take);
    await card.findByText(words.taken(1, 0));
    expect(await visitsOf(lead)).toHaveLength(1);
    await choose(file);
    await screen.findByText(words.changesNothing);
    expect(screen.queryByRole('button', { name: words.take })).toBeNull();
  });

  it('does not call refused what is here already: it says that the rest of it is refused', async () => {
    const { visit } = await writeVisit(anna.use(), '河东村', ['原话']);
    await takeOn(lead, await fileFrom(anna, []));
    const [note] = await newestUnder(anna.session.db, visit, 'note', 1);
    const file = await fileFrom(anna);
    const elsewhere = changeOf({ rec: note?.id ?? '', parent: lead.use().newId() });
    await absorb(lead.session.db, [elsewhere], Date.now());
    show(lead, 'in');
    await choose(file);
    await screen.findByText(words.nothingElse);
    expect(screen.queryByText(words.changesNothing)).toBeNull();
    expect(screen.queryByRole('button', { name: words.take })).toBeNull();
  });

  it('names each field on which two people disagree', async () => {
    const { visit } = await writeVisit(anna.use(), '河东村', ['原话']);
    await takeOn(lead, await fileFrom(anna));
    const [note] = await newestUnder(lead.use().db, visit, 'note', 1);
    if (!note) throw new Error('no note');
    await setField(lead.session, note, 'text', '组长改的');
    await setField(anna.use(), { ...note }, 'text', '安娜改的');
    const file = await fileFrom(anna);
    show(lead, 'in');
    await choose(file);
    await screen.findByText(words.is.conflicting);
    screen.getByText(`${words.kindOf.note} · 内容`);
    screen.getByText(words.totals({ new: 0, same: 1, updated: 0, conflicting: 1, refused: 0 }), { exact: false });
  });

  it('is left alone where a person leaves it', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    const file = await fileFrom(anna);
    show(lead, 'in');
    await choose(file);
    await screen.findByRole('button', { name: words.take });
    await press(words.leave);
    expect(screen.queryByRole('article')).toBeNull();
    expect(await visitsOf(lead)).toEqual([]);
  });

  it('is told apart by its own fault, others of the same choice by theirs', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    const sound = await fileFrom(anna);
    show(lead, 'in');
    await choose(
      new File(['不是'], '假的.visits'),
      new File([(await sound.arrayBuffer()).slice(0, 900)], '断的.visits'),
      sound,
    );
    const cards = await screen.findAllByRole('article');
    expect(cards).toHaveLength(3);
    await screen.findByRole('button', { name: words.take });
    expect(cards[0]?.textContent).toContain(words.nothingDone);
    expect(cards[1]?.textContent).toContain(words.nothingDone);
    expect(cards[0]?.textContent).toContain(words.refusals.notABundle);
  });

  it('shows a name with markup, of ten thousand signs, as text', async () => {
    const name = `<img src=x onerror=alert(1)>\u202e${'长'.repeat(180)}`;
    await writeVisit(anna.use(), name, ['一']);
    const file = await fileFrom(anna);
    show(lead, 'in');
    await choose(new File([file], `${'文'.repeat(10_000)}.visits`));
    await screen.findByRole('button', { name: words.take });
    expect(document.querySelector('img')).toBeNull();
    expect(document.body.textContent).toContain('<img src=x');
    expect(document.querySelector('article')?.textContent).not.toContain('\u202e');
    expect(document.body.textContent?.length).toBeLessThan(6000);
  });
});

describe('a sealed file', () => {
  it('asks for its passphrase, says when that is wrong, and opens', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    const visits = await visitsOf(anna);
    const sealed = sealingOf({ is: 'passphrase', passphrase: '春天的十二个字' });
    const made = await handOut(anna.session, { visits, to: 'anybody' }, sealed);
    show(lead, 'in');
    await choose(new File([made.blob], made.name));
    const field = await screen.findByLabelText(words.passphrase);
    fireEvent.input(field, { target: { value: '不对' } });
    await press(words.unseal);
    fireEvent.input(await screen.findByLabelText(words.passphrase), { target: { value: '' } });
    await waitFor(() => expect(screen.getAllByText(words.wrongPassphrase).length).toBeGreaterThan(0));
    fireEvent.input(screen.getByLabelText(words.passphrase), { target: { value: '春天的十二个字' } });
    await press(words.unseal);
    await screen.findByText(words.sealed);
  }, 60_000);

  it('opens by itself where it was sealed to our key', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    const { key } = await readIdentity(lead.use());
    const visits = await visitsOf(anna);
    const made = await handOut(anna.use(), { visits, to: 'anybody' }, sealingOf({ is: 'keys', keys: [key] }));
    show(lead, 'in');
    await choose(new File([made.blob], made.name));
    await screen.findByText(words.sealed);
  });
});

describe('another key of somebody who is known', () => {
  beforeEach(async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    await takeOn(lead, await fileFrom(anna));
    await anna.use().db.meta.delete('identity');
    await writeVisit(anna.session, '河西村', ['二']);
  });

  it('is shown beside the known one as words, and nothing comes in until a person says that it is theirs', async () => {
    const [old] = await lead.session.db.keys.toArray();
    const file = await fileFrom(anna);
    const { fingerprint } = await readIdentity(anna.session);
    show(lead, 'in');
    await choose(file);
    const fresh = within(await screen.findByRole('region', { name: says.partOf(words.newKey, file.name) }));
    const said = fresh.getAllByRole('listitem').map((one) => one.textContent);
    expect(said).toEqual(wordsOfFingerprint(fingerprint, 'zh-CN'));
    const known = within(await screen.findByRole('region', { name: says.partOf(words.knownKey, file.name) }));
    expect(known.getAllByRole('listitem').map((one) => one.textContent)).not.toEqual(said);
    expect(old).toBeDefined();
    expect(screen.queryByRole('button', { name: words.take })).toBeNull();
    await press(words.theirs);
    expect(await screen.findAllByText(words.standings.confirmed)).not.toEqual([]);
    await screen.findByRole('button', { name: words.take });
  });

  it('is refused for good where a person says so', async () => {
    const file = await fileFrom(anna);
    show(lead, 'in');
    await choose(file);
    await press(words.refuse);
    await screen.findByText(words.blockedRefused);
    expect(await visitsOf(lead)).toHaveLength(1);
  });
});
