// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { handOut } from '../../../../lib/app/bundle/hand-out.ts';
import { leaveIncoming, openIncoming } from '../../../../lib/app/bundle/incoming.ts';
import type { HandingOut } from '../../../../lib/app/bundle/pack-file.ts';
import { finishTakingIn } from '../../../../lib/app/bundle/take-back.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { KEPT } from '../../../../lib/store/scratch.ts';
import type { FakeFolder } from '../../../fixtures/opfs.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';

vi.mock('age-encryption', async (load) => (await import('../../../fixtures/quick-age.ts')).quickAge(await load()));
vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const PASSPHRASE = { passphrase: '一把很长的钥匙' };

let session: Session;
let root: FakeFolder;
let disk: { free: number };
let visits: string[];
beforeEach(async () => {
  ({ session, root, disk } = await freshProfile());
  visits = [(await writeVisit(session, '河东村', ['一'], ['一份材料'])).visit];
});

const scratches = () => [...(root.folders.get('scratch')?.files.values() ?? [])];
const make = (sealedTo: typeof PASSPHRASE | null = null, tell?: (told: HandingOut) => void, signal?: AbortSignal) =>
  handOut(session, { visits, to: 'anybody' }, sealedTo, tell, signal);

it('lies aside for whoever it was given to, and goes once they have had time to read it', async () => {
  const { blob } = await make();
  expect(scratches()).toHaveLength(1);
  expect(await blob.slice(30, 38).text()).toBe('mimetype');
  const [file] = scratches();
  await finishTakingIn(session, new AbortController().signal);
  expect(scratches()).toEqual([file]);
  if (file) file.lastModified -= KEPT + 1;
  await finishTakingIn(session, new AbortController().signal);
  expect(scratches()).toEqual([]);
});

it('that is sealed leaves nothing open behind, and tells how far it is with each step', async () => {
  const steps = new Set<string>();
  const { blob, row } = await make(PASSPHRASE, ({ doing }) => steps.add(doing));
  expect([...steps]).toEqual(['packing', 'checking', 'sealing']);
  expect(scratches()).toHaveLength(1);
  const incoming = await openIncoming(session, new File([blob], row.file), { passphrases: [PASSPHRASE.passphrase] });
  expect(incoming.sealed).toBe(true);
  expect(scratches()).toHaveLength(2);
  leaveIncoming(incoming);
  await vi.waitFor(() => expect(scratches()).toHaveLength(1));
});

it.each(['packing', 'checking', 'sealing'] as const)(
  'that is stopped while %s leaves nothing and is not noted',
  async (step) => {
    const stop = new AbortController();
    const making = make(PASSPHRASE, ({ doing }) => doing === step && stop.abort(), stop.signal);
    await expect(making).rejects.toMatchObject({ name: 'BundleError', reason: 'cancelled' });
    expect(scratches()).toEqual([]);
    expect(await session.db.bundles.count()).toBe(0);
  },
);

it('is not made where the disk is full, and what was begun goes', async () => {
  await make();
  const before = await session.db.bundles.count();
  for (const file of scratches()) await root.folders.get('scratch')?.removeEntry(file.name);
  disk.free = 0;
  await expect(make()).rejects.toMatchObject({ name: 'StoreFailure', reason: 'diskFull' });
  expect(scratches()).toEqual([]);
  expect(await session.db.bundles.count()).toBe(before);
});

it('leaves out bytes that are no longer those that were sealed', async () => {
  const [damaged] = root.folders.get('attachments')?.files.values() ?? [];
  visits.push((await writeVisit(session, '河西村', ['二'], ['另一份材料'])).visit);
  damaged?.put(new TextEncoder().encode('一份假的'));
  const { counts, blob } = await make();
  expect(counts.attachments).toBe(1);
  expect(await blob.text()).toContain('另一份材料');
});
