import { useState } from 'preact/hooks';
import { remove } from '../../lib/app/notes.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { membersOf } from '../../lib/model/records.ts';
import { shownTime } from '../../lib/model/time.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { EvidenceDialog } from '../ui/evidence-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Thumb } from '../ui/thumb.tsx';
import { LongText } from './long-text.tsx';

interface Props {
  note: Entry<'note'>;
  tags: readonly Entry<'tag'>[];
  evidence: readonly Entry<'evidence'>[];
  onEdit(): void;
}

/** A note in the list: how and when in the rail, what it says, and what hangs on it. */
export function NoteRow({ note, tags, evidence, onEdit }: Props) {
  const { session, words, run } = useApp();
  const text = usePackText();
  const [open, setOpen] = useState<Entry<'evidence'> | null>(null);
  const { body } = note;
  const items = session.pack.items.filter((item) => membersOf(body, 'items').includes(item.id));
  const shown = evidence.filter((one) => membersOf(body, 'evidence').includes(one.id));
  const own = tags.filter((tag) => membersOf(tag.body, 'notes').includes(note.id));
  const isProtected = body.source === 'backToBack';
  return (
    <li class="row note" id={`note-${note.id}`}>
      <div class="rail">
        <span class="kind" title={words.common.kindNames[body.how] ?? ''}>
          {words.common.kinds[body.how] ?? '?'}
        </span>
        {/* A note whose beginning was lost with a torn journal has words and no time. */}
        <time>{body.at ? shownTime(body.at).time : ''}</time>
      </div>
      <div class="min0">
        <button
          type="button"
          class={isProtected ? 'said protect' : 'said'}
          aria-description={words.visit.editNote}
          onClick={onEdit}
          onKeyDown={(event) => {
            if (event.key === 'Delete') run(() => remove(session, note));
          }}
        >
          {body.text && <LongText text={body.text} />}
          {body.quote && <QuoteBlock quote={body.quote} />}
          {!body.text && !body.quote && <span class="qq">{words.visit.onlyEvidence}</span>}
        </button>
        {note.conflicts.length > 0 && (
          <button type="button" class="ask" onClick={onEdit}>
            {words.visit.hasConflict}
          </button>
        )}
        {(shown.length > 0 || items.length > 0 || own.length > 0 || body.source !== 'public') && (
          <div class="meta">
            {shown.map((one) => (
              <Thumb key={one.id} evidence={one} onOpen={() => setOpen(one)} />
            ))}
            {body.source !== 'public' && (
              <span class="st8 t13 q">
                {isProtected && <Icon name="lock" small />}
                {isProtected ? words.visit.noSpeaker : words.common.sources[body.source]}
                {body.speaker && `${words.common.sep}${words.common.speakers[body.speaker]}`}
              </span>
            )}
            {items.map((item) => (
              <span class="link" key={item.id}>
                {item.id} {text(item.short)}
              </span>
            ))}
            {own.map((tag) => (
              <TagChip key={tag.id} tag={tag} />
            ))}
          </div>
        )}
      </div>
      {open && <EvidenceDialog evidence={open} onClose={() => setOpen(null)} />}
    </li>
  );
}

function QuoteBlock({ quote }: { quote: NonNullable<Entry<'note'>['body']['quote']> }) {
  const { words } = useApp();
  return (
    <span class="quote">
      <LongText text={quote.text} />
      <span class="t13 q blk cut">{quote.title}</span>
      <span class="t12 qq blk cut">{quote.address}</span>
      {quote.cut && <span class="t12 amber blk">{words.visit.quoteCut}</span>}
    </span>
  );
}

function TagChip({ tag }: { tag: Entry<'tag'> }) {
  const { session, words } = useApp();
  const text = usePackText();
  const known = session.pack.tags.find((one) => one.id === tag.body.tag);
  const look = { suspected: '', confirmed: ' sure', ruledOut: ' out' }[tag.body.status] ?? '';
  return (
    <span class={`chip${look}`}>
      <b>{words.common.statuses[tag.body.status]}</b>
      <span class="cut">
        {showLine(tag.body.tag)} {known && text(known.title)}
      </span>
    </span>
  );
}
