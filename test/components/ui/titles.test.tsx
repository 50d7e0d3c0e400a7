import { cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Beside } from '../../../components/ui/beside.tsx';
import { usePackText } from '../../../components/ui/context.ts';
import { LeftOut } from '../../../components/ui/data-list-left.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { SidePane } from '../../../components/ui/side-pane.tsx';
import type { Session } from '../../../lib/app/session.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
  HTMLDialogElement.prototype.showModal ??= () => undefined;
  HTMLDialogElement.prototype.close ??= () => undefined;
});
afterEach(cleanup);

const name = '正\u202e常\n村';

it.each([
  ['what stands beside', () => <Beside title={name} onClose={() => undefined} children={null} />],
  ['a pane', () => <SidePane title={name} onClose={() => undefined} children={null} />],
  ['a dialog', () => <Dialog title={name} onClose={() => undefined} children={null} />],
])('no name turns or breaks the title of %s', (_, Part) => {
  stage(session, Part);
  expect(document.querySelector('h1, h2')?.textContent).toBe('正\ufffd常 村');
  expect(screen.getByLabelText('正\ufffd常 村')).toBeTruthy();
});

it('no name turns what is listed as left out, and no text of a pack what stands around it', () => {
  const Text = () => <p>{usePackText()({ zh: name, en: name })}</p>;
  stage(session, () => (
    <>
      <LeftOut says="没有动" names={[name]} />
      <Text />
    </>
  ));
  expect(screen.getByRole('listitem').textContent).toBe('正\ufffd常 村');
  expect(document.querySelector('p')?.textContent).toBe('正\ufffd常\n村');
});
