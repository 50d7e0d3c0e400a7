import { useState } from 'preact/hooks';
import type { DeskTag } from '../../lib/app/desk/tags.ts';
import { reportAll, setStatusOfAll, type TagsDone } from '../../lib/app/desk/tags-bulk.ts';
import { TAG_STATUSES } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { LeftOut } from '../ui/data-list-left.tsx';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  /** What is picked. */
  rows: readonly DeskTag[];
  nameOf(row: DeskTag): string;
}

/** What can be done with many tags at once: how they stand, and that they were reported. */
export function TagsBulk({ rows, nameOf }: Props) {
  const { session, run, words: all } = useApp();
  const { tagsDesk: words } = useDeskWords();
  const [told, setTold] = useState<{ done: TagsDone; names: ReadonlyMap<string, string> } | null>(null);
  const ids = rows.map(({ tag }) => tag.id);
  const act = (does: () => Promise<TagsDone>) =>
    run(async () => {
      const names = new Map(rows.map((row) => [row.tag.id, nameOf(row)]));
      setTold(null);
      setTold({ done: await does(), names });
    });
  return (
    <>
      {TAG_STATUSES.map((status) => (
        <button
          key={status}
          type="button"
          class="btn line"
          onClick={() => act(() => setStatusOfAll(session, ids, status))}
        >
          {words.setStatus(all.common.statuses[status])}
        </button>
      ))}
      <button type="button" class="btn line" onClick={() => act(() => reportAll(session, ids))}>
        {words.report}
      </button>
      {told && <Told {...told} />}
    </>
  );
}

/** Those that were left as they are, by name: the rest was done. */
function Told({ done: { done, left }, names }: { done: TagsDone; names: ReadonlyMap<string, string> }) {
  const { tagsDesk: words } = useDeskWords();
  if (left.length === 0) return done === 0 ? <p class="q t13 td-left">{words.nothingToDo}</p> : null;
  const said = left.map(({ id, why }) => words.leftOne(names.get(id) ?? '', words.leftWhy[why]));
  return <LeftOut says={words.leftOut(done, left.length)} names={said} />;
}
