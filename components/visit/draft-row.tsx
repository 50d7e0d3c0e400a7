import { useEffect, useState } from 'preact/hooks';
import { isHeldElsewhere, isOwnDraft } from '../../lib/app/drafts.ts';
import { keepNote, remove } from '../../lib/app/notes.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { LongText } from './long-text.tsx';

/**
 * A draft that is not in this composer: another window writes it, or it was left behind while this one had begun
 * another. What nobody writes can be put down or thrown away here.
 */
export function DraftRow({ draft }: { draft: Entry<'note'> }) {
  const { session, words, run } = useApp();
  const [held, setHeld] = useState<boolean | null>(null);
  useEffect(() => {
    let current = true;
    const look = () => void isHeldElsewhere(draft.id).then((elsewhere) => current && setHeld(elsewhere));
    look();
    const timer = setInterval(look, 3000);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [draft.id]);
  if (held === null || isOwnDraft(draft.id) || !draft.body.text) return null;
  return (
    <div class="row draft">
      <div class="rail">
        <span class="kind">{words.common.kinds[draft.body.how]}</span>
      </div>
      <div class="min0">
        <LongText text={draft.body.text} />
        {held ? (
          <p class="t13 q">{words.visit.writtenElsewhere}</p>
        ) : (
          <div class="tools">
            <button
              type="button"
              class="btn text"
              onClick={() => run(() => keepNote(session, draft.parent, draft.id, draft.body.text))}
            >
              {words.visit.keep}
            </button>
            <button type="button" class="btn text" onClick={() => run(() => remove(session, draft))}>
              {words.visit.delete}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
