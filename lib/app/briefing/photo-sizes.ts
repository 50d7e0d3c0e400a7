import type { Session } from '../session.ts';
import { measurePhotos, type OnPhoto } from './photos.ts';
import type { PhotoSizes } from './source.ts';

/** So many photos are opened between two tellings. */
const AT_ONCE = 24;

/** How large photos are, as pages show them: opened once a page, and null for one that can't be. */
const known = new WeakMap<Session['db'], Map<string, { width: number; height: number } | null>>();

function knownOf({ db }: Pick<Session, 'db'>) {
  const own = known.get(db) ?? new Map<string, { width: number; height: number } | null>();
  known.set(db, own);
  return own;
}

/** The sizes of those photos that were opened, how many can't be, and which nobody has opened yet. */
export function sizesOf(
  session: Pick<Session, 'db'>,
  refs: readonly string[],
): { readonly sizes: PhotoSizes; readonly unreadable: number; readonly unknown: readonly string[] } {
  const own = knownOf(session);
  const sizes = new Map(refs.flatMap((ref) => (own.get(ref) ? [[ref, own.get(ref) ?? NONE] as const] : [])));
  const unknown = refs.filter((ref) => !own.has(ref));
  return { sizes, unreadable: refs.length - sizes.size - unknown.length, unknown };
}

const NONE = { width: 1, height: 1 };

/**
 * Opens photos, some at a time, for their sizes.
 * @param onSome is called after each lot
 * @throws the signal's reason
 */
export async function learnSizes(
  session: Pick<Session, 'db'>,
  refs: readonly string[],
  onSome: OnPhoto,
  signal: AbortSignal,
): Promise<void> {
  const own = knownOf(session);
  for (let at = 0; at < refs.length; at += AT_ONCE) {
    const some = refs.slice(at, at + AT_ONCE);
    for (const [ref, size] of await measurePhotos(session, some, signal)) own.set(ref, size);
    onSome(at + some.length, refs.length);
  }
}
