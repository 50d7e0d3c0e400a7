import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IdentityFile } from '../../../components/bundles/identity-file.tsx';
import { saveIdentity } from '../../../lib/app/bundle/identity-file.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { stage } from '../../fixtures/stage.tsx';
import { type Device, newDevice } from '../../lib/app/bundle/devices.ts';

vi.mock('age-encryption', async (load) => (await import('../../fixtures/quick-age.ts')).quickAge(await load()));
vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../lib/app/device.ts', () => ({ giveFile: vi.fn() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const { bundles: words } = deskWordsOf('zh-CN');
const { close } = wordsOf('zh-CN').common;
const PASSPHRASE = '去村里的口令八个字';
let anna: Device;
beforeEach(async () => {
  anna = await newDevice('安娜');
});
afterEach(cleanup);

const open = (act: string) => fireEvent.click(screen.getByRole('button', { name: act, expanded: false }));
const type = (label: string, typed: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: typed } });
/** Presses the act of the form by the keyboard, with the focus on it. */
function act(name: string): HTMLElement {
  const button = screen.getAllByRole('button', { name }).find((one) => one.getAttribute('type') === 'submit');
  if (!button) throw new Error('no act');
  button.focus();
  fireEvent.click(button);
  return button;
}
const focused = () => document.activeElement;

it('keeps the focus while it saves, and moves it on once it is saved and said', async () => {
  stage(anna.use(), () => <IdentityFile />);
  open(words.saveIdentity);
  type(words.passphrase, PASSPHRASE);
  type(words.passphraseTwice, PASSPHRASE);
  const button = act(words.saveIdentity);
  await screen.findByText(words.working);
  expect(focused()).toBe(button);
  const status = within((await screen.findByText(words.identitySaved)).closest('[role="status"]') as HTMLElement);
  status.getByText(words.identitySaved);
  await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: close })));
});

it('leads back to the field that was wrong, and on once it is loaded', async () => {
  const file = new File([await saveIdentity(anna.use(), PASSPHRASE)], 'identity.age');
  const fresh = await newDevice('');
  stage(fresh.use(), () => <IdentityFile />);
  open(words.loadIdentity);
  const chooser = screen.getByLabelText(words.identityFile);
  fireEvent.change(chooser, { target: { files: [new File(['不是'], '假的.age')] } });
  type(words.passphrase, '随便一个口令');
  act(words.loadIdentity);
  await screen.findByText(words.identityUnreadable);
  expect(focused()).toBe(chooser);
  fireEvent.change(chooser, { target: { files: [file] } });
  act(words.loadIdentity);
  await screen.findByText(words.identityWrong);
  expect(focused()).toBe(screen.getByLabelText(words.passphrase));
  type(words.passphrase, PASSPHRASE);
  act(words.loadIdentity);
  await screen.findByText(words.identityLoaded);
  expect(focused()).toBe(screen.getByRole('button', { name: close }));
});
