import { itemOf } from '../../packs/apply.ts';
import { type WordedEntry, wordedEntries } from '../../packs/compare-words.ts';
import {
  addItem,
  removeItem,
  restoreItem,
  retireItem,
  rewordDimension,
  rewordItem,
  rewordPoint,
  rewordSection,
  rewordTag,
} from '../../packs/edit-pack.ts';
import { PackError, type PackReason } from '../../packs/pack-error.ts';
import type { Pack, PackItem } from '../../packs/schema.ts';
import { entryIn, itemIn, type TextList, type Texts, touchedBy, WORD_FIELDS } from './packs-draft-texts.ts';

/** What a draft does to one item beside its words. */
export interface ItemEdit {
  item: string;
  act?: 'retired' | 'restored' | 'removed' | null;
  /** A new item, which the pack hasn't got; its words are typed like those of the others. */
  added?: PackItem;
}

/** Why a draft can't become a version yet: what of the pack, its field (`look.zh`, `how`) and what is wrong with it. */
export interface DraftFault {
  list: TextList;
  id: string;
  field: string;
  reason: PackReason;
}

/** The items of a draft as a list shows them: with their words as typed, the removed ones left out, new ones last of their section. */
export function draftItems(base: Pack, edits: readonly ItemEdit[], texts: Texts): PackItem[] {
  const byItem = new Map(edits.map((edit) => [edit.item, edit]));
  const items = base.items
    .filter(({ id }) => byItem.get(id)?.act !== 'removed')
    .map((item) => {
      const { act } = byItem.get(item.id) ?? {};
      const { retired, ...asked } = item;
      if (act === 'retired') return { ...asked, retired: retired ?? base.version };
      return act === 'restored' || retired === undefined ? asked : { ...asked, retired };
    });
  const added = edits.flatMap((edit) => edit.added ?? []);
  const all = [...items, ...added].map((item) => itemIn(texts, item));
  return base.sections.flatMap(({ id }) => all.filter(({ section }) => section === id));
}

/**
 * Makes a draft into a version: the number after `newest`, a minor one where the list of items changes. Nothing is
 * half taken: one fault, and there is no version.
 * @param newest the newest version of this pack that is known, so that the number is free
 * @param used items that any visit has something for: they can't be removed
 * @returns the pack, or all faults, one an entry; the base itself where the edits change nothing
 * @throws PackEditError where a used item is to be removed
 */
export function applyDraft(
  base: Pack,
  { edits, texts }: { edits: readonly ItemEdit[]; texts: Texts },
  newest: string,
  used: ReadonlySet<string>,
): { pack: Pack } | { faults: DraftFault[] } {
  // New words first: a retired item bears the number of the version, which a mere rewording does not reach.
  const gone = new Set(edits.filter(({ act }) => act === 'removed').map(({ item }) => item));
  const known = edits.filter(({ item, added }) => added !== undefined || itemOf(base, item));
  const steps = [
    ...touchedBy(texts).flatMap(({ list, id }) =>
      list === 'items' && gone.has(id) ? [] : rewording(base, texts, list, id),
    ),
    ...known.flatMap((edit) => listing(edit, texts, used)),
  ];
  let pack = base;
  const faults: DraftFault[] = [];
  for (const { list, id, act } of steps) {
    try {
      const next = act({ ...pack, version: newest });
      if (next.version !== newest) pack = next;
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      faults.push({ list, id, field: fieldOf(error.path), reason: error.reason });
    }
  }
  return faults.length > 0 ? { faults } : { pack };
}

interface Step {
  list: TextList;
  id: string;
  /** An edit of lib/packs: it gives the version after the one that it is given. */
  act(pack: Pack): Pack;
}

/** New words of an entry of the base; those of an item that is new come with it. */
function rewording(base: Pack, texts: Texts, list: TextList, id: string): Step[] {
  if (list === 'items') {
    const item = itemOf(base, id);
    if (!item) return [];
    const now = itemIn(texts, item);
    const words = Object.fromEntries(WORD_FIELDS.map((field) => [field, now[field]] as const));
    return [{ list, id, act: (pack) => rewordItem(pack, id, words) }];
  }
  const own = wordedEntries(base)[list].find((entry) => entry.id === id);
  return own ? [{ list, id, act: rewordingOf(list, entryIn(texts, list, own)) }] : [];
}

function rewordingOf(list: Exclude<TextList, 'items'>, { id, title, hint, words }: WordedEntry): Step['act'] {
  switch (list) {
    case 'sections':
      return (pack) => rewordSection(pack, id, title);
    case 'dimensions':
      return (pack) => rewordDimension(pack, id, title);
    case 'points':
      return (pack) => rewordPoint(pack, id, title);
    case 'tags':
      return (pack) => rewordTag(pack, id, { title, ...(hint && { hint }), ...(words && { words }) });
  }
}

/** What becomes of the list of items. */
function listing({ item, act, added }: ItemEdit, texts: Texts, used: ReadonlySet<string>): Step[] {
  const step = (change: Step['act']): Step[] => [{ list: 'items', id: item, act: change }];
  if (added) return step((pack) => addItem(pack, itemIn(texts, added)));
  if (act === 'removed') return step((pack) => removeItem(pack, item, used));
  if (act === 'retired') return step((pack) => retireItem(pack, item));
  return act === 'restored' ? step((pack) => restoreItem(pack, item)) : [];
}

/** `items[3].look.zh` is `look.zh`, `items[3].sources[0].para` is `sources`, `dimensions[0].points[1].title.en` is `title.en`. */
function fieldOf(path: string): string {
  const within = path.replace(/^\w+\[\d+\]\.?(?:points\[\d+\]\.)?/, '').replace(/\[.*$/, '');
  return within === '' ? 'id' : within;
}
