import { bestTag, findTags, lackingParts, type PackTag, tagsOfItem } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { placeOf } from './place.ts';
import { StatusChip } from './tag-chip.tsx';
import { useAddTag } from './use-add-tag.ts';

interface Props {
  visit: string;
  tags: readonly Entry<'tag'>[];
  evidence: readonly Entry<'evidence'>[];
}

/** The pack's tags by area, or those that hold what is typed; those related to the item that one comes from first. */
export function TagGroups({ visit, tags, evidence }: Props) {
  const { session, words } = useApp();
  const text = usePackText();
  const { typed, item } = placeOf(visit).value;
  const searching = typed.trim() !== '';
  const groups = findTags(session, typed);
  const related = !searching && item ? tagsOfItem(session, item) : [];
  const first = searching ? bestTag(groups, typed)?.id : undefined;
  const lists = [
    ...(item && related.length > 0 ? [{ id: 'related', name: words.tags.related(item), list: related }] : []),
    ...groups.map(({ area, tags: list }) => ({
      id: area.id,
      name: text(area.name),
      list: list.filter((tag) => !related.includes(tag)),
    })),
  ].filter(({ list }) => list.length > 0);
  if (lists.length === 0) return <p class="empty q t14">{words.tags.notFound}</p>;
  return (
    <>
      {lists.map(({ id, name, list }) => (
        <section key={id} aria-labelledby={`area-${id}`}>
          <h2 class="sec" id={`area-${id}`}>
            {name} <span>{list.length}</span>
          </h2>
          <ul>
            {list.map((kind) => (
              <KindRow
                key={kind.id}
                visit={visit}
                kind={kind}
                tag={tags.find((tag) => tag.body.tag === kind.id)}
                evidence={evidence}
                first={kind.id === first}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface RowProps {
  visit: string;
  kind: PackTag;
  /** The visit's own tag of this kind, where there is one. */
  tag: Entry<'tag'> | undefined;
  evidence: readonly Entry<'evidence'>[];
  /** Whether Enter in the search field takes this one. */
  first: boolean;
}

function KindRow({ visit, kind, tag, evidence, first }: RowProps) {
  const { session, words } = useApp();
  const text = usePackText();
  const add = useAddTag(visit);
  const title = text(kind.title);
  const done = tag ? session.pack.tagParts.length - lackingParts(session, tag, evidence).length : 0;
  return (
    <li>
      <button type="button" class={first ? 'tr first' : 'tr'} onClick={() => add(kind.id)}>
        <span class="sr">{tag ? words.tags.open : words.tags.add}</span> <span class="code">{kind.id}</span>{' '}
        <span class="name">
          {title} <span class="t13 q blk">{text(kind.hint)}</span>
        </span>{' '}
        {tag ? (
          <StatusChip tag={tag} done={done} />
        ) : kind.urgent ? (
          <span class="chip urgent">
            <b>{words.tags.urgent}</b>
          </span>
        ) : null}
        {first && !tag && <kbd>{words.tags.enter}</kbd>}
      </button>
    </li>
  );
}
