import * as z from 'zod/mini';
import type { Json } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import { showLine } from '../../model/one-line.ts';
import { momentNow } from '../../model/time.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecord, newestOf } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import { creation, type Session } from '../session.ts';

/** How a list is set up: what a saved view (视图) keeps. */
export interface Shows {
  typed: string;
  order: { key: string; down: boolean } | null;
  /** The values that each filter lets pass. */
  chosen: Readonly<Record<string, readonly string[]>>;
  /** The key of the column that the list is grouped by. */
  group: string | null;
  /** The keys of the columns that are shown; null for the list's own. */
  columns: readonly string[] | null;
}

/** A list as somebody set it up, with a name. */
export interface SavedView {
  entry: Entry<'view'>;
  name: string;
  shows: Shows;
  /** How many parts of it only a newer version of the program understands; they are kept. */
  unread: number;
}

/** Of the shape of `shows`: a newer one may say more, and what it says is kept. */
const SHAPE = 1;
/** More views than this nobody keeps for a list. */
const MOST = 200;

const PARTS = {
  typed: z.string(),
  order: z.nullable(z.object({ key: z.string(), down: z.boolean() })),
  chosen: z.record(z.string(), z.array(z.string())),
  group: z.nullable(z.string()),
  columns: z.nullable(z.array(z.string())),
} as const satisfies { [P in keyof Shows]: z.ZodMiniType<Shows[P]> };
const KNOWN: ReadonlySet<string> = new Set(['shape', ...Object.keys(PARTS)]);

/** A list that isn't set up at all. */
const PLAIN: Shows = { typed: '', order: null, chosen: {}, group: null, columns: null };

/**
 * Reads what a view shows, part by part: a part that isn't there, or that this version can't read, is as in a list that
 * nobody set up.
 * @returns the parts, and how many there are that can't be read here
 */
export function readShows(kept: Readonly<Record<string, unknown>>): { shows: Shows; unread: number } {
  let unread = Object.keys(kept).filter((key) => !KNOWN.has(key)).length;
  const read = <P extends keyof Shows>(part: P): Shows[P] => {
    if (!Object.hasOwn(kept, part)) return PLAIN[part];
    const found = z.safeParse(PARTS[part], kept[part]);
    if (found.success) return found.data as Shows[P];
    unread += 1;
    return PLAIN[part];
  };
  const shows: Shows = {
    typed: read('typed'),
    order: read('order'),
    chosen: read('chosen'),
    group: read('group'),
    columns: read('columns'),
  };
  return { shows, unread };
}

/** Watches the views of a list, in the order in which they were saved. @returns stops watching */
export function watchViews({ db }: Session, list: string, on: Watch<SavedView[]>): () => void {
  return watch(async () => {
    const views = (await newestOf(db, 'view', MOST * 10)).filter(({ body }) => body.list === list);
    return views
      .slice(0, MOST)
      .reverse()
      .map((entry) => ({ entry, name: showLine(entry.body.name), ...readShows(entry.body.shows ?? {}) }));
  }, on);
}

const written = (shows: Shows): Record<string, Json> => ({ shape: SHAPE, ...JSON.parse(JSON.stringify(shows)) });

/**
 * Saves how a list is set up, under a name; undoable.
 * @param list the list's own name, at most 40 characters
 * @param name at most 500 characters; space around it goes
 * @returns the view's id
 * @throws FieldError where the name is too long
 */
export async function saveView(session: Session, list: string, name: string, shows: Shows): Promise<Id> {
  const id = session.newId();
  const body = { list, name: name.trim(), shows: written(shows) };
  await session.undo.act('viewSaved', [creation(id, 'view', null, body)]);
  return id;
}

/** Gives a view what the list shows now; undoable. What only a newer version understands stays in it. */
export async function changeView(session: Session, view: Entry<'view'>, shows: Shows): Promise<void> {
  const fresh = await getRecord(session.db, 'view', view.id);
  const kept = Object.entries((fresh ?? view).body.shows ?? {}).filter(([key]) => !KNOWN.has(key) || key === 'shape');
  const value = { ...written(shows), ...(Object.fromEntries(kept) as Record<string, Json>) };
  await session.undo.act('viewChanged', [edit(view, 'shows', value)]);
}

/** Names a view anew; undoable. @throws FieldError where the name is too long */
export function renameView(session: Session, view: Entry<'view'>, name: string): Promise<void> {
  return session.undo.act('viewChanged', [edit(view, 'name', name.trim())]);
}

/** Takes a view away; undoable. The list stays as it shows. */
export function removeView(session: Session, view: Entry<'view'>): Promise<void> {
  return session.undo.act('viewRemoved', [edit(view, 'deleted', momentNow())]);
}
