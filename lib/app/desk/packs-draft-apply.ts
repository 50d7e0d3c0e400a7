import { itemOf } from '../../packs/apply.ts';
import { addItem, type ItemWords, removeItem, restoreItem, retireItem, rewordItem } from '../../packs/edit-pack.ts';
import { PackError, type PackReason } from '../../packs/pack-error.ts';
import type { Pack, PackItem } from '../../packs/schema.ts';

export type { ItemWords } from '../../packs/edit-pack.ts';

/** What a draft does to one item. */
export interface ItemEdit {
  item: string;
  /** The whole of its words, as they were typed: they may be empty in the midst of writing. */
  words?: ItemWords;
  act?: 'retired' | 'restored' | 'removed' | null;
  /** A new item, which the pack hasn't got. */
  added?: PackItem;
}

/** Why a draft can't become a version yet: an item's field (`look.zh`, `how`) and what is wrong with it. */
export interface DraftFault {
  item: string;
  field: string;
  reason: PackReason;
}

/** The fields that a person types in two languages. */
export const WORD_FIELDS = ['question', 'short', 'look', 'against'] as const;

/** An item's words alone. */
export function wordsOf({ question, short, look, against }: PackItem): ItemWords {
  return { question, short, look, against };
}

/** The items of a draft as a list shows them: with their words as typed, the removed ones left out, new ones last of their section. */
export function draftItems(base: Pack, edits: readonly ItemEdit[]): PackItem[] {
  const byItem = new Map(edits.map((edit) => [edit.item, edit]));
  const items = base.items
    .filter(({ id }) => byItem.get(id)?.act !== 'removed')
    .map((item) => {
      const { words, act } = byItem.get(item.id) ?? {};
      const { retired, ...asked } = { ...item, ...words };
      if (act === 'retired') return { ...asked, retired: retired ?? base.version };
      return act === 'restored' || retired === undefined ? asked : { ...asked, retired };
    });
  const added = edits.flatMap((edit) => edit.added ?? []);
  return base.sections.flatMap(({ id }) => [...items, ...added].filter(({ section }) => section === id));
}

/**
 * Makes a draft into a version: the number after `newest`, a minor one where the list of items changes. Nothing is
 * half taken: one fault, and there is no version.
 * @param newest the newest version of this pack that is known, so that the number is free
 * @param used items that any visit has something for: they can't be removed
 * @returns the pack, or all faults, one an edit; the base itself where the edits change nothing
 * @throws PackEditError where a used item is to be removed
 */
export function applyDraft(
  base: Pack,
  edits: readonly ItemEdit[],
  newest: string,
  used: ReadonlySet<string>,
): { pack: Pack } | { faults: DraftFault[] } {
  // New words first: a retired item bears the number of the version, which a mere rewording does not reach.
  const steps = edits
    .filter(({ item, added }) => added !== undefined || itemOf(base, item))
    .flatMap((edit) => stepsOf(edit, used))
    .toSorted((a, b) => a.order - b.order);
  let pack = base;
  const faults: DraftFault[] = [];
  for (const { item, act } of steps) {
    try {
      const next = act({ ...pack, version: newest });
      if (next.version !== newest) pack = next;
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      faults.push({ item, field: fieldOf(error.path), reason: error.reason });
    }
  }
  return faults.length > 0 ? { faults } : { pack };
}

interface Step {
  item: string;
  order: 0 | 1;
  /** An edit of lib/packs: it gives the version after the one that it is given. */
  act(pack: Pack): Pack;
}

function stepsOf({ item, words, act, added }: ItemEdit, used: ReadonlySet<string>): Step[] {
  if (added) return [{ item, order: 1, act: (pack) => addItem(pack, added) }];
  if (act === 'removed') return [{ item, order: 1, act: (pack) => removeItem(pack, item, used) }];
  const steps: Step[] = words ? [{ item, order: 0, act: (pack) => rewordItem(pack, item, words) }] : [];
  if (act === 'retired') steps.push({ item, order: 1, act: (pack) => retireItem(pack, item) });
  if (act === 'restored') steps.push({ item, order: 1, act: (pack) => restoreItem(pack, item) });
  return steps;
}

/** `items[3].look.zh` is `look.zh`, `items[3].sources[0].para` is `sources`. */
function fieldOf(path: string): string {
  const within = path.replace(/^items\[\d+\]\.?/, '').replace(/\[.*$/, '');
  return within === '' ? 'id' : within;
}
