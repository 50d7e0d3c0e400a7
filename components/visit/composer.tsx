import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { captureSelection } from '../../lib/app/capture-selection.ts';
import { attach } from '../../lib/app/evidence.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { type Entry, watchEvidence, watchNote } from '../../lib/app/watch.ts';
import { membersOf, NOTE_KINDS } from '../../lib/model/records.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { isComposing, keyName } from '../ui/keys.ts';
import { later } from '../ui/later.tsx';
import { Thumb } from '../ui/thumb.tsx';
import { useFiles } from '../ui/use-files.ts';
import { useWatch } from '../ui/use-watch.ts';
import { useDraft } from './use-draft.ts';

/** Asked for by a press, seldom. */
const ItemPicker = later(() => import('./item-picker.tsx').then((part) => part.ItemPicker));

/**
 * Where a note is written: always on screen, ready for the next as soon as one is put down. What stands in it is a
 * draft note in the store from the first key on.
 */
export function Composer({ line, autofocus }: { line: VisitLine; autofocus: boolean }) {
  const { session, words, run } = useApp();
  const { visit } = line;
  const field = useRef<HTMLTextAreaElement>(null);
  const packText = usePackText();
  const [picking, setPicking] = useState(false);
  const draft = useDraft(visit.id, field);
  // Before it is seen: the next keys are a note's.
  useLayoutEffect(() => {
    if (autofocus) field.current?.focus();
  }, []);
  const evidence = useEvidenceOf(visit.id, draft.id);
  const { manner } = draft;

  const take = async (files: readonly File[]) => {
    for (const file of files) await attach(session, visit.id, file, { kind: 'note', id: draft.ensure() });
    field.current?.focus();
  };
  const files = useFiles((list) => run(() => take(list)));
  const keep = () => {
    if ((field.current?.value.trim() ?? '') === '' && evidence.length === 0) return field.current?.focus();
    run(draft.keep);
    field.current?.focus();
  };
  const toggle = (source: 'faceToFace' | 'backToBack') =>
    draft.setManner({ ...manner, source: manner.source === source ? 'public' : source });
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const name = keyName(event);
    const next = NOTE_KINDS[(NOTE_KINDS.indexOf(manner.how) + 1) % NOTE_KINDS.length] ?? 'look';
    if (name === 'Enter' && !event.shiftKey) keep();
    else if (name === 'Alt+k') draft.setManner({ ...manner, how: next });
    else if (name === 'Alt+p') toggle('backToBack');
    else if (name === 'Alt+i') setPicking(true);
    else if (name === 'Escape') field.current?.blur();
    else return;
    event.preventDefault();
  };
  const items = session.pack.items.filter((item) => manner.items.includes(item.id));

  return (
    <section aria-label={words.visit.compose} {...files.drop}>
      <textarea
        ref={field}
        class={manner.source === 'backToBack' ? 'write protect' : 'write'}
        rows={1}
        aria-label={words.visit.writeNote}
        placeholder={words.visit.writeHint}
        onInput={draft.onInput}
        onKeyDown={onKeyDown}
        onPaste={files.onPaste}
        onBlur={() => void session.queue.flush()}
      />
      {manner.source === 'backToBack' && (
        <p class="t13 q st8">
          <Icon name="lock" small />
          {words.visit.protectedHint}
        </p>
      )}
      {(evidence.length > 0 || items.length > 0) && (
        <div class="meta">
          {evidence.map((one) => (
            <Thumb key={one.id} evidence={one} />
          ))}
          {items.map((item) => (
            <span class="link" key={item.id}>
              {item.id} {packText(item.short)}
            </span>
          ))}
        </div>
      )}
      <div class="tools top8 wrap">
        <Choices
          class="kinds"
          label={words.visit.how}
          value={manner.how}
          choices={NOTE_KINDS.map((value) => ({ value, name: words.common.kinds[value] }))}
          onChoose={(how) => how && draft.setManner({ ...manner, how })}
        />
        <span class="grow" />
        {(['faceToFace', 'backToBack'] as const).map((source) => (
          <button
            key={source}
            type="button"
            class="toggle"
            aria-pressed={manner.source === source}
            onClick={() => toggle(source)}
          >
            {words.common.sources[source]}
          </button>
        ))}
      </div>
      <div class="tools top8 tight">
        <button type="button" class="tool" onClick={() => run(() => captureSelection(session, undefined, visit.id))}>
          <Icon name="clip" />
          {words.visit.clip}
        </button>
        <label class="tool">
          <Icon name="photo" />
          {words.visit.addFile}
          <input type="file" multiple class="sr" onChange={files.onChoose} />
        </label>
        <button type="button" class="tool" onClick={() => setPicking(true)}>
          <Icon name="link" />
          {words.visit.item}
        </button>
        <span class="grow" />
        <button type="button" class="btn main" onClick={keep}>
          {words.visit.keep}
        </button>
      </div>
      {picking && (
        <ItemPicker
          line={line}
          chosen={manner.items}
          onClose={() => {
            setPicking(false);
            field.current?.focus();
          }}
          onToggle={(item, on) =>
            draft.setManner({
              ...manner,
              items: on ? [...manner.items, item] : manner.items.filter((one) => one !== item),
            })
          }
        />
      )}
    </section>
  );
}

function useEvidenceOf(visit: string, note: string | null): Entry<'evidence'>[] {
  const { session } = useApp();
  const all = useWatch<Entry<'evidence'>[]>((on) => watchEvidence(session, visit, on), [visit]);
  const draft = useWatch<Entry<'note'> | null>((on) => (note ? watchNote(session, note, on) : () => undefined), [note]);
  const linked = note && draft?.id === note ? membersOf(draft.body, 'evidence') : [];
  return (all ?? []).filter((one) => linked.includes(one.id));
}
