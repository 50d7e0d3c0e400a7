import { setStatus, TAG_STATUSES, type TagPartId } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import type { Kind } from '../../lib/model/records.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp, usePackText } from '../ui/context.ts';

interface Props {
  tag: Entry<'tag'>;
  lacking: readonly TagPartId[];
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** How a suspicion stands. 核实 stays disabled until the five parts are there, and says what lacks. */
export function TagStatusRow({ tag, lacking, onConflict }: Props) {
  const { session, words, run } = useApp();
  const { status } = tag.body;
  const why = `why-${tag.id}`;
  return (
    <>
      <Choices
        class="seg st"
        label={words.tags.status(showLine(tag.body.tag))}
        value={status}
        describedBy={why}
        choices={TAG_STATUSES.map((value) => ({
          value,
          name: words.common.statuses[value],
          // A confirmed tag stays one, also where a part was lost since: nothing is taken back behind a person's back.
          disabled: value === 'confirmed' && status !== 'confirmed' && lacking.length > 0,
        }))}
        onChoose={(next) => next && run(() => setStatus(session, tag, next))}
      />
      <Why id={why} tag={tag} lacking={lacking} />
      {tag.conflicts.includes('status') && (
        <p class="ask">
          <span>
            {words.tags.statusConflict}{' '}
            <button type="button" onClick={() => onConflict('status', tag, words.tags.status(showLine(tag.body.tag)))}>
              {words.tags.seeBoth}
            </button>
          </span>
        </p>
      )}
    </>
  );
}

function Why({ id, tag, lacking }: { id: string; tag: Entry<'tag'>; lacking: readonly TagPartId[] }) {
  const { session, words } = useApp();
  const text = usePackText();
  const { status } = tag.body;
  if (status === 'confirmed' && lacking.length > 0) {
    const parts = session.pack.tagParts.filter((part) => lacking.includes(part.id)).map((part) => text(part.title));
    return (
      <p id={id} class="ask">
        {words.tags.lostPart(parts)}
      </p>
    );
  }
  const said =
    lacking.length > 0 ? words.tags.lacks(lacking.length) : status === 'suspected' ? words.tags.complete : '';
  return (
    <p id={id} class="t13 q">
      {said}
    </p>
  );
}
