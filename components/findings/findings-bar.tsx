import { useRef } from 'preact/hooks';
import type { VisitLine } from '../../lib/app/visits.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { isComposing, useKeys } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { movePlace, placeOf } from './place.ts';
import { type FindingDraft, useFindingDraft } from './use-finding-draft.ts';

const WRITES = ['finding', 'deviation', 'advice'] as const;

/** What is always reachable among the findings: a line to write one, or what was said on the spot. */
export function FindingsBar({ line }: { line: VisitLine }) {
  const { session, run, words, singleKeys } = useApp();
  const { findings } = useLaterWords();
  const { visit } = line;
  const { writes } = placeOf(visit.id).value;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useFindingDraft(visit, field);
  useKeys((name) => {
    if (!singleKeys || name !== '/') return false;
    field.current?.focus();
    return true;
  });
  const keep = () => {
    run(draft.keep);
    field.current?.focus();
  };
  const isFinding = writes === 'finding';
  return (
    <section class="findbar" aria-label={findings.write[writes]}>
      <textarea
        ref={field}
        class="write"
        rows={1}
        aria-label={findings.write[writes]}
        placeholder={findings.write[writes]}
        onInput={draft.onInput}
        onBlur={() => void session.queue.flush()}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter' && !event.shiftKey) keep();
          else if (event.key === 'Escape') field.current?.blur();
          else return;
          event.preventDefault();
        }}
      />
      {isFinding && <Origin draft={draft} />}
      <div class="tools top8">
        <Choices
          class="seg"
          label={findings.kind}
          value={writes}
          choices={WRITES.map((value) => ({ value, name: findings.kinds[value] }))}
          onChoose={(value) => value && movePlace(visit.id, { writes: value })}
        />
        <span class="grow" />
        <button type="button" class="btn main" onClick={keep}>
          {words.visit.keep}
        </button>
      </div>
    </section>
  );
}

/** What the finding that is being written is made from. */
function Origin({ draft }: { draft: FindingDraft }) {
  const { findings } = useLaterWords();
  const { origin, isProtected } = draft;
  if (!origin) return null;
  const { item, note, tag } = origin;
  const set = item ? 'items' : note ? 'notes' : tag ? 'tags' : 'materials';
  const what = item ? `${findings.from[set]} ${item}` : findings.from[set];
  return (
    <div class="meta">
      <span class="link">{findings.linkedWith(what)}</span>
      <button type="button" class="btn text" onClick={draft.unlink}>
        {findings.unlink}
      </button>
      {isProtected && (
        <p class="t13 q st8">
          <Icon name="lock" small />
          {findings.ownWords}
        </p>
      )}
    </div>
  );
}
