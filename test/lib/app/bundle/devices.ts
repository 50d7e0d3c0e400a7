import type { Choice } from '../../../../lib/app/bundle/going.ts';
import { handOut } from '../../../../lib/app/bundle/hand-out.ts';
import { type Incoming, openIncoming, takeIn } from '../../../../lib/app/bundle/incoming.ts';
import { setName } from '../../../../lib/app/people.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { newestOf } from '../../../../lib/store/queries.ts';
import { freshProfile } from '../../../fixtures/profile.ts';

/** A device of its own: the browser's storage is its while it is used. */
export interface Device {
  readonly session: Session;
  use(): Session;
}

/** A fresh installation whose person has a name; without one, whom nobody has asked yet. */
export async function newDevice(name?: string): Promise<Device> {
  const { session } = await freshProfile();
  const [storage, database] = [navigator.storage, globalThis.indexedDB];
  const use = () => {
    Object.defineProperty(navigator, 'storage', { value: storage, configurable: true });
    globalThis.indexedDB = database;
    return session;
  };
  if (name !== undefined) await setName(session, name);
  return { session, use };
}

/** All visits of a device. */
export async function visitsOf({ session }: Device): Promise<string[]> {
  return (await newestOf(session.db, 'visit', 1000)).map(({ id }) => id);
}

/** A file of visits, all where none are named, as one device hands it out. */
export async function fileFrom(from: Device, visits?: readonly string[], to: Choice['to'] = 'anybody'): Promise<File> {
  const session = from.use();
  const made = await handOut(session, { visits: visits ?? (await visitsOf(from)), to }, null);
  return new File([made.blob], made.name);
}

/** Opens a file on a device. */
export async function openOn(to: Device, file: File, passphrases?: string[]): Promise<Incoming> {
  return openIncoming(to.use(), file, passphrases ? { passphrases } : {});
}

/** Opens a file on a device and takes it in. */
export async function takeOn(to: Device, file: File): Promise<Incoming> {
  const incoming = await openOn(to, file);
  await takeIn(to.use(), incoming);
  return incoming;
}
