import { isUrgent } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';

const LOOKS = { suspected: '', confirmed: ' sure', ruledOut: ' out' } as const;

/** How a tag stands, status word first, with how many of the five parts are there. */
export function StatusChip({ tag, done }: { tag: Entry<'tag'>; done: number }) {
  const { session, words } = useApp();
  const status = words.common.statuses[tag.body.status];
  if (isUrgent(session, tag)) {
    return (
      <span class="chip urgent">
        <b>{words.tags.urgent}</b>
        {status}
      </span>
    );
  }
  return (
    <span class={`chip${LOOKS[tag.body.status] ?? ''}`}>
      <b class="cut">{status}</b>
      {done}/5
    </span>
  );
}
