import { useLayoutEffect } from 'preact/hooks';
import type { VisitLine } from '../../lib/app/visits.ts';
import { type Entry, watchEvidence, watchTags } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys.ts';
import { moveRowFocus } from '../ui/row-focus.ts';
import { useWatch } from '../ui/use-watch.ts';
import { movePlace, type Place, placeOf } from './place.ts';
import { TagCard } from './tag-card.tsx';
import { TagGroups } from './tag-groups.tsx';
import { TagRow } from './tag-row.tsx';
import './tags.css';

export { TagsBar } from './tags-bar.tsx';

interface Props {
  line: VisitLine;
  /** `item:2.2` to tag on an item; a tag's record id, or its code (`F28`), to open its card. */
  focus?: string;
  onHistory(entry: Entry<Kind>, field: string, label: string): void;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** The tags of a visit with one card open, or all of the pack to choose from. */
export function TagsTab({ line, focus, onHistory, onConflict }: Props) {
  const { session, singleKeys } = useApp();
  const visit = line.visit.id;
  const place = placeOf(visit).value;
  const tags = useWatch<Entry<'tag'>[]>((on) => watchTags(session, visit, on), [visit]);
  const evidence = useWatch<Entry<'evidence'>[]>((on) => watchEvidence(session, visit, on), [visit]);
  useLayoutEffect(() => movePlace(visit, placeFor(focus)), [visit, focus]);
  useKeys((name) => {
    if (name === 'ArrowDown' || name === 'ArrowUp') return moveRowFocus('button.tr', name === 'ArrowDown' ? 1 : -1);
    if (singleKeys && (name === 'j' || name === 'k')) return moveRowFocus('button.tr', name === 'j' ? 1 : -1);
    return false;
  });
  // Nothing is called missing before it is known what is there.
  if (!tags || !evidence) return null;
  const all = place.list === 'all' || place.typed.trim() !== '';
  const isOpen = (tag: Entry<'tag'>) => tag.id === place.open || tag.body.tag === place.open;
  return (
    <>
      <TagFilters visit={visit} place={place} count={tags.length} all={all} />
      {all && place.item && <ForItem visit={visit} item={place.item} />}
      {all && <TagGroups visit={visit} tags={tags} evidence={evidence} />}
      {!all && tags.length === 0 && <NoTags visit={visit} />}
      {!all && (
        <ul class="tl">
          {tags.map((tag) =>
            isOpen(tag) ? (
              <TagCard
                key={tag.id}
                tag={tag}
                evidence={evidence}
                onFold={() => movePlace(visit, { open: null })}
                onHistory={onHistory}
                onConflict={onConflict}
              />
            ) : (
              <TagRow key={tag.id} tag={tag} evidence={evidence} onOpen={() => movePlace(visit, { open: tag.id })} />
            ),
          )}
        </ul>
      )}
    </>
  );
}

/** Where to begin: at an item's tags, at a card, or where the person was; only the item one came from is forgotten. */
function placeFor(focus: string | undefined): Partial<Place> {
  if (!focus) return { item: null };
  if (focus.startsWith('item:')) return { item: focus.slice('item:'.length), list: 'all', typed: '' };
  return { item: null, list: 'mine', typed: '', open: focus };
}

interface FiltersProps {
  visit: string;
  place: Place;
  count: number;
  all: boolean;
}

function TagFilters({ visit, place, count, all }: FiltersProps) {
  const { session, words } = useApp();
  const show = (list: Place['list']) => movePlace(visit, { list, typed: '' });
  return (
    <div class="filters tg">
      <button type="button" aria-pressed={!all} onClick={() => show('mine')}>
        {words.tags.mine(count)}
      </button>
      <button type="button" aria-pressed={all} onClick={() => show('all')}>
        {words.tags.all(session.pack.tags.length)}
      </button>
      <span class="grow" />
      <button type="button" onClick={() => movePlace(visit, { list: 'all', find: place.find + 1 })}>
        <Icon name="plus" small /> {words.tags.another}
      </button>
    </div>
  );
}

function ForItem({ visit, item }: { visit: string; item: string }) {
  const { words, go } = useApp();
  return (
    <p class="ask calm wide-line">
      <span>
        {words.tags.forItem(item)}{' '}
        <button type="button" onClick={() => go({ screen: 'visit', visit, tab: 'checklist', focus: item })}>
          {words.tags.backTo(item)}
        </button>
      </span>
    </p>
  );
}

function NoTags({ visit }: { visit: string }) {
  const { words } = useApp();
  return (
    <div class="empty">
      <p>
        <b>{words.tags.none}</b>
      </p>
      <p class="q t14">{words.tags.noneHow}</p>
      <button type="button" class="btn main" onClick={() => movePlace(visit, { list: 'all' })}>
        {words.tags.another}
      </button>
    </div>
  );
}
