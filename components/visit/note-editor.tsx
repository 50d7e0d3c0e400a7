import { useRef, useState } from 'preact/hooks';
import { attach, linkEvidence, nameOfEvidence } from '../../lib/app/evidence.ts';
import { linkItem, remove, setManner } from '../../lib/app/notes.ts';
import type { Escaped } from '../../lib/app/protect.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { membersOf, NOTE_KINDS, SOURCES, SPEAKERS } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { isComposing } from '../ui/keys.ts';
import { later } from '../ui/later.tsx';
import { Thumb } from '../ui/thumb.tsx';
import { useFiles } from '../ui/use-files.ts';
import { useWhen } from '../ui/use-when.ts';

/** What stands around protected words is needed only where there are some. */
const Outward = later(() => import('./outward.tsx').then((part) => part.Outward));

/** Asked for by a press, seldom. */
const ItemPicker = later(() => import('./item-picker.tsx').then((part) => part.ItemPicker));

interface Props {
  note: Entry<'note'>;
  line: VisitLine;
  evidence: readonly Entry<'evidence'>[];
  onEnd(): void;
  onHistory(): void;
  onConflict(): void;
}

/** A note edited in place: its words save themselves; how, source, links and evidence beside them. */
export function NoteEditor({ note, line, evidence, onEnd, onHistory, onConflict }: Props) {
  const { session, words, run } = useApp();
  const [picking, setPicking] = useState(false);
  const [escaped, setEscaped] = useState<Escaped | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const { body } = note;
  const linked = membersOf(body, 'evidence');
  const items = membersOf(body, 'items');
  const files = useFiles((list) =>
    run(async () => {
      for (const file of list) await attach(session, line.visit.id, file, { kind: 'note', id: note.id });
    }),
  );
  const end = () => {
    onEnd();
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#note-${note.id} .said`)?.focus());
  };
  return (
    <li
      ref={row}
      class="row note now"
      id={`note-${note.id}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isComposing(event) && !picking) end();
      }}
      {...files.drop}
    >
      <div class="rail">
        <span class="kind">{words.common.kinds[body.how]}</span>
      </div>
      <div class="min0 editor">
        <AutoText
          entry={note}
          field="text"
          class={body.source === 'backToBack' ? 'area protect' : 'area'}
          aria-label={words.visit.noteText}
          autofocus
          onPaste={files.onPaste}
        />
        {note.conflicts.includes('text') && (
          <button type="button" class="ask" onClick={onConflict}>
            {words.visit.hasConflict}
          </button>
        )}
        {body.quote && <p class="quote anyword t14">{body.quote.text}</p>}
        {body.quote && <p class="t13 q anyword">{`${body.quote.title}\n${body.quote.address}`}</p>}
        <div class="tools wrap">
          <Choices
            class="kinds"
            label={words.visit.how}
            value={body.how}
            choices={NOTE_KINDS.map((value) => ({ value, name: words.common.kinds[value] }))}
            onChoose={(how) => how && run(() => setManner(session, note, { how }))}
          />
        </div>
        <Choices
          class="seg"
          label={words.visit.source}
          value={body.source}
          choices={SOURCES.map((value) => ({ value, name: words.common.sources[value] }))}
          onChoose={(source) => source && run(async () => setEscaped(await setManner(session, note, { source })))}
        />
        {escaped && <Escapee escaped={escaped} />}
        {body.source === 'backToBack' && (
          <label class="t13 q blk">
            {words.visit.speaker}
            <select
              class="field"
              value={body.speaker ?? ''}
              onChange={(event) => {
                const speaker = SPEAKERS.find((one) => one === event.currentTarget.value) ?? null;
                run(() => setManner(session, note, { speaker }));
              }}
            >
              <option value="">{words.visit.noCategory}</option>
              {SPEAKERS.map((speaker) => (
                <option key={speaker} value={speaker}>
                  {words.common.speakers[speaker]}
                </option>
              ))}
            </select>
          </label>
        )}
        {body.source === 'backToBack' && <Outward note={note} line={line} />}
        <div class="meta">
          {evidence
            .filter((one) => linked.includes(one.id))
            .map((one) => (
              <span key={one.id} class="st8">
                <Thumb evidence={one} />
                <button
                  type="button"
                  class="ib"
                  aria-label={words.visit.unlink(nameOfEvidence(one) || words.visit.evidence)}
                  onClick={() => run(() => linkEvidence(session, note, one.id, false))}
                >
                  <Icon name="x" small />
                </button>
              </span>
            ))}
        </div>
        <div class="tools wrap tight">
          <label class="tool">
            <Icon name="photo" />
            {words.visit.addFile}
            <input type="file" multiple class="sr" onChange={files.onChoose} />
          </label>
          <button type="button" class="tool" onClick={() => setPicking(true)}>
            <Icon name="link" />
            {words.visit.item}
            {items.length > 0 && ` ${items.length}`}
          </button>
          <button type="button" class="tool" onClick={onHistory}>
            <Icon name="clock" />
            {words.visit.history}
          </button>
          <button type="button" class="tool" onClick={() => run(() => remove(session, note))}>
            <Icon name="trash" />
            {words.visit.delete}
          </button>
          <span class="grow" />
          <button type="button" class="btn main" onClick={end}>
            {words.visit.done}
          </button>
        </div>
      </div>
      {picking && (
        <ItemPicker
          line={line}
          chosen={items}
          onClose={() => setPicking(false)}
          onToggle={(item, on) => run(() => linkItem(session, note, item, on))}
        />
      )}
    </li>
  );
}

/** What was said before and went out already: it can't be taken back, and that is said. */
function Escapee({ escaped }: { escaped: Escaped }) {
  const { words } = useApp();
  const when = useWhen();
  return (
    <p class="ask red" role="status">
      {words.visit.outgoing.escaped(escaped.versions, escaped.savedAt === null ? null : when(escaped.savedAt))}
    </p>
  );
}
