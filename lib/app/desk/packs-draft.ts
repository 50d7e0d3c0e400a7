import type { Json } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import { momentNow } from '../../model/time.ts';
import { comparePacks, nextItemId, type PackComparison } from '../../packs/edit-pack.ts';
import type { Pack, PackItem, Pair } from '../../packs/schema.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, newestUnder } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { DRAFT_VERSION, packAt } from '../packs-in-force.ts';
import { creation, type Session } from '../session.ts';
import { adoption, isLaterVersion, keepVersion, listVersions, usedItems } from './packs.ts';
import { applyDraft, type DraftFault, draftItems, type ItemEdit } from './packs-draft-apply.ts';
import { fieldsOf, type Texts, textsOf } from './packs-draft-texts.ts';

export type { WordList } from '../../packs/compare-words.ts';
export type { Pack, PackItem } from '../../packs/schema.ts';
export { type TextLine, textField, textLines, WORD_FIELDS } from './packs-draft-texts.ts';
export type { ItemEdit };

/** Edits of more items than this no pack has. */
const MOST = 5000;

/**
 * A pack that is being reworked. It is kept as records, like everything that is typed: one of kind `pack` whose version
 * is `draft` and whose data name the version it began from, and under it one for each item that is added, retired,
 * restored or removed. Words are typed into fields of the first, each text a field: a key press writes one text, typing
 * is squashed as in notes, and two windows meet in single texts.
 */
export interface PackDraft {
  id: Id;
  /** The first record, for the fields that are typed in. */
  root: Entry<'pack'>;
  texts: Texts;
  /** The version that it began from. */
  base: Pack;
  edits: readonly ItemEdit[];
  /** Of `edits`, by item: the record that holds each. */
  records: ReadonlyMap<string, Entry<'pack'>>;
  /** The items as the draft has them. */
  items: PackItem[];
}

interface Begun {
  base: string;
  title: Pair;
}

async function draftOf(db: Database, pack: string): Promise<PackDraft | null> {
  const isDraft = ({ body }: Entry<'pack'>) => body.pack === pack && body.version === DRAFT_VERSION;
  const [root] = await newestUnder(db, '', 'pack', 1, 'live', isDraft);
  if (!root) return null;
  const rows = (await newestUnder(db, root.id, 'pack', MOST)).reverse();
  const base = await packAt(db, pack, (root.body.data as unknown as Begun).base);
  if (!base) return null;
  // Where two windows touched an item at once, the newer record counts.
  const records = new Map(rows.map((row) => [(row.body.data as unknown as ItemEdit).item, row]));
  const edits = [...records.values()].map(({ body }) => body.data as unknown as ItemEdit);
  const texts = textsOf(root);
  return { id: root.id, root, texts, base, edits, records, items: draftItems(base, edits, texts) };
}

/** Watches the draft of a pack; null where nobody is reworking it, or its base is gone. */
export function watchDraft(session: Session, pack: string, on: Watch<PackDraft | null>): () => void {
  return watch(() => draftOf(session.db, pack), on);
}

/** Begins to rework a version, or goes on with the draft that there is, whichever version that began from. */
export async function openDraft(session: Session, base: Pack): Promise<void> {
  if (await draftOf(session.db, base.id)) return;
  const data: Begun = { base: base.version, title: base.title };
  const body = { pack: base.id, version: DRAFT_VERSION, data: data as unknown as Json, at: { ...momentNow() } };
  await session.queue.do([creation(session.newId(), 'pack', null, body)]);
}

/** What the draft does to an item: as it is on its way to disk, where that is newer than what the store says. */
export function editOf(session: Session, draft: PackDraft, item: string): ItemEdit {
  const onItsWay = session.queue.unsaved.flatMap(({ field, value }) => {
    const data = field === '*' ? (value as { data?: Json } | null)?.data : field === 'data' ? value : null;
    const edit = data as ItemEdit | null | undefined;
    return edit?.item === item ? [edit] : [];
  });
  return onItsWay.at(-1) ?? draft.edits.find((edit) => edit.item === item) ?? { item };
}

/** Does something to an item of the draft: retires, restores, removes or adds it; undoable. */
export function actOnDraft(session: Session, draft: PackDraft, edit: ItemEdit): Promise<void> {
  const place = draft.records.get(edit.item)?.id;
  const part = place && { ...partOf(draft, place), field: 'data', value: edit as unknown as Json };
  return session.undo.act('packDraft', [part || newPart(draft, session.newId(), edit)]);
}

/** Takes a new item out of the draft again; undoable. */
export async function dropAdded(session: Session, draft: PackDraft, item: string): Promise<void> {
  const record = draft.records.get(item);
  if (!record) return;
  const gone = { ...partOf(draft, record.id), field: 'deleted', value: { ...momentNow() } };
  // Its number is free again: the next one of that number begins without words.
  const words = fieldsOf(draft.texts, 'items', item).map((field) => ({ ...rootOf(draft), field, value: '' }));
  await session.undo.act('packDraft', [gone, ...words]);
}

const rootOf = (draft: PackDraft) => ({ rec: draft.id, kind: 'pack' as const, parent: null });
const partOf = (draft: PackDraft, rec: string) => ({ rec, kind: 'pack' as const, parent: draft.id });

function newPart(draft: PackDraft, id: Id, edit: ItemEdit) {
  const at = { ...momentNow() };
  const body = { pack: draft.base.id, version: DRAFT_VERSION, data: edit as unknown as Json, at };
  return creation(id, 'pack', draft.id, body);
}

/** Adds an empty item to a section of the draft, asked of all types; undoable. @returns its id */
export async function addToDraft(session: Session, draft: PackDraft, section: string): Promise<string> {
  const blank = { zh: '', en: '' };
  const { base, items } = draft;
  const id = nextItemId({ ...base, items: [...base.items, ...items] }, section);
  const words = { question: blank, short: blank, look: blank, against: blank };
  const types = base.unitTypes.map((type) => type.id);
  const added: PackItem = {
    id,
    section,
    form: 'rated',
    ...words,
    how: ['look', 'ask'],
    sources: [],
    serves: [],
    types,
  };
  await actOnDraft(session, draft, { item: id, added });
  return id;
}

/** What a draft would become: the version with what it changes, or why it can't be one yet. */
export type DraftOutcome = { pack: Pack; changes: PackComparison } | { faults: DraftFault[] };

/** Says what a draft would become, without keeping anything. The version is the base itself where nothing changed. */
export async function previewDraft(session: Session, draft: PackDraft): Promise<DraftOutcome> {
  await session.queue.flush();
  const [fresh, versions, used] = await Promise.all([
    draftOf(session.db, draft.base.id),
    listVersions(session),
    usedItems(session, draft.base.id),
  ]);
  const { base, edits, texts } = fresh ?? draft;
  const known = versions.filter((one) => one.pack === base.id && one.from !== 'draft').map(({ version }) => version);
  const newest = known.reduce((last, one) => (isLaterVersion(one, last) ? one : last), base.version);
  const made = applyDraft(base, { edits, texts }, newest, used);
  return 'faults' in made ? made : { pack: made.pack, changes: comparePacks(base, made.pack) };
}

/**
 * Keeps what a draft has become as a version, and puts the current campaign under it where that is of this pack. Going
 * over to it can be undone, and the draft comes back then; the version itself stays, since visits may rest on it.
 * @throws VersionTaken where another window was faster
 */
export async function adoptDraft(session: Session, draft: PackDraft, pack: Pack): Promise<void> {
  await keepVersion(session, pack);
  const edit = await adoption(session, pack.id, pack.version);
  const gone = { ...rootOf(draft), field: 'deleted', value: { ...momentNow() } };
  await session.undo.act(edit ? 'packAdopted' : 'packDraft', edit ? [edit, gone] : [gone]);
}

/** Throws a draft away; undoable. */
export function dropDraft(session: Session, draft: PackDraft): Promise<void> {
  const gone = { ...rootOf(draft), field: 'deleted', value: { ...momentNow() } };
  return session.undo.act('packDraft', [gone]);
}
