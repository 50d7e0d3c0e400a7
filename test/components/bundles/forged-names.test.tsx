import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BundlesPage } from '../../../components/bundles/bundles-page.tsx';
import { showMaker } from '../../../components/ui/show-value.ts';
import { setName } from '../../../lib/app/people.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { type Device, fileFrom, newDevice, takeOn } from '../../lib/app/bundle/devices.ts';

vi.mock('age-encryption', async (load) => (await import('../../fixtures/quick-age.ts')).quickAge(await load()));
vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const { bundles: words, bundlesChanges: says, bundlesCame: came } = deskWordsOf('zh-CN');
const { finish } = wordsOf('zh-CN');
let anna: Device;
let ben: Device;
let lead: Device;
beforeEach(async () => {
  fakeLocks();
  anna = await newDevice('安娜');
  ben = await newDevice('本');
  lead = await newDevice('组长');
});
afterEach(cleanup);

const show = (device: Device, open?: string) => stage(device.use(), () => <BundlesPage {...(open && { open })} />);
const choose = async (file: File) =>
  fireEvent.change(await screen.findByLabelText(words.choose, { selector: 'input' }), { target: { files: [file] } });

describe('somebody whose name is a word for oneself', () => {
  it('is never called by it: in a dry run, the files, the address book and the team', async () => {
    await setName(ben.use(), '我');
    await writeVisit(ben.session, '河东村', ['一']);
    const file = await fileFrom(ben);
    show(lead, 'in');
    await choose(file);
    const card = within(await screen.findByRole('article', { name: file.name }));
    await card.findAllByText(words.standings.first);
    expect(card.getAllByText(finish.callsThemselves('我')).length).toBeGreaterThan(1);
    expect(card.queryAllByText('我')).toEqual([]);
    cleanup();
    await takeOn(lead, file);
    for (const open of [undefined, 'people']) {
      show(lead, open);
      expect((await screen.findAllByText(finish.callsThemselves('我'))).length).toBeGreaterThan(0);
      expect(screen.queryAllByText('我')).toEqual([]);
      cleanup();
    }
  });

  it('nor as the maker of anything', () => {
    for (const name of ['我', ' Me', 'm\u200be']) {
      expect(showMaker(wordsOf('zh-CN'), { is: 'named', name })).toBe(finish.callsThemselves(name.trim()));
    }
    expect(showMaker(wordsOf('en'), { is: 'named', name: 'ME' })).toBe('Somebody called “ME”');
    expect(showMaker(wordsOf('en'), { is: 'named', name: '安\u202e娜' })).toBe('安\ufffd娜');
  });
});

describe('a stranger of a known person’s name', () => {
  const markOf = ({ session }: Device) => session.me.id.slice(-4);

  it('is told from them: in a dry run, to whom a file goes, in the team and the address book', async () => {
    await setName(ben.use(), '安娜');
    await writeVisit(anna.use(), '河东村', ['一']);
    await takeOn(lead, await fileFrom(anna));
    await writeVisit(ben.use(), '河西村', ['二']);
    const file = await fileFrom(ben);
    const [real, strange] = [anna, ben].map((one) => finish.memberNamed('安娜', markOf(one)));
    show(lead, 'in');
    await choose(file);
    const card = within(await screen.findByRole('article', { name: file.name }));
    await card.findAllByText(strange ?? '');
    await waitFor(() => expect(card.queryAllByText('安娜')).toEqual([]));
    cleanup();
    await takeOn(lead, file);
    for (const open of ['out', 'people', undefined]) {
      show(lead, open);
      for (const name of [real, strange]) expect((await screen.findAllByText(name ?? '')).length).toBeGreaterThan(0);
      await waitFor(() => expect(screen.queryAllByText('安娜')).toEqual([]));
      cleanup();
    }
  });

  it('nor is what tells them apart cut off behind a long name', () => {
    const long = '安'.repeat(100);
    expect(showMaker(wordsOf('zh-CN'), { is: 'named', name: long, mark: 'ca4d' })).toMatch(/^安{40}…（ca4d）$/);
    expect(showMaker(wordsOf('zh-CN'), { is: 'named', name: '我', mark: 'ca4d' })).toContain(
      finish.callsThemselves('我'),
    );
  });
});

it('what comes for a member’s record says whose that is, and that one of them is one’s own', async () => {
  await takeOn(lead, await fileFrom(anna, []));
  await takeOn(ben, await fileFrom(lead, []));
  for (const { session } of [lead, anna]) {
    const role = session === lead.session ? 'liaison' : 'lead';
    await ben.use().queue.do([{ rec: session.me.id, kind: 'member', parent: null, field: 'role', value: role }]);
    const seen = session === lead.session ? {} : { seen: [] };
    const named = { rec: session.me.id, kind: 'member', parent: null, field: 'name', value: '骗子' };
    await ben.session.queue.do([{ ...named, ...seen }]);
  }
  const file = await fileFrom(ben, []);
  show(lead, 'in');
  await choose(file);
  const me = says.ofMe(words.kindOf.member, '组长');
  expect(await screen.findAllByText((text) => text.startsWith(me))).not.toEqual([]);
  const other = says.ofMember(words.kindOf.member, '安娜');
  expect(screen.getAllByText((text) => text.startsWith(other)).length).toBeGreaterThan(0);
});

it('a blocked key of one whose words another passes on is not called the packer’s', async () => {
  await writeVisit(anna.use(), '河东村', ['一']);
  await takeOn(lead, await fileFrom(anna));
  await anna.use().db.meta.delete('identity');
  await writeVisit(anna.session, '河西村', ['二']);
  await takeOn(ben, await fileFrom(anna));
  const file = await fileFrom(ben);
  show(lead, 'in');
  await choose(file);
  await screen.findByText(came.wroteInIt('安娜'));
  await waitFor(() => expect(screen.getAllByText(words.packedBy)).toHaveLength(1));
  expect(screen.queryByText((_, node) => node?.textContent === `${words.packedBy} 安娜`)).toBeNull();
});
