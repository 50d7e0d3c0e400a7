import { shownTime } from '../../lib/app/checklist.ts';
import { tagKind } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  tags: readonly Entry<'tag'>[];
  visits: readonly Entry<'visit'>[];
}

/** Tags of a unit's visits that are suspected or confirmed; each leads to its visit. */
export function UnitTags({ tags, visits }: Props) {
  const { session, go, words } = useApp();
  const { units } = useDeskWords();
  const text = usePackText();
  const began = new Map(visits.map(({ id, body }) => [id, shownTime(body.began).date]));
  return (
    <section aria-label={units.tags}>
      <h2 class="h3">
        {units.tags} <span class="qq">{tags.length}</span>
      </h2>
      {tags.length === 0 && <p class="pad t13 q">{units.tagsNone}</p>}
      <ul class="unit-visits">
        {tags.map((tag) => {
          const kind = tagKind(session, tag);
          return (
            <li key={tag.id}>
              <button type="button" onClick={() => go({ screen: 'desk', page: 'visits', open: tag.parent })}>
                <span class={tag.body.status === 'confirmed' ? 'chip sure' : 'chip'}>
                  <b>{words.common.statuses[tag.body.status]}</b>
                  <span class="cut">
                    {tag.body.tag} {kind && text(kind.title)}
                  </span>
                </span>
                <span class="qq num">{began.get(tag.parent)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
