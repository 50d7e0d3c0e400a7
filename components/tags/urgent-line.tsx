import { isUrgent, markReported, shownTime, tagKind } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';

/** An urgent tag is to be reported the same day (S32); afterwards the line says when that was noted. */
export function UrgentLine({ tag }: { tag: Entry<'tag'> }) {
  const { session, words, run } = useApp();
  if (isUrgent(session, tag)) {
    return (
      <div class="ask red urgentline">
        <Icon name="warn" small />
        <span>
          <b>{words.tags.urgentLine}</b>{' '}
          <button type="button" onClick={() => run(() => markReported(session, tag))}>
            {words.tags.report}
          </button>
        </span>
      </div>
    );
  }
  const reported = tagKind(session, tag)?.urgent && tag.body.reported;
  if (!reported) return null;
  const { date, time } = shownTime(reported);
  return <p class="ask calm urgentline">{words.tags.reported(`${date.slice(5)} ${time}`)}</p>;
}
