import { type Pack, type PackDraft, type PackItem, WORD_FIELDS } from '../../lib/app/desk/packs-draft.ts';
import type { DeskWords } from '../../lib/i18n/desk.ts';
import type { Column, Filter } from '../ui/data-list.tsx';

/** What a draft does to an item; of a version that is kept, whether the item is retired. */
export type ItemState = 'kept' | 'reworded' | 'retired' | 'restored' | 'added';

/** An item as the list shows it. */
export interface ItemLine {
  item: PackItem;
  state: ItemState;
}

type Text = (pair: { zh: string; en: string }) => string;
type Packs = DeskWords['packs'];

/** What has become of an item. */
export function stateOf(item: PackItem, draft?: PackDraft): ItemState {
  const edit = draft?.edits.find((one) => one.item === item.id);
  if (edit?.added) return 'added';
  if (item.retired !== undefined) return 'retired';
  if (edit?.act === 'restored') return 'restored';
  const before = draft?.base.items.find(({ id }) => id === item.id);
  const isReworded = WORD_FIELDS.some((field) => before && !isSamePair(before[field], item[field]));
  return isReworded ? 'reworded' : 'kept';
}

type Pair = PackItem['question'];
const isSamePair = (a: Pair, b: Pair) => a.zh === b.zh && a.en === b.en;

/** The columns of the list of items. */
export function itemColumns(pack: Pack, packs: Packs, text: Text): Column<ItemLine>[] {
  const titles = new Map(pack.sections.map(({ id, title }) => [id, text(title)]));
  return [
    { key: 'id', title: packs.id, width: '56px', cell: ({ item }) => item.id, sort: ({ item }) => item.id },
    { key: 'question', title: packs.fields.question, cell: ({ item }) => text(item.question) },
    {
      key: 'state',
      title: packs.state,
      width: '72px',
      cell: ({ state }) => (state === 'kept' ? null : packs.states[state]),
      sort: ({ state }) => (state === 'kept' ? null : packs.states[state]),
    },
    {
      key: 'section',
      title: packs.section,
      width: '112px',
      cell: ({ item }) => titles.get(item.section),
      sort: ({ item }) => item.section,
    },
    {
      key: 'form',
      title: packs.form,
      width: '80px',
      cell: ({ item }) => packs.forms[item.form],
      sort: ({ item }) => item.form,
    },
  ];
}

/** By what the items can be narrowed: section, unit type, form, and what has become of them. */
export function itemFilters(pack: Pack, packs: Packs, text: Text): Filter<ItemLine>[] {
  const choices = (list: readonly { id: string; name: { zh: string; en: string } }[]) =>
    list.map(({ id, name }) => ({ value: id, name: text(name) }));
  return [
    {
      key: 'section',
      title: packs.section,
      choices: choices(pack.sections.map(({ id, title }) => ({ id, name: title }))),
      of: ({ item }) => item.section,
    },
    { key: 'type', title: packs.type, choices: choices(pack.unitTypes), of: ({ item }) => item.types },
    {
      key: 'form',
      title: packs.form,
      choices: (['rated', 'duty'] as const).map((value) => ({ value, name: packs.forms[value] })),
      of: ({ item }) => item.form,
    },
    {
      key: 'state',
      title: packs.state,
      choices: (['reworded', 'retired', 'restored', 'added'] as const).map((value) => ({
        value,
        name: packs.states[value],
      })),
      of: ({ state }) => state,
    },
  ];
}
