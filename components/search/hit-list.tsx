import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Found, HitGroup, SearchedKind } from '../../lib/app/desk/search.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { HitRow } from './hit-row.tsx';
import { figure, MANY } from './use-search.ts';

interface Props {
  found: Found;
  only: SearchedKind | null;
  /** Asks for all of a kind, or for more of it. */
  onMore(kind: SearchedKind): void;
  onOpen(): void;
}

/** What was found, by kind; of each the newest, how many there are in all, and a way to more. */
export function HitList({ found, only, onMore, onOpen }: Props) {
  const groups = found.groups.filter(({ hits }) => hits.length > 0);
  const list = useRef<HTMLDivElement>(null);
  const goOnAt = useRef<number | null>(null);
  useLayoutEffect(() => {
    // Whoever asked for more reads on where the list ended.
    const row = goOnAt.current !== null && list.current?.querySelectorAll<HTMLElement>('.hit')[goOnAt.current];
    if (!row) return;
    goOnAt.current = null;
    row.focus();
  }, [found]);
  return (
    <div ref={list}>
      {groups.map((group, at) => (
        <Group
          key={group.kind}
          group={group}
          first={at === 0}
          only={only}
          onOpen={onOpen}
          onMore={() => {
            goOnAt.current = group.hits.length;
            onMore(group.kind);
          }}
        />
      ))}
    </div>
  );
}

interface GroupProps extends Pick<Props, 'only' | 'onOpen'> {
  group: HitGroup;
  first: boolean;
  onMore(): void;
}

function Group({ group: { kind, count, hits }, first, only, onMore, onOpen }: GroupProps) {
  const { search } = useDeskWords();
  const left = count - hits.length;
  return (
    <section aria-label={search.kindCount(search.kinds[kind], figure(count))}>
      <h3 class="hhead">
        <span>{search.kindCount(search.kinds[kind], figure(count))}</span>
        {left > 0 && <span class="qq">{search.firstOf(figure(hits.length), figure(count))}</span>}
      </h3>
      <ul>
        {hits.map((hit, at) => (
          <HitRow key={hit.id} hit={hit} first={first && at === 0} onOpen={onOpen} />
        ))}
      </ul>
      {left > 0 && (
        <button type="button" class="btn text hmore" onClick={onMore}>
          {only ? search.more(figure(Math.min(left, MANY))) : search.seeAll(search.kinds[kind], figure(count))}
        </button>
      )}
    </section>
  );
}
