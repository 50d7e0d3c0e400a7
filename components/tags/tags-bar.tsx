import { useEffect, useRef } from 'preact/hooks';
import { bestTag, findTags } from '../../lib/app/tags.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { isComposing, useKeys } from '../ui/keys.ts';
import { moveRowFocus } from '../ui/row-focus.ts';
import { movePlace, placeOf } from './place.ts';
import { useAddTag } from './use-add-tag.ts';

/** The search field for tags, always reachable: Enter adds the first that is found. */
export function TagsBar({ line }: { line: VisitLine }) {
  const { session, words, singleKeys } = useApp();
  const { typed, find } = placeOf(line.visit.id).value;
  const field = useRef<HTMLInputElement>(null);
  const add = useAddTag(line.visit.id);
  const asked = useRef(find);
  useEffect(() => {
    if (find !== asked.current) field.current?.focus();
    asked.current = find;
  }, [find]);
  useKeys((name) => {
    if (!singleKeys || name !== '/') return false;
    field.current?.focus();
    return true;
  });
  const type = (text: string) => movePlace(line.visit.id, { typed: text });
  const found = typed.trim() === '' ? [] : findTags(session, typed);
  const best = bestTag(found, typed);
  const count = found.reduce((sum, group) => sum + group.tags.length, 0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && best) add(best.id);
    else if (event.key === 'Escape' && typed !== '') type('');
    else if (event.key === 'Escape') field.current?.blur();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      moveRowFocus('button.tr', event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
  };
  const said = best ? words.tags.found(count, best.id) : typed.trim() === '' ? '' : words.tags.notFound;
  return (
    <div class="findtag">
      <Icon name="find" />
      <input
        ref={field}
        class="field"
        type="search"
        autocomplete="off"
        aria-label={words.tags.find}
        placeholder={words.tags.findHint}
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="sr" role="status">
        {said}
      </span>
    </div>
  );
}
