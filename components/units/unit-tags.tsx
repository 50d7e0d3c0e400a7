import type { TagOfUnit } from '../../lib/app/desk/units-page.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** Tags of a unit's visits that are suspected or confirmed; each leads to its visit. */
export function UnitTags({ tags }: { tags: readonly TagOfUnit[] }) {
  const { go, words } = useApp();
  const { units } = useDeskWords();
  const text = usePackText();
  return (
    <section aria-label={units.tags}>
      <h2 class="h3">
        {units.tags} <span class="qq">{tags.length}</span>
      </h2>
      {tags.length === 0 && <p class="pad t13 q">{units.tagsNone}</p>}
      <ul class="unit-visits">
        {tags.map(({ tag, kind, date }) => (
          <li key={tag.id}>
            <button type="button" onClick={() => go({ screen: 'desk', page: 'visits', open: tag.parent })}>
              <span class={tag.body.status === 'confirmed' ? 'chip sure' : 'chip'}>
                <b>{words.common.statuses[tag.body.status]}</b>
                <span class="cut">
                  {showLine(tag.body.tag)} {kind && text(kind.title)}
                </span>
              </span>
              <span class="qq num">{date}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
